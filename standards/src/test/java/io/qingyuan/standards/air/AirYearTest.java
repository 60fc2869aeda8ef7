package io.qingyuan.standards.air;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.qingyuan.standards.NotInStandardException;
import io.qingyuan.standards.Verification;
import io.qingyuan.standards.air.AnnualResult.Attainment;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

/** Months, quarters and years by HJ 663 and table 4 of GB 3095. */
class AirYearTest {
    private static final AirEvaluation EVALUATION =
            AirQuality.inForceOn(LocalDate.of(2027, 6, 1)).evaluation();
    private static final AirLimits.Zone ZONE = AirLimits.Zone.CLASS_2;

    @Test
    void anHourOfAGasNeeds45Minutes() {
        assertThat(EVALUATION.isValidHour(Pollutant.O3, 44)).isFalse();
        assertThat(EVALUATION.isValidHour(Pollutant.O3, 45)).isTrue();
        assertThatThrownBy(() -> EVALUATION.isValidHour(Pollutant.PM10, 60)).isInstanceOf(NotInStandardException.class);
        assertThatThrownBy(() -> EVALUATION.isValidHour(Pollutant.CO, 61)).hasMessageContaining("61");
    }

    @Test
    void aMonthNeeds27DaysAndFebruary25() {
        assertThat(month(2, 24).isValid()).isFalse();
        assertThat(month(2, 25).isValid()).isTrue();
        assertThat(month(3, 26).isValid()).isFalse();
        assertThat(month(3, 27).isValid()).isTrue();
        assertThat(month(3, 26).shortfalls())
                .containsExactly(
                        new PeriodValidity.Shortfall(LocalDate.of(2027, 3, 1), LocalDate.of(2027, 3, 31), 26, 27));
    }

    @Test
    void aQuarterOfLeadNeeds15DaysWith5InEachMonth() {
        List<LocalDate> enough =
                days(day -> day.getDayOfMonth() <= 5).keySet().stream().toList();
        assertThat(EVALUATION.quarter(Pollutant.LEAD, 2027, 4, enough).isValid())
                .isTrue();
        List<LocalDate> uneven =
                days(day -> day.getDayOfMonth() <= (day.getMonthValue() == 12 ? 4 : 6)).keySet().stream()
                        .toList();
        assertThat(EVALUATION.quarter(Pollutant.LEAD, 2027, 4, uneven).shortfalls())
                .containsExactly(
                        new PeriodValidity.Shortfall(LocalDate.of(2027, 12, 1), LocalDate.of(2027, 12, 31), 4, 5));
        assertThatThrownBy(() -> EVALUATION.quarter(Pollutant.SO2, 2027, 4, enough))
                .isInstanceOf(NotInStandardException.class);
    }

    @Test
    void leadAndDustNeed60DaysWith5InEachMonthOfTheYear() {
        List<LocalDate> five =
                days(day -> day.getDayOfMonth() <= 5).keySet().stream().toList();
        assertThat(EVALUATION.year(Pollutant.TSP, 2027, five).isValid()).isTrue();
        assertThat(EVALUATION.year(Pollutant.NOX, 2027, five).isValid()).isFalse();
    }

    @Test
    void aYearAttainsWhenMeanAndPercentileDo() {
        AnnualResult year = EVALUATION.annual(Pollutant.PM2_5, 2027, values(_ -> "30"), ZONE);
        assertThat(year.attainment()).isEqualTo(Attainment.ATTAINED);
        assertThat(year.validDays()).isEqualTo(365);
        assertThat(year.items())
                .hasSize(2)
                .allSatisfy(item -> assertThat(item.verified()).isEqualTo(Verification.ONE_SOURCE));
    }

    @Test
    void aMeanAboveTheLimitAfterRoundingExceeds() {
        // 30.5 is rounded to 30, the even one, and the limit of the transition is met; 31 is not
        assertThat(EVALUATION
                        .annual(Pollutant.PM2_5, 2027, values(_ -> "30.5"), ZONE)
                        .attainment())
                .isEqualTo(Attainment.ATTAINED);
        AnnualResult year = EVALUATION.annual(Pollutant.PM2_5, 2027, values(_ -> "36"), ZONE);
        assertThat(year.attainment()).isEqualTo(Attainment.EXCEEDED);
        assertThat(year.items().getFirst().exceedMultiple()).hasValue(new BigDecimal("0.20"));
        assertThat(year.items().getLast().isMet()).isTrue();
    }

    @Test
    void aPercentileAloneCanExceed() {
        // every tenth day 80: the mean is 26, the 95th percentile 80
        AnnualResult year = EVALUATION.annual(
                Pollutant.PM2_5, 2027, values(day -> day.getDayOfYear() % 10 == 0 ? "80" : "20"), ZONE);
        assertThat(year.items().getFirst().isMet()).isTrue();
        assertThat(year.items().getLast().isMet()).isFalse();
        assertThat(year.attainment()).isEqualTo(Attainment.EXCEEDED);
    }

    @Test
    void aYearWithTooFewDaysIsNotJudged() {
        Map<LocalDate, BigDecimal> days = values(_ -> "10");
        days.keySet().removeIf(day -> day.getMonthValue() == 7 && day.getDayOfMonth() > 26);
        AnnualResult year = EVALUATION.annual(Pollutant.NO2, 2027, days, ZONE);
        assertThat(year.attainment()).isEqualTo(Attainment.NOT_VALID);
        assertThat(year.validity().orElseThrow().shortfalls()).hasSize(1);
    }

    @Test
    void carbonMonoxideAndOzoneHaveAPercentileOnly() {
        assertThat(EVALUATION
                        .annual(Pollutant.CO, 2027, values(_ -> "4.04"), ZONE)
                        .attainment())
                .isEqualTo(Attainment.ATTAINED);
        AnnualResult ozone = EVALUATION.annual(Pollutant.O3, 2027, values(_ -> "161"), ZONE);
        assertThat(ozone.items()).hasSize(1);
        assertThat(ozone.validity()).isEmpty();
        assertThat(ozone.attainment()).isEqualTo(Attainment.EXCEEDED);
    }

    @Test
    void whatIsNotEvaluatedByTheYearIsRefused() {
        assertThatThrownBy(() -> EVALUATION.annual(Pollutant.TSP, 2027, values(_ -> "1"), ZONE))
                .isInstanceOf(NotInStandardException.class);
        assertThatThrownBy(() -> EVALUATION.annual(Pollutant.SO2, 2028, values(_ -> "1"), ZONE))
                .hasMessageContaining("no valid day of SO2 in 2028");
    }

    private static PeriodValidity month(int month, int days) {
        List<LocalDate> valid =
                days(day -> day.getDayOfMonth() <= days).keySet().stream().toList();
        return EVALUATION.month(Pollutant.NO2, YearMonth.of(2027, month), valid);
    }

    private static Map<LocalDate, BigDecimal> days(Predicate<LocalDate> which) {
        Map<LocalDate, BigDecimal> days = values(_ -> "1");
        days.keySet().removeIf(which.negate());
        return days;
    }

    private static Map<LocalDate, BigDecimal> values(Function<LocalDate, String> value) {
        Map<LocalDate, BigDecimal> days = new TreeMap<>();
        LocalDate.of(2027, 1, 1)
                .datesUntil(LocalDate.of(2028, 1, 1))
                .forEach(day -> days.put(day, new BigDecimal(value.apply(day))));
        return days;
    }
}
