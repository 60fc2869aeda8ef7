package io.qingyuan.plan.internal.project;

import static org.assertj.core.api.Assertions.assertThat;

import io.qingyuan.packs.PackText;
import io.qingyuan.plan.internal.project.Standing.Reason;
import io.qingyuan.support.ShowsPoint;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class AssessorTest {

    private static final Allowance ALLOWANCE = new Allowance(10, 20, 3);
    private static final YearMonth NOVEMBER_2026 = YearMonth.of(2026, 11);

    @Test
    void aProjectAtAHundredWithinItsPeriodIsFinished() {
        Standing standing = assess(project("1000"), NOVEMBER_2026, List.of(report("2025-12", "100")));

        assertThat(standing.state()).isEqualTo(ProjectState.MET);
        assertThat(standing.reason()).isEqualTo(Reason.FINISHED_IN_TIME);
        assertThat(standing.timePercent()).isEqualByComparingTo("100");
    }

    @Test
    void finishedAfterItsPeriodIsFinishedLate() {
        Standing standing =
                assess(project("1000"), NOVEMBER_2026, List.of(report("2025-12", "95"), report("2026-03", "100")));

        assertThat(standing.reason()).isEqualTo(Reason.FINISHED_LATE);
    }

    @Test
    @ShowsPoint("key-project-register#4")
    void notFinishedWhenThePeriodIsOverIsMissed() {
        Standing standing = assess(project("1000"), NOVEMBER_2026, List.of(report("2026-10", "86")));

        assertThat(standing.state()).isEqualTo(ProjectState.MISSED);
        assertThat(standing.warnings()).doesNotContain(Warning.SILENT);
    }

    @Test
    @ShowsPoint("key-project-register#4")
    void builtIsComparedWithTheTimePassedInTheMonthOfTheReport() {
        // 2021-2025: 60 months, 36 of them passed by the end of 2023
        assertThat(assess(project("1000"), YearMonth.of(2023, 12), List.of(report("2023-12", "50")))
                        .state())
                .isEqualTo(ProjectState.ON_TRACK);
        assertThat(assess(project("1000"), YearMonth.of(2023, 12), List.of(report("2023-12", "49.9")))
                        .reason())
                .isEqualTo(Reason.BELOW_LINE);
    }

    @Test
    void nothingReportedIsNeverZero() {
        Standing standing = assess(project("1000"), YearMonth.of(2023, 12), List.of());

        assertThat(standing.state()).isEqualTo(ProjectState.NOT_REPORTED);
        assertThat(standing.builtPercent()).isNull();
        assertThat(standing.warnings()).contains(Warning.SILENT);
    }

    @Test
    @ShowsPoint("key-project-register#4")
    void aQuarterWithoutAReportWarns() {
        List<Built> reports = List.of(report("2023-06", "60"));

        assertThat(assess(project("1000"), YearMonth.of(2023, 9), reports).warnings())
                .doesNotContain(Warning.SILENT);
        assertThat(assess(project("1000"), YearMonth.of(2023, 10), reports).warnings())
                .contains(Warning.SILENT);
    }

    @Test
    void beforeItsPeriodAProjectIsNotDue() {
        assertThat(assess(project("1000"), YearMonth.of(2020, 12), List.of()).state())
                .isEqualTo(ProjectState.NOT_DUE);
    }

    @Test
    void aHundredPerCentWithAQuantityShortIsNotFinished() {
        Built report =
                new Built(YearMonth.of(2025, 12), new BigDecimal("100"), Map.of("q1", new BigDecimal("3.5")), null);

        Standing standing = assess(project("1000"), NOVEMBER_2026, List.of(report));

        assertThat(standing.state()).isEqualTo(ProjectState.MISSED);
        assertThat(standing.warnings()).contains(Warning.QUANTITY_SHORT);
    }

    @Test
    void theLowerEndOfARangeIsEnough() {
        Built report = new Built(YearMonth.of(2025, 12), new BigDecimal("100"), Map.of("q2", BigDecimal.ONE), null);

        assertThat(assess(project("1000"), NOVEMBER_2026, List.of(report)).state())
                .isEqualTo(ProjectState.MET);
    }

    @Test
    void paidAndBuiltFarApartAreFlagged() {
        List<Built> reports = List.of(report("2023-12", "60"));

        assertThat(assess(project("1000"), YearMonth.of(2023, 12), reports, paid("810"))
                        .warnings())
                .contains(Warning.PAID_AHEAD);
        assertThat(assess(project("1000"), YearMonth.of(2023, 12), reports, paid("800"))
                        .warnings())
                .doesNotContain(Warning.PAID_AHEAD, Warning.BUILT_AHEAD);
        assertThat(assess(project("1000"), YearMonth.of(2023, 12), reports, paid("390"))
                        .warnings())
                .contains(Warning.BUILT_AHEAD);
    }

    @Test
    void withoutAnAmountThereIsNoShareAndItIsSaid() {
        Standing standing =
                assess(project(null), YearMonth.of(2023, 12), List.of(report("2023-12", "60")), paid("100"));

        assertThat(standing.money().paidPercent()).isNull();
        assertThat(standing.money().paid()).isEqualByComparingTo("100");
        assertThat(standing.warnings()).contains(Warning.NO_AMOUNT);
    }

    @Test
    void aSplitThatDoesNotAddUpIsFlagged() {
        Spent row = new Spent(2021, "district", new BigDecimal("900"), null, null);

        assertThat(assess(project("1000"), NOVEMBER_2026, List.of(), row).warnings())
                .contains(Warning.SPLIT_DIFFERS);
    }

    @Test
    void aReportedNewDateShowsAsDelay() {
        Built report = new Built(YearMonth.of(2025, 12), new BigDecimal("78"), Map.of(), LocalDate.of(2026, 12, 31));

        assertThat(assess(project("1000"), NOVEMBER_2026, List.of(report)).warnings())
                .contains(Warning.DELAYED);
    }

    private static Standing assess(Project project, YearMonth month, List<Built> reports, Spent... money) {
        return Assessor.assess(project, reports, List.of(money), month, ALLOWANCE);
    }

    private static Built report(String month, String percent) {
        return new Built(YearMonth.parse(month), new BigDecimal(percent), Map.of(), null);
    }

    private static Spent paid(String amount) {
        return new Spent(2023, "district", null, new BigDecimal(amount), new BigDecimal(amount));
    }

    private static Project project(@Nullable String investment) {
        PackText title = new PackText("项目", "Project");
        return new Project(
                "proj-01",
                1,
                "table 9-1 row 1",
                "space",
                title,
                title,
                title,
                2021,
                2025,
                investment == null ? null : new BigDecimal(investment),
                List.of(
                        new Project.Quantity("q1", title, new BigDecimal("4"), null, "10^4 t/d", null, false, null),
                        new Project.Quantity(
                                "q2", title, BigDecimal.ONE, BigDecimal.TWO, "points per town", null, false, null)),
                List.of());
    }
}
