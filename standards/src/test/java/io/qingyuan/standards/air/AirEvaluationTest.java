package io.qingyuan.standards.air;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.qingyuan.standards.NotInStandardException;
import io.qingyuan.standards.ResourceTable;
import io.qingyuan.standards.Trials;
import io.qingyuan.standards.Verification;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class AirEvaluationTest {
    private static final AirEvaluation OF_2026 = AirEvaluation.inForceOn(LocalDate.of(2026, 3, 1));
    private static final AirEvaluation OF_2013 = AirEvaluation.inForceOn(LocalDate.of(2026, 2, 28));

    @Test
    void aDayNeedsTwentyHours() {
        DayHours hours = hours(Pollutant.PM2_5, hour -> hour < 19, 30_000);
        assertThat(OF_2026.day(Pollutant.PM2_5, hours)).isEqualTo(new DayValue.Invalid(19, 20));
        hours.set(Pollutant.PM2_5, 19, 30_000);
        assertThat(OF_2026.day(Pollutant.PM2_5, hours)).isEqualTo(new DayValue.Valid(new BigDecimal("30"), 20));
    }

    @Test
    void aDailyMeanIsRoundedOnceHalfToEven() {
        DayHours hours = hours(Pollutant.PM10, _ -> true, 30_000);
        IntStream.range(0, 12).forEach(hour -> hours.set(Pollutant.PM10, hour, 31_000));
        assertThat(OF_2026.day(Pollutant.PM10, hours)).isEqualTo(new DayValue.Valid(new BigDecimal("30"), 24));
        DayHours carbonMonoxide = hours(Pollutant.CO, _ -> true, 600);
        IntStream.range(0, 12).forEach(hour -> carbonMonoxide.set(Pollutant.CO, hour, 700));
        assertThat(OF_2026.day(Pollutant.CO, carbonMonoxide)).isEqualTo(new DayValue.Valid(new BigDecimal("0.6"), 24));
    }

    @Test
    void theEightHourMaximumTakesWindowsThatEndFrom8To24() {
        DayHours hours = hours(Pollutant.O3, _ -> true, 40_000);
        IntStream.range(12, 20).forEach(hour -> hours.set(Pollutant.O3, hour, 150_000));
        assertThat(OF_2026.day(Pollutant.O3, hours)).isEqualTo(new DayValue.Valid(new BigDecimal("150"), 17));
    }

    @Test
    void anEightHourWindowNeedsSixHours() {
        // 14–19 only: six hours are in the windows ending at 20, 21 and 22
        DayHours hours = hours(Pollutant.O3, hour -> hour >= 14 && hour < 20, 100_000);
        assertThat(OF_2026.day(Pollutant.O3, hours)).isEqualTo(new DayValue.Invalid(3, 14));
    }

    @Test
    void tooFewWindowsAreEnoughWhenTheLargestExceedsTheLimit() {
        DayHours hours = hours(Pollutant.O3, hour -> hour >= 14 && hour < 20, 161_000);
        assertThat(OF_2026.day(Pollutant.O3, hours)).isEqualTo(new DayValue.Valid(new BigDecimal("161"), 3));
        DayHours atTheLimit = hours(Pollutant.O3, hour -> hour >= 14 && hour < 20, 160_000);
        assertThat(OF_2026.day(Pollutant.O3, atTheLimit)).isInstanceOf(DayValue.Invalid.class);
    }

    @Test
    void theEightHourMaximumAgreesWithExactFractions() {
        Trials.forAll(500, random -> {
            DayHours hours = new DayHours();
            for (int hour = 0; hour < DayHours.HOURS; hour++) {
                if (random.nextInt(12) > 0) {
                    hours.set(Pollutant.O3, hour, random.nextLong(0, 300) * 1000);
                }
            }
            BigDecimal best = null;
            int windows = 0;
            for (int end = 8; end <= 24; end++) {
                List<BigDecimal> values = new ArrayList<>();
                for (int hour = end - 8; hour < end; hour++) {
                    if (hours.get(Pollutant.O3, hour) != Scaled.MISSING) {
                        values.add(BigDecimal.valueOf(hours.get(Pollutant.O3, hour), 3));
                    }
                }
                if (values.size() >= 6) {
                    windows++;
                    BigDecimal mean = values.stream()
                            .reduce(BigDecimal.ZERO, BigDecimal::add)
                            .divide(BigDecimal.valueOf(values.size()), 20, RoundingMode.HALF_EVEN);
                    best = best == null || mean.compareTo(best) > 0 ? mean : best;
                }
            }
            if (best != null && windows >= 14) {
                assertThat(OF_2026.day(Pollutant.O3, hours))
                        .isEqualTo(new DayValue.Valid(best.setScale(0, RoundingMode.HALF_EVEN), windows));
            }
        });
    }

    @Test
    void theCasesOfThePercentileAreMet() {
        for (ResourceTable.Row row : ResourceTable.read(AirEvaluationTest.class, "percentile_hj663.csv")
                .rows()) {
            assertThat(AirEvaluation.percentile(
                            series(row.text("values")), row.number("p").intValueExact()))
                    .as(row.text("note"))
                    .isEqualByComparingTo(row.number("expected"));
        }
    }

    @Test
    void theStatisticsOfSuzhouAreReproduced() {
        List<ResourceTable.Row> days = ResourceTable.read(AirEvaluationTest.class, "aqi_suzhou_daily.csv")
                .rows();
        Map<String, String> columns = Map.of(
                "SO2",
                "so2_24h",
                "NO2",
                "no2_24h",
                "CO",
                "co_24h",
                "O3",
                "o3_mda8",
                "PM10",
                "pm10_24h",
                "PM2.5",
                "pm2_5_24h");
        for (ResourceTable.Row row : ResourceTable.read(AirEvaluationTest.class, "aqi_suzhou_period_statistics.csv")
                .rows()) {
            String column = columns.get(row.text("item"));
            if (column == null) {
                continue;
            }
            List<BigDecimal> values =
                    days.stream().map(day -> day.number(column)).toList();
            String statistic = row.text("statistic");
            BigDecimal result = statistic.equals("mean")
                    ? values.stream()
                            .reduce(BigDecimal.ZERO, BigDecimal::add)
                            .divide(BigDecimal.valueOf(values.size()), 4, RoundingMode.HALF_EVEN)
                    : AirEvaluation.percentile(values, Integer.parseInt(statistic.substring(1)));
            assertThat(result.setScale(4, RoundingMode.HALF_EVEN))
                    .as("%s %s", row.text("item"), statistic)
                    .isEqualByComparingTo(row.number("expected_unrounded"));
        }
    }

    @Test
    void theShareOfGoodDaysHasOneDecimal() {
        assertThat(OF_2013.goodDayRatio(198, 260)).isEqualTo("76.2");
        assertThatThrownBy(() -> OF_2013.goodDayRatio(0, 0)).hasMessageContaining("0 of 0");
    }

    @Test
    void aPeriodMeanKeepsTheDecimalsOfItsUse() {
        List<BigDecimal> days = List.of(new BigDecimal("30"), new BigDecimal("31"), new BigDecimal("31"));
        assertThat(OF_2026.periodMean(Pollutant.PM2_5, days, AirEvaluation.Precision.STATISTIC))
                .isEqualTo("30.7");
        assertThat(OF_2026.periodMean(Pollutant.PM2_5, days, AirEvaluation.Precision.EVALUATION))
                .isEqualTo("31");
    }

    @Test
    void theDecimalsOf2013AreMarkedAsNotChecked() {
        assertThat(OF_2013.decimalsVerified()).isEqualTo(Verification.OWN_KNOWLEDGE);
        assertThat(OF_2026.decimalsVerified().isChecked()).isTrue();
    }

    @Test
    void aCityValueIsTheMeanOfThePointsThatHaveOne() {
        assertThat(OF_2026.cityMean(Pollutant.NO2, List.of(new BigDecimal("20"), new BigDecimal("25"))))
                .isEqualTo("22");
    }

    @Test
    void theExceedMultipleIsOverTheLimit() {
        assertThat(OF_2026.exceedMultiple(new BigDecimal("90"), new BigDecimal("60")))
                .isEqualTo("0.50");
    }

    @Test
    void aYearNeedsEnoughDaysInEveryMonth() {
        List<LocalDate> allDays =
                LocalDate.of(2026, 1, 1).datesUntil(LocalDate.of(2027, 1, 1)).toList();
        assertThat(OF_2026.year(Pollutant.PM2_5, 2026, allDays).isValid()).isTrue();
        List<LocalDate> withoutJune = allDays.stream()
                .filter(day -> day.getMonthValue() != 6 || day.getDayOfMonth() <= 26)
                .toList();
        PeriodValidity validity = OF_2026.year(Pollutant.PM2_5, 2026, withoutJune);
        assertThat(validity.shortfalls())
                .containsExactly(
                        new PeriodValidity.Shortfall(LocalDate.of(2026, 6, 1), LocalDate.of(2026, 6, 30), 26, 27));
    }

    @Test
    void theCompositeIndexReproducesThePlatformsResults() {
        for (ResourceTable.Row row : ResourceTable.read(AirEvaluationTest.class, "composite_index.csv")
                .rows()) {
            CompositeIndex index = CompositeIndex.of(
                    LocalDate.of(2025, 12, 31),
                    Concentrations.of(Map.of(
                            Pollutant.SO2, row.number("so2"),
                            Pollutant.NO2, row.number("no2"),
                            Pollutant.PM10, row.number("pm10"),
                            Pollutant.PM2_5, row.number("pm2_5"),
                            Pollutant.CO, row.number("co_p95"),
                            Pollutant.O3, row.number("o3_p90"))));
            assertThat(index.value()).isEqualTo(row.number("expected_sum"));
            assertThat(index.single().get(Pollutant.NO2)).isEqualTo(row.number("expected_single_no2"));
            if (!row.text("expected_main").isEmpty()) {
                assertThat(index.main()).containsExactly(Pollutant.of(row.text("expected_main")));
            }
        }
    }

    @Test
    void theCompositeIndexOf2026IsRefusedBecauseItsValuesAreNotKnown() {
        assertThatThrownBy(() -> CompositeIndex.of(LocalDate.of(2026, 3, 31), Concentrations.of(Map.of())))
                .isInstanceOf(NotInStandardException.class)
                .hasMessageContaining("not known");
    }

    @Test
    void everyAnnualItemHasALimitToCompareWith() {
        for (LocalDate day : List.of(LocalDate.of(2020, 1, 1), LocalDate.of(2026, 6, 1))) {
            assertThat(AnnualItem.inForceOn(day))
                    .hasSize(10)
                    .allSatisfy(item -> assertThat(AirLimits.inForceOn(day)
                                    .find(item.pollutant(), item.limitAveraging(), AirLimits.Zone.CLASS_2))
                            .isPresent());
        }
    }

    private static DayHours hours(Pollutant pollutant, Predicate<Integer> present, long value) {
        DayHours hours = new DayHours();
        for (int hour = 0; hour < DayHours.HOURS; hour++) {
            if (present.test(hour)) {
                hours.set(pollutant, hour, value);
            }
        }
        return hours;
    }

    private static List<BigDecimal> series(String text) {
        if (text.contains("...")) {
            int last = Integer.parseInt(text.substring(text.lastIndexOf(';') + 1));
            return IntStream.rangeClosed(1, last).mapToObj(BigDecimal::valueOf).toList();
        }
        return List.of(text.split(";")).stream().map(BigDecimal::new).toList();
    }
}
