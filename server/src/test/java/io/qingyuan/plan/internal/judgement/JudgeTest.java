package io.qingyuan.plan.internal.judgement;

import static io.qingyuan.plan.internal.judgement.PlanItem.aBindingRatio;
import static org.assertj.core.api.Assertions.assertThat;

import io.qingyuan.plan.Status;
import io.qingyuan.plan.internal.judgement.Reading.Achievement;
import io.qingyuan.plan.internal.judgement.Reason.Code;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JudgeTest {

    @ParameterizedTest(name = "{0} {1}: 2019 {2}, target {3}, in {4} {5} is {6}")
    @CsvSource({
        // comparator, direction, base, target, year, value, status
        "=,  higher, 97.36, 98,   2025, 98,    met",
        "=,  higher, 97.36, 98,   2025, 98.1,  met",
        "=,  higher, 97.36, 98,   2025, 97.99, missed",
        "=,  higher, 97.36, 98,   2026, 97.99, missed",
        "=,  higher, 97.36, 98,   2022, 98.3,  met",
        "=,  lower,  26.37, 25,   2025, 25,    met",
        "=,  lower,  26.37, 25,   2025, 24.9,  met",
        "=,  lower,  26.37, 25,   2025, 25.3,  missed",
        ">=, higher, 60,    64,   2025, 64,    met",
        ">=, higher, 60,    64,   2025, 63.9,  missed",
        ">,  higher, 60,    64,   2025, 64,    missed",
        ">,  higher, 60,    64,   2025, 64.1,  met",
        "<=, lower,  30,    20,   2025, 20,    met",
        "<=, lower,  30,    20,   2025, 20.1,  missed",
        "<,  lower,  30,    20,   2025, 20,    missed",
        "<,  lower,  30,    20,   2025, 19.9,  met",
        // on the straight line from 73.4 to 80 the year 2022 asks for 76.7
        "=,  higher, 73.4,  80,   2022, 76.7,  on-track",
        "=,  higher, 73.4,  80,   2022, 76.6,  behind",
        "=,  higher, 73.4,  80,   2022, 79.9,  on-track",
        // on the straight line from 26.37 down to 25 the year 2022 allows 25.685
        "=,  lower,  26.37, 25,   2022, 25.685, on-track",
        "=,  lower,  26.37, 25,   2022, 25.69,  behind",
        // a third of the way is no finite decimal: 97.36 + 0.64 / 3 = 97.57333…
        "=,  higher, 97.36, 98,   2021, 97.57, behind",
        "=,  higher, 97.36, 98,   2021, 97.58, on-track",
        // the base year itself is on the path
        "=,  higher, 73.4,  80,   2019, 73.4,  on-track",
        // better than the target from the start: the target is to be held
        "=,  higher, 50,    25,   2022, 25,    met",
        "=,  higher, 50,    25,   2022, 24.9,  behind",
        "=,  higher, 50,    25,   2025, 24.9,  missed",
    })
    void aNumberIsJudgedByItsOwnComparatorAndDirection(
            String comparator, String direction, String base, String target, int year, String value, String status) {
        Judgement judgement = aBindingRatio()
                .going(direction)
                .target(comparator, target)
                .value(2019, base)
                .value(year, value)
                .judgedIn(year);

        assertThat(judgement.target().status()).isEqualTo(Status.ofKey(status));
    }

    @ParameterizedTest(name = "required {0} {1}, value {2}: {3}")
    @CsvSource({
        ">=, 85,  85,   met",
        ">=, 85,  84.9, missed",
        "=,  100, 100,  met",
        "=,  100, 99.9, missed",
    })
    void theNationalRequirementIsAskedForInEveryYear(String comparator, String required, String value, String status) {
        Judgement judgement = aBindingRatio()
                .required(comparator, required)
                .target("=", "98")
                .value(2021, value)
                .judgedIn(2021);

        assertThat(judgement.required().status()).isEqualTo(Status.ofKey(status));
    }

    @Test
    void aMissingFigureIsNotReportedAndNeverZero() {
        Judgement judgement = aBindingRatio().target("<=", "10").judgedIn(2024);

        assertThat(judgement.target().status()).isEqualTo(Status.NOT_REPORTED);
        assertThat(judgement.required().status()).isEqualTo(Status.NOT_REPORTED);
        assertThat(judgement.gap()).isNull();
        assertThat(judgement.pace()).isNull();
    }

    @Test
    void zeroIsAFigure() {
        Judgement judgement = aBindingRatio().target("=", "0").value(2025, "0").judgedIn(2025);

        assertThat(judgement.target().status()).isEqualTo(Status.MET);
    }

    @Test
    void anAssignedTaskWithoutARecordIsPendingWhateverTheFigureSays() {
        Judgement judgement = aBindingRatio().targetAssigned().value(2025, "99").judgedIn(2025);

        assertThat(judgement.target().status()).isEqualTo(Status.PENDING_TARGET);
        assertThat(judgement.target().reasons()).containsExactly(Reason.of(Code.NO_ASSIGNED_TARGET, "2025"));
    }

    @ParameterizedTest(name = "80 and assigned {0}: {1} in {2} is {3}")
    @CsvSource({
        "    , 81, 2025, pending-target",
        "    , 79, 2025, missed",
        "    , 74, 2022, behind",
        "    , 78, 2022, pending-target",
        "80  , 81, 2025, met",
        "82  , 81, 2025, missed",
        "82  , 79, 2025, missed",
        "82  , 83, 2025, met",
        "82  , 79, 2022, on-track",
        "90  , 81, 2022, behind",
    })
    void aNumberPlusTheAssignedTaskNeedsBoth(String assigned, String value, int year, String status) {
        PlanItem item = aBindingRatio().target("=", "80").andAssigned().value(2019, "73.4");
        if (assigned != null) {
            item = item.assigned(2025, ">=", assigned);
        }

        assertThat(item.value(year, value).judgedIn(year).target().status()).isEqualTo(Status.ofKey(status));
    }

    @Test
    void thePathLeadsToTheStricterOfTwoTargets() {
        Judgement judgement = aBindingRatio()
                .target("=", "80")
                .andAssigned()
                .assigned(2025, ">=", "86")
                .value(2019, "74")
                .value(2022, "80")
                .judgedIn(2022);

        assertThat(judgement.pathValue()).isEqualByComparingTo("80");
        assertThat(judgement.pace()).isEqualByComparingTo("2");
    }

    @Test
    void theRequiredTaskIsTheOneOfTheSameYear() {
        PlanItem item = aBindingRatio()
                .requiredAssigned()
                .target("=", "80")
                .value(2023, "79")
                .assigned(2025, ">=", "80");

        assertThat(item.judgedIn(2023).required().status()).isEqualTo(Status.PENDING_TARGET);
        assertThat(item.assigned(2023, ">=", "78.5").judgedIn(2023).required().status())
                .isEqualTo(Status.MET);
        assertThat(item.assigned(2023, ">=", "79.5").judgedIn(2023).required().status())
                .isEqualTo(Status.MISSED);
    }

    @ParameterizedTest(name = "{0}, tolerance {1}: {2} after {3} is {4}")
    @CsvSource({
        "higher, 0,   79,   79,   met",
        "higher, 0,   79.1, 79,   met",
        "higher, 0,   78.9, 79,   missed",
        "higher, 0.2, 78.9, 79,   met",
        "higher, 0.2, 78.8, 79,   met",
        "higher, 0.2, 78.7, 79,   missed",
        "lower,  0,   0.41, 0.42, met",
        "lower,  0,   0.43, 0.42, missed",
        "higher, 0,   79,       , not-judged",
    })
    void keepingStableOrImprovingLooksAtTheYearBefore(
            String direction, String tolerance, String value, String before, String status) {
        PlanItem item = aBindingRatio()
                .going(direction)
                .requiredSteady(tolerance)
                .target("=", "80")
                .value(2022, value);
        if (before != null) {
            item = item.value(2021, before);
        }

        assertThat(item.judgedIn(2022).required().status()).isEqualTo(Status.ofKey(status));
    }

    @Test
    void aTaskAndStabilityHaveBothToHold() {
        PlanItem item = aBindingRatio()
                .requiredAssigned()
                .requiredSteady("0")
                .value(2022, "78")
                .value(2023, "77")
                .assigned(2023, ">=", "75");

        Judgement judgement = item.judgedIn(2023);

        assertThat(judgement.required().status()).isEqualTo(Status.MISSED);
        assertThat(judgement.required().reasons())
                .extracting(Reason::code)
                .containsExactly(Code.ASSIGNED_REACHED, Code.NOT_STEADY);
    }

    @ParameterizedTest(name = "{0}, evidence {1}: {2}")
    @CsvSource({
        "ACHIEVED,     true,  met",
        "ACHIEVED,     false, awaiting-evidence",
        "PARTIAL,      true,  not-met",
        "NOT_ACHIEVED, true,  not-met",
        "NOT_ACHIEVED, false, not-met",
    })
    void aStateIsJudgedByWhatProvesIt(Achievement achievement, boolean evidenced, String status) {
        Judgement judgement =
                PlanItem.aState().state(2024, achievement, evidenced).judgedIn(2024);

        assertThat(judgement.target().status()).isEqualTo(Status.ofKey(status));
        assertThat(judgement.required().status()).isEqualTo(Status.ofKey(status));
        assertThat(judgement.pathValue()).isNull();
    }

    @Test
    void aStateNobodyRecordedIsNotReported() {
        assertThat(PlanItem.aState().judgedIn(2025).target().status()).isEqualTo(Status.NOT_REPORTED);
    }

    @Test
    void aDoubtfulFigureIsNotJudgedAndGivesNoPath() {
        PlanItem item = aBindingRatio().target("=", "40").doubtful(2019).value(2022, "36");

        assertThat(item.judgedIn(2019).target().status()).isEqualTo(Status.NOT_JUDGED);
        Judgement later = item.judgedIn(2022);
        assertThat(later.target().status()).isEqualTo(Status.NOT_JUDGED);
        assertThat(later.target().reasons()).extracting(Reason::code).containsExactly(Code.NO_PATH);
        assertThat(later.pathValue()).isNull();
    }

    @Test
    void anItemWithoutAnyTargetIsNotJudged() {
        Judgement judgement = aBindingRatio().value(2025, "70").judgedIn(2025);

        assertThat(judgement.target().status()).isEqualTo(Status.NOT_JUDGED);
        assertThat(judgement.target().reasons()).extracting(Reason::code).containsExactly(Code.NOTHING_ASKED);
    }

    @Test
    void gapAndPaceAreThoseOfTheStraightLine() {
        Judgement judgement = aBindingRatio()
                .target("=", "80")
                .value(2019, "73.4")
                .value(2022, "75.2")
                .judgedIn(2022);

        assertThat(judgement.pathValue()).isEqualByComparingTo("76.7");
        assertThat(judgement.gap()).isEqualByComparingTo("-1.5");
        assertThat(judgement.pace()).isEqualByComparingTo("1.6");
    }

    @Test
    void whereLowerIsBetterBeingBelowThePathIsAhead() {
        Judgement judgement = aBindingRatio()
                .going("lower")
                .target("=", "25")
                .value(2019, "26.5")
                .value(2022, "25.5")
                .judgedIn(2022);

        assertThat(judgement.target().status()).isEqualTo(Status.ON_TRACK);
        assertThat(judgement.gap()).isEqualByComparingTo("0.25");
        assertThat(judgement.pace()).isNegative();
    }

    @Test
    void aBindingItemWhoseTrendFallsShortWarnsEarly() {
        PlanItem item = aBindingRatio()
                .target("=", "80")
                .value(2019, "73.4")
                .value(2020, "76")
                .value(2021, "76.3")
                .value(2022, "76.8");

        Judgement judgement = item.judgedIn(2022);

        assertThat(judgement.target().status()).isEqualTo(Status.ON_TRACK);
        assertThat(judgement.forecast()).isEqualByComparingTo("80.35");
        assertThat(judgement.warning()).isFalse();

        Judgement slower = item.value(2023, "77.8").judgedIn(2023);
        assertThat(slower.forecast()).isEqualByComparingTo("79.9");
        assertThat(slower.warning()).isTrue();
    }

    @Test
    void aReferenceItemDoesNotWarn() {
        Judgement judgement = aBindingRatio()
                .reference()
                .target("=", "80")
                .value(2019, "73.4")
                .value(2022, "73")
                .judgedIn(2022);

        assertThat(judgement.target().status()).isEqualTo(Status.BEHIND);
        assertThat(judgement.warning()).isFalse();
    }

    @Test
    void partsComeToTheWorstOfThem() {
        assertThat(Status.worstOf(List.of(Status.MET, Status.MET))).isEqualTo(Status.MET);
        assertThat(Status.worstOf(List.of(Status.MET, Status.NOT_REPORTED, Status.ON_TRACK)))
                .isEqualTo(Status.NOT_REPORTED);
        assertThat(Status.worstOf(List.of(Status.MISSED, Status.PENDING_TARGET)))
                .isEqualTo(Status.MISSED);
    }
}
