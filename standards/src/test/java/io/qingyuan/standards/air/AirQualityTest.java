package io.qingyuan.standards.air;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.qingyuan.standards.NotInStandardException;
import io.qingyuan.standards.ResourceTable;
import io.qingyuan.standards.Trials;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class AirQualityTest {
    private static final LocalDate LAST_OF_2012 = LocalDate.of(2026, 2, 28);
    private static final LocalDate FIRST_OF_2026 = LocalDate.of(2026, 3, 1);

    @Test
    void theStandardsOfADayChangeTogetherToTheDay() {
        assertThat(standards(LocalDate.of(2016, 1, 1))).containsExactly("GB 3095-2012", "HJ 633-2012", "HJ 663-2013");
        assertThat(standards(LAST_OF_2012)).containsExactly("GB 3095-2012", "HJ 633-2012", "HJ 663-2013");
        assertThat(standards(FIRST_OF_2026)).containsExactly("GB 3095-2026", "HJ 633-2026", "HJ 663-2026");
        assertThat(standards(LocalDate.of(2031, 1, 1))).containsExactly("GB 3095-2026", "HJ 633-2026", "HJ 663-2026");
    }

    @Test
    void aDayBeforeTheFirstEditionIsRefused() {
        assertThatThrownBy(() -> AirQuality.inForceOn(LocalDate.of(2015, 12, 31)))
                .isInstanceOf(NotInStandardException.class)
                .hasMessageContaining("2015-12-31");
        AirQuality early = AirQuality.inForceOn(LocalDate.of(2013, 1, 1), Rollout.KEY_REGIONS);
        assertThat(early.index().edition().standard()).hasToString("HJ 633-2012");
        assertThatThrownBy(early::evaluation).isInstanceOf(NotInStandardException.class);
    }

    @Test
    void anEditionCanBeAskedForByItsYear() {
        assertThat(AirQuality.editions()).containsExactly(2012, 2026);
        assertThat(AirQuality.ofEdition(2012).day()).isEqualTo(LAST_OF_2012);
        assertThat(AirQuality.ofEdition(2026).day()).isEqualTo(FIRST_OF_2026);
        assertThatThrownBy(() -> AirQuality.ofEdition(1996)).hasMessageContaining("[2012, 2026]");
    }

    @Test
    void sensitiveGroupsAreNamedByTheEditionOf2026() {
        AirQualityIndex index = AirQuality.ofEdition(2026).index();
        for (Pollutant pollutant : Pollutant.INDEXED) {
            assertThat(index.sensitiveGroupsZh(pollutant)).isPresent();
        }
        assertThat(index.sensitiveGroupsZh(Pollutant.CO)).hasValue("患有心血管系统疾病的人");
        assertThat(AirQuality.ofEdition(2012).index().sensitiveGroupsZh(Pollutant.CO))
                .isEmpty();
    }

    /** Just below, at and just above every breakpoint the individual index is that of the table, and never jumps. */
    @Test
    void theIndividualIndexIsContinuousAtTheBreakpoints() {
        BigDecimal little = new BigDecimal("0.001");
        for (ResourceTable.Row row : ResourceTable.read(AirQualityIndex.class, "hj633_breakpoints.csv")
                .rows()) {
            AirQualityIndex index = AirQuality.ofEdition(row.text("edition").equals("HJ 633-2012") ? 2012 : 2026)
                    .index();
            Pollutant pollutant = Pollutant.of(row.text("item"));
            Averaging averaging = Averaging.of(row.text("period"));
            BigDecimal at = row.number("concentration");
            int table = row.number("iaqi").intValueExact();
            String what = row.text("edition") + " " + pollutant + " " + averaging + " " + at;
            assertThat(index.individual(pollutant, averaging, at)).as(what).hasValue(table);
            if (at.signum() > 0) {
                assertThat(index.individual(pollutant, averaging, at.subtract(little)))
                        .as(what)
                        .hasValue(table);
                int above =
                        index.individual(pollutant, averaging, at.add(little)).orElse(table);
                assertThat(above).as(what).isBetween(table, lastOf(row) ? 500 : table + 1);
            }
        }
    }

    private static boolean lastOf(ResourceTable.Row row) {
        return ResourceTable.read(AirQualityIndex.class, "hj633_breakpoints.csv").rows().stream()
                .filter(other -> other.text("edition").equals(row.text("edition"))
                        && other.text("item").equals(row.text("item"))
                        && other.text("period").equals(row.text("period")))
                .allMatch(other -> other.number("concentration").compareTo(row.number("concentration")) <= 0);
    }

    @Test
    void theIndexOfADayNeverFallsWhenAConcentrationRises() {
        Trials.forAll(1000, random -> {
            AirQualityIndex index =
                    AirQuality.ofEdition(random.nextBoolean() ? 2012 : 2026).index();
            Pollutant pollutant = Pollutant.INDEXED.get(random.nextInt(6));
            BigDecimal lower = BigDecimal.valueOf(random.nextLong(0, 600_000), 3);
            BigDecimal higher = lower.add(BigDecimal.valueOf(random.nextLong(0, 20_000), 3));
            Averaging averaging = pollutant == Pollutant.O3 ? Averaging.MAX_EIGHT_HOURS : Averaging.DAY;
            assertThat(index.individual(pollutant, averaging, higher).orElseThrow())
                    .isGreaterThanOrEqualTo(
                            index.individual(pollutant, averaging, lower).orElseThrow());
        });
    }

    @Test
    void theRunningMeanOfEightHoursNeedsSixAndItsLargestIsMda8() {
        AirEvaluation evaluation = AirQuality.ofEdition(2026).evaluation();
        Trials.forAll(500, random -> {
            long[] hours = new long[DayHours.HOURS];
            DayHours day = new DayHours();
            for (int hour = 0; hour < hours.length; hour++) {
                hours[hour] = random.nextInt(10) == 0 ? Scaled.MISSING : random.nextLong(0, 300) * Scaled.ONE;
                day.set(Pollutant.O3, hour, hours[hour]);
            }
            long largest = Scaled.MISSING;
            for (int end = 8; end <= hours.length; end++) {
                long mean = evaluation.scaledEightHours(hours, end);
                assertThat(mean).isEqualTo(runningMean(hours, end));
                largest = Math.max(largest, mean);
            }
            if (evaluation.day(Pollutant.O3, day) instanceof DayValue.Valid valid) {
                assertThat(largest).isEqualTo(Scaled.of(valid.value()));
            }
        });
    }

    private static long runningMean(long[] hours, int end) {
        List<BigDecimal> values = IntStream.range(end - 8, end)
                .mapToObj(hour -> hours[hour])
                .filter(Scaled::isPresent)
                .map(BigDecimal::valueOf)
                .toList();
        if (values.size() < 6) {
            return Scaled.MISSING;
        }
        BigDecimal sum = values.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        return sum.divide(BigDecimal.valueOf(values.size() * Scaled.ONE), 0, RoundingMode.HALF_EVEN)
                        .longValueExact()
                * Scaled.ONE;
    }

    @Test
    void convertingAUnitThereAndBackKeepsTheNumber() {
        Trials.forAll(500, random -> {
            BigDecimal value = BigDecimal.valueOf(random.nextLong(0, 1_000_000), random.nextInt(5));
            Pollutant.Unit from = Pollutant.Unit.values()[random.nextInt(2)];
            Pollutant.Unit to = Pollutant.Unit.values()[random.nextInt(2)];
            assertThat(to.convert(from.convert(value, to), from)).isEqualByComparingTo(value);
        });
        assertThat(Pollutant.Unit.MG_PER_M3.convert(new BigDecimal("0.6"), Pollutant.Unit.UG_PER_M3))
                .isEqualByComparingTo("600");
    }

    @Test
    void referenceConcentrationsAreKnownOfTheEditionOf2026() {
        assertThat(ReferenceConcentration.inForceOn(FIRST_OF_2026)).hasSize(10).anySatisfy(value -> {
            assertThat(value.item()).isEqualTo("As");
            assertThat(value.value()).isEqualTo("0.006");
        });
        assertThatThrownBy(() -> ReferenceConcentration.inForceOn(LAST_OF_2012))
                .isInstanceOf(NotInStandardException.class);
    }

    @Test
    void theSymbolsOfAPackedIndexAreThoseOfItsPollutants() {
        AirQualityIndex index = AirQuality.ofEdition(2012).index();
        long[] scaled = {0, 0, 150_000, 115_000, 0, 0};
        long packed = index.packedHour(scaled, Scaled.MISSING);
        assertThat(PackedAqi.primarySymbols(packed)).isEqualTo("PM2.5");
        assertThat(PackedAqi.exceedingSymbols(packed)).isEqualTo("PM2.5");
        assertThat(Pollutant.symbols(Set.of(Pollutant.PM2_5, Pollutant.O3, Pollutant.CO)))
                .isEqualTo("CO;O3;PM2.5");
        assertThat(index.definesExceeding()).isTrue();
    }

    private static List<String> standards(LocalDate day) {
        AirQuality air = AirQuality.inForceOn(day);
        return List.of(
                air.limits().edition().standard().toString(),
                air.index().edition().standard().toString(),
                air.evaluation().edition().standard().toString());
    }
}
