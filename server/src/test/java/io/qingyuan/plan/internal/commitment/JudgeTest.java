package io.qingyuan.plan.internal.commitment;

import static org.assertj.core.api.Assertions.assertThat;

import io.qingyuan.plan.internal.commitment.Verdict.Reason;
import io.qingyuan.plan.internal.judgement.Comparison;
import io.qingyuan.plan.internal.judgement.Limit;
import io.qingyuan.support.ShowsPoint;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.Year;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JudgeTest {

    private static final Reading READING = new Reading(new BigDecimal("0.05"), 180);
    private static final LocalDate AFTER = LocalDate.of(2026, 11, 23);

    @ParameterizedTest(name = "{0} {1}: {2} is {3}")
    @CsvSource({
        ">=,          98,   98,    met",
        ">=,          98,   97.9,  missed",
        "<=,          30,   30,    met",
        "<=,          30,   30.1,  missed",
        ">,           1500, 1500,  missed",
        ">,           1500, 1500.1,met",
        "<,           0,    0,     missed",
        "<,           0,    -0.1,  met",
        "=,           95,   95,    met",
        "=,           95,   96,    met",
        "=,           95,   94.9,  missed",
        "=,           0,    0,     met",
        "=,           0,    1,     missed",
        "~,           100,  95,    met",
        "~,           100,  94.9,  missed",
        "~,           0,    0,     met",
        "~,           0,    1,     missed",
        "range,       1,    1,     met",
        "range,       1,    3,     met",
        "range,       1,    0,     missed",
        "done,        3,    3,     met",
        "done,        3,    2,     missed",
        "exists,      4,    4,     met",
        "exists,      4,    3,     missed",
    })
    void aNumberAtTheDeadlineIsComparedAsTheComparatorSays(
            String comparator, String asked, String value, String state) {
        Duty duty = duty(comparator, asked);

        Verdict verdict = judge(duty, AFTER, report("2025-12-31", value));

        assertThat(verdict.state()).isEqualTo(State.of(state));
    }

    @ParameterizedTest(name = "{0} from {1} to {2} is {3}")
    @CsvSource({
        "increase,    73.3, 73.4, met",
        "increase,    73.3, 73.3, missed",
        "no-decrease, 73.3, 73.3, met",
        "no-decrease, 73.3, 73.2, missed",
        "decrease,    73.3, 73.2, met",
        "decrease,    73.3, 73.3, missed",
    })
    void aTrendIsComparedWithTheStart(String comparator, String start, String value, String state) {
        Duty duty = trend(comparator, new BigDecimal(start));

        assertThat(judge(duty, AFTER, report("2025-12-31", value)).state()).isEqualTo(State.of(state));
    }

    @Test
    void aTrendWithoutAStartNeedsTwoReports() {
        Duty duty = trend("increase", null);

        assertThat(judge(duty, AFTER, report("2025-12-31", "5")).reason()).isEqualTo(Reason.NEEDS_TWO_VALUES);
        assertThat(judge(duty, AFTER, report("2023-12-31", "4"), report("2025-12-31", "5"))
                        .state())
                .isEqualTo(State.MET);
    }

    @Test
    void aTrendIsNotMetBeforeItsDeadline() {
        Duty duty = trend("increase", new BigDecimal("73.3"));

        assertThat(judge(duty, LocalDate.of(2023, 6, 1), report("2022-12-31", "74"))
                        .state())
                .isEqualTo(State.ON_TRACK);
        assertThat(judge(duty, LocalDate.of(2023, 6, 1), report("2022-12-31", "73"))
                        .state())
                .isEqualTo(State.BEHIND);
    }

    @Test
    void whereLowerIsBetterReachIsReadAsAtMost() {
        Duty duty = lower(duty("=", "25"));

        assertThat(judge(duty, AFTER, report("2025-12-31", "24.2")).state()).isEqualTo(State.MET);
        assertThat(judge(duty, AFTER, report("2025-12-31", "25.1")).state()).isEqualTo(State.MISSED);
    }

    @Test
    void missingIsNotZero() {
        Verdict verdict = judge(duty(">=", "98"), AFTER);

        assertThat(verdict.state()).isEqualTo(State.NOT_REPORTED);
        assertThat(verdict.reason()).isEqualTo(Reason.DEADLINE_PASSED_NOTHING_REPORTED);
    }

    @Test
    @ShowsPoint("plan-goal-tracker#2")
    void beforeTheDeadlineNothingReportedIsNotDueUntilTheDeadlineIsNear() {
        Duty duty = duty(">=", "98");

        assertThat(judge(duty, LocalDate.of(2025, 7, 3)).state()).isEqualTo(State.NOT_DUE);
        assertThat(judge(duty, LocalDate.of(2025, 7, 4)).reason()).isEqualTo(Reason.DUE_SOON_NOTHING_REPORTED);
        assertThat(judge(duty, LocalDate.of(2025, 12, 31)).state()).isEqualTo(State.BEHIND);
        assertThat(judge(duty, LocalDate.of(2026, 1, 1)).state()).isEqualTo(State.NOT_REPORTED);
    }

    @Test
    @ShowsPoint("plan-goal-tracker#2")
    void aValueIsComparedWithTheStraightPathFromTheStartingYear() {
        Duty duty = from(duty(">=", "98"), "97.36", 2019);
        LocalDate day = LocalDate.of(2023, 2, 1);

        assertThat(judge(duty, day, report("2022-12-31", "97.68")).reason()).isEqualTo(Reason.ABOVE_PATH);
        Verdict behind = judge(duty, day, report("2022-12-31", "97.67"));
        assertThat(behind.state()).isEqualTo(State.BEHIND);
        assertThat(behind.compared()).isEqualByComparingTo("97.68");
    }

    @Test
    void aPathThatFallsAsksForLess() {
        Duty duty = lower(from(duty("=", "25"), "26.37", 2019));

        assertThat(judge(duty, LocalDate.of(2023, 2, 1), report("2022-12-31", "25.6"))
                        .state())
                .isEqualTo(State.ON_TRACK);
        assertThat(judge(duty, LocalDate.of(2023, 2, 1), report("2022-12-31", "25.8"))
                        .state())
                .isEqualTo(State.BEHIND);
    }

    @Test
    void withoutAStartThereIsNoPathAndTheDeadlineDecides() {
        Duty duty = duty("=", "400");

        assertThat(judge(duty, LocalDate.of(2023, 2, 1), report("2022-12-31", "180"))
                        .reason())
                .isEqualTo(Reason.NO_PATH);
        assertThat(judge(duty, LocalDate.of(2025, 9, 1), report("2025-08-31", "380"))
                        .reason())
                .isEqualTo(Reason.DUE_SOON);
    }

    @Test
    void reachedAfterTheDeadlineIsMetLate() {
        Duty duty = milestone("2020-12-31");

        Verdict verdict = judge(duty, AFTER, step("2021-06-30", Step.DONE));

        assertThat(verdict.state()).isEqualTo(State.MET);
        assertThat(verdict.reason()).isEqualTo(Reason.REACHED_LATE);
    }

    @Test
    void reachedAtTheDeadlineAndLostLaterStaysMetAndSaysSo() {
        Verdict verdict = judge(duty(">=", "98"), AFTER, report("2025-12-31", "98"), report("2026-06-30", "97"));

        assertThat(verdict.state()).isEqualTo(State.MET);
        assertThat(verdict.reason()).isEqualTo(Reason.REACHED_AND_LOST);
        assertThat(verdict.decidedBy()).isNotNull();
        assertThat(verdict.decidedBy().on()).isEqualTo(LocalDate.of(2025, 12, 31));
    }

    @Test
    @ShowsPoint("plan-goal-tracker#2")
    void aMilestoneUnderWayIsMissedOnTheDayAfterItsDeadline() {
        Duty duty = milestone("2025-12-31");

        assertThat(judge(duty, LocalDate.of(2025, 12, 31), step("2025-10-31", Step.UNDER_WAY))
                        .state())
                .isEqualTo(State.BEHIND);
        assertThat(judge(duty, LocalDate.of(2026, 1, 1), step("2025-10-31", Step.UNDER_WAY))
                        .state())
                .isEqualTo(State.MISSED);
    }

    @Test
    void aNumberIsNotShownByAWord() {
        assertThat(judge(duty(">=", "98"), AFTER, step("2025-12-31", Step.DONE)).state())
                .isEqualTo(State.MISSED);
    }

    @Test
    void anAssignedTargetThatIsNotSetIsPending() {
        assertThat(judge(duty("assigned", null), AFTER).state()).isEqualTo(State.PENDING_TARGET);
    }

    @Test
    void anAssignedTargetThatIsSetIsJudgedLikeAPrintedNumber() {
        Duty set = duty("assigned", null).withTarget(new Limit(Comparison.AT_MOST, new BigDecimal("30")));

        assertThat(judge(set, AFTER, report("2025-12-31", "29")).state()).isEqualTo(State.MET);
        assertThat(judge(set, AFTER, report("2025-12-31", "31")).state()).isEqualTo(State.MISSED);
    }

    @Test
    void aDutyOfOthersIsNotJudged() {
        Duty ours = duty(">=", "98");
        Duty duty = new Duty(
                ours.comparator(), ours.value(), null, true, false, null, ours.deadline(), null, Year.of(2021), false);

        assertThat(judge(duty, AFTER, report("2025-12-31", "10")).state()).isEqualTo(State.ELSEWHERE);
    }

    @Test
    void aYearlyDutyMustBeReachedEveryYear() {
        Duty duty = yearly("2");

        Verdict silent = judge(duty, LocalDate.of(2023, 3, 1), report("2021-12-31", "2"));
        assertThat(silent.state()).isEqualTo(State.NOT_REPORTED);
        assertThat(silent.missingYears()).containsExactly(2022);

        assertThat(judge(duty, LocalDate.of(2023, 3, 1), report("2021-12-31", "2"), report("2022-12-31", "1"))
                        .reason())
                .isEqualTo(Reason.A_TIME_MISSED);
        assertThat(judge(duty, LocalDate.of(2023, 3, 1), report("2021-12-31", "2"), report("2022-12-31", "2"))
                        .state())
                .isEqualTo(State.ON_TRACK);
    }

    @Test
    void timesReportedAsDoneAreCountedWithinAYear() {
        Duty duty = yearly("2");
        Progress june = step("2021-06-30", Step.DONE);
        Progress december = step("2021-12-20", Step.DONE);

        assertThat(judge(duty, LocalDate.of(2022, 3, 1), june).state()).isEqualTo(State.MISSED);
        assertThat(judge(duty, LocalDate.of(2022, 3, 1), june, december).state())
                .isEqualTo(State.ON_TRACK);
    }

    @Test
    void betweenTurningPointsTheDayDoesNotMatter() {
        List<Duty> duties =
                List.of(duty(">=", "98"), from(duty(">=", "98"), "97.36", 2019), milestone("2022-12-31"), yearly("1"));
        List<List<Progress>> histories = List.of(
                List.of(),
                List.of(report("2021-12-31", "97.5")),
                List.of(step("2021-12-31", Step.UNDER_WAY)),
                List.of(report("2021-06-30", "1"), step("2022-11-30", Step.DONE)));
        for (Duty duty : duties) {
            for (List<Progress> history : histories) {
                for (LocalDate day = LocalDate.of(2022, 12, 1); day.getYear() < 2027; day = day.plusDays(9)) {
                    LocalDate point = Judge.lastTurningPoint(duty, READING, day);
                    assertThat(Judge.judge(duty, history, point, READING))
                            .as("%s with %s on %s", duty, history, day)
                            .isEqualTo(Judge.judge(duty, history, day, READING));
                }
            }
        }
    }

    @Test
    void aDecisionSetsTheOtherSideAsideOrMovesTheDate() {
        List<Conflict.Rule> rules = List.of(
                new Conflict.Rule(
                        "toilets",
                        List.of(
                                new Conflict.Choice("at-least-700", "toilets-700", null),
                                new Conflict.Choice("at-least-1000", "toilets-1000", null))),
                new Conflict.Rule(
                        "date",
                        List.of(
                                new Conflict.Choice("before", "evaluation", null),
                                new Conflict.Choice("by", "evaluation", LocalDate.of(2022, 12, 31)))));

        var decided = Map.of("toilets", "at-least-1000", "date", "by");
        assertThat(Effect.on("toilets-700", rules, decided).setAside()).isTrue();
        assertThat(Effect.on("toilets-1000", rules, decided).setAside()).isFalse();
        assertThat(Effect.on("evaluation", rules, decided)
                        .applyTo(milestone("2021-12-31"))
                        .deadline()
                        .day())
                .isEqualTo(LocalDate.of(2022, 12, 31));
        assertThat(Effect.on("toilets-700", rules, Map.of("toilets", Effect.BOTH))
                        .setAside())
                .isFalse();
        assertThat(Effect.on("something-else", rules, decided).setAside()).isFalse();
    }

    private static Verdict judge(Duty duty, LocalDate today, Progress... reports) {
        return Judge.judge(duty, List.of(reports), today, READING);
    }

    private static Duty duty(String comparator, @Nullable String value) {
        return new Duty(
                Comparator.of(comparator),
                value == null ? null : new BigDecimal(value),
                null,
                true,
                false,
                null,
                Deadline.parse("2025", Year.of(2025)),
                null,
                Year.of(2021),
                true);
    }

    private static Duty trend(String comparator, @Nullable BigDecimal start) {
        return with(duty(comparator, null), new Duty.Baseline(start, Year.of(2019)), null);
    }

    private static Duty from(Duty duty, String start, int year) {
        return with(duty, new Duty.Baseline(new BigDecimal(start), Year.of(year)), null);
    }

    private static Duty yearly(String times) {
        return with(duty("=", times), null, Rhythm.EVERY_YEAR, false);
    }

    private static Duty lower(Duty duty) {
        return new Duty(
                duty.comparator(),
                duty.value(),
                null,
                true,
                true,
                duty.baseline(),
                duty.deadline(),
                null,
                duty.firstYear(),
                true);
    }

    private static Duty milestone(String deadline) {
        return with(duty("done", null), null, null, false).withDeadline(Deadline.parse(deadline, Year.of(2025)));
    }

    private static Duty with(Duty duty, Duty.@Nullable Baseline baseline, @Nullable Rhythm rhythm) {
        return with(duty, baseline, rhythm, duty.numeric());
    }

    private static Duty with(Duty duty, Duty.@Nullable Baseline baseline, @Nullable Rhythm rhythm, boolean numeric) {
        return new Duty(
                duty.comparator(),
                duty.value(),
                duty.max(),
                numeric,
                duty.lowerIsBetter(),
                baseline,
                duty.deadline(),
                rhythm,
                duty.firstYear(),
                duty.ours());
    }

    private static Progress report(String day, String value) {
        return new Progress(day, LocalDate.parse(day), new BigDecimal(value), null);
    }

    private static Progress step(String day, Step step) {
        return new Progress(day, LocalDate.parse(day), null, step);
    }
}
