package io.qingyuan.standards.air;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.qingyuan.standards.NotInStandardException;
import io.qingyuan.standards.Trials;
import io.qingyuan.standards.Verification;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class AirQualityIndexTest {
    private static final LocalDate LAST_OF_2012 = LocalDate.of(2026, 2, 28);
    private static final LocalDate FIRST_OF_2026 = LocalDate.of(2026, 3, 1);
    private static final List<AirQualityIndex> EDITIONS =
            List.of(AirQualityIndex.inForceOn(LAST_OF_2012), AirQualityIndex.inForceOn(FIRST_OF_2026));

    @Test
    void theEditionChangesToTheDay() {
        assertThat(AirQualityIndex.inForceOn(LAST_OF_2012).edition().standard()).hasToString("HJ 633-2012");
        assertThat(AirQualityIndex.inForceOn(FIRST_OF_2026).edition().standard())
                .hasToString("HJ 633-2026");
    }

    @Test
    void aDayBeforeTheFirstEditionIsRefused() {
        assertThatThrownBy(() -> AirQualityIndex.inForceOn(LocalDate.of(2015, 12, 31)))
                .isInstanceOf(NotInStandardException.class)
                .hasMessageContaining("2015-12-31");
    }

    @Test
    void keyRegionsHadTheEditionOf2012EarlierWhichIsMarkedAsNotChecked() {
        AirQualityIndex early = AirQualityIndex.inForceOn(LocalDate.of(2014, 1, 1), Rollout.KEY_REGIONS);
        assertThat(early.edition().standard()).hasToString("HJ 633-2012");
        assertThat(early.edition().verified()).isEqualTo(Verification.OWN_KNOWLEDGE);
    }

    @Test
    void sulfurDioxideAboveTheHourlyTableFollowsItsEdition() {
        Concentrations hour = Concentrations.of(Map.of(Pollutant.SO2, new BigDecimal("801")));
        assertThat(EDITIONS.get(0).hour(hour)).isInstanceOf(AqiOutcome.NotAvailable.class);
        assertThat(aqi(EDITIONS.get(0).hour(hour, new BigDecimal("475")))).isEqualTo(150);
        assertThat(aqi(EDITIONS.get(1).hour(hour))).isEqualTo(200);
    }

    @Test
    void eightHourOzoneAboveItsTableFollowsItsEdition() {
        Concentrations day = Concentrations.of(Map.of(Pollutant.O3, new BigDecimal("801")));
        assertThat(EDITIONS.get(0).day(day)).isInstanceOf(AqiOutcome.NotAvailable.class);
        assertThat(aqi(EDITIONS.get(0).day(day, new BigDecimal("1000")))).isEqualTo(400);
        assertThat(aqi(EDITIONS.get(1).day(day))).isEqualTo(300);
    }

    @Test
    void theEditionOf2026RoundsTheConcentrationFirst() {
        assertThat(EDITIONS.get(1).individual(Pollutant.PM2_5, Averaging.DAY, new BigDecimal("60.5")))
                .hasValue(100);
        assertThat(EDITIONS.get(1).individual(Pollutant.PM2_5, Averaging.DAY, new BigDecimal("60.6")))
                .hasValue(101);
        assertThat(EDITIONS.get(0).individual(Pollutant.PM2_5, Averaging.DAY, new BigDecimal("75.1")))
                .hasValue(101);
    }

    @Test
    void aMissingPollutantWithholdsAnIndexUpTo100() {
        Map<Pollutant, BigDecimal> five = all("30");
        five.remove(Pollutant.O3);
        AqiOutcome outcome = EDITIONS.get(1).day(Concentrations.of(five));
        assertThat(outcome).isInstanceOf(AqiOutcome.NotAvailable.class);
        assertThat(outcome.missing()).containsExactly(Pollutant.O3);
        five.put(Pollutant.PM2_5, new BigDecimal("80"));
        assertThat(aqi(EDITIONS.get(1).day(Concentrations.of(five)))).isGreaterThan(100);
    }

    @Test
    void aPollutantOutsideTheProgrammeWithholdsNothing() {
        Map<Pollutant, BigDecimal> five = all("1");
        five.remove(Pollutant.SO2);
        AirQualityIndex index = EDITIONS.get(1).withoutMonitoring(Set.of(Pollutant.SO2));
        assertThat(index.day(Concentrations.of(five))).isInstanceOf(AqiOutcome.Index.class);
    }

    @Test
    void exceedingPollutantsAreDefinedByTheEditionOf2012Only() {
        Concentrations day = Concentrations.of(all("200"));
        assertThat(((AqiOutcome.Index) EDITIONS.get(0).day(day)).exceeding()).contains(Pollutant.PM2_5, Pollutant.PM10);
        assertThat(((AqiOutcome.Index) EDITIONS.get(1).day(day)).exceeding()).isEmpty();
    }

    @Test
    void pollutantsWithTheSameLargestIndexArePrimarySideBySide() {
        Map<Pollutant, BigDecimal> day = all("1");
        day.put(Pollutant.PM2_5, new BigDecimal("60"));
        day.put(Pollutant.PM10, new BigDecimal("120"));
        AqiOutcome.Index index = (AqiOutcome.Index) EDITIONS.get(1).day(Concentrations.of(day));
        assertThat(index.aqi()).isEqualTo(100);
        assertThat(index.isGood()).isTrue();
        assertThat(index.primary()).containsExactlyInAnyOrder(Pollutant.PM2_5, Pollutant.PM10);
    }

    @Test
    void thereIsNoPrimaryPollutantUpTo50() {
        AqiOutcome.Index index = (AqiOutcome.Index) EDITIONS.get(1).day(Concentrations.of(all("1")));
        assertThat(index.primary()).isEmpty();
        assertThat(index.level().categoryZh()).isEqualTo("优");
    }

    @Test
    void aNegativeConcentrationIsRefusedByName() {
        assertThatThrownBy(() -> Concentrations.of(Map.of(Pollutant.PM10, new BigDecimal("-1"))))
                .hasMessageContaining("PM10 -1");
        assertThatThrownBy(() -> Scaled.of(new BigDecimal("1.2345"))).isInstanceOf(ArithmeticException.class);
    }

    @Test
    void aPollutantWithoutAnIndexIsRefused() {
        assertThatThrownBy(() -> EDITIONS.get(1).individual(Pollutant.TSP, Averaging.DAY, BigDecimal.ONE))
                .hasMessageContaining("TSP");
        assertThatThrownBy(() -> EDITIONS.get(1).individual(Pollutant.NO2, Averaging.YEAR, BigDecimal.ONE))
                .isInstanceOf(NotInStandardException.class);
    }

    @Test
    void theIndexNeverFallsWhenAPollutantRises() {
        Trials.forAll(1000, random -> {
            AirQualityIndex index = EDITIONS.get(random.nextInt(2));
            long[] lower = sixPollutants(random);
            long[] higher = lower.clone();
            int raised = random.nextInt(lower.length);
            higher[raised] += random.nextLong(0, 50_000);
            if (higher[Pollutant.SO2.slot()] <= 800_000) {
                assertThat(PackedAqi.aqi(index.packedHour(higher, Scaled.MISSING)))
                        .isGreaterThanOrEqualTo(PackedAqi.aqi(index.packedHour(lower, Scaled.MISSING)));
            }
        });
    }

    @Test
    void scaledIntegersAgreeWithExactDecimals() {
        Trials.forAll(2000, random -> {
            AirQualityIndex index = EDITIONS.get(random.nextInt(2)).with(AirQualityIndex.MissingRule.ABOVE_100_ONLY);
            long[] scaled = sixPollutants(random);
            scaled[random.nextInt(scaled.length)] = Scaled.MISSING;
            Map<Pollutant, BigDecimal> values = new EnumMap<>(Pollutant.class);
            for (Pollutant pollutant : Pollutant.INDEXED) {
                if (Scaled.isPresent(scaled[pollutant.slot()])) {
                    values.put(pollutant, BigDecimal.valueOf(scaled[pollutant.slot()], 3));
                }
            }
            AqiOutcome exact = index.hour(Concentrations.of(values));
            long packed = index.packedHour(scaled, Scaled.MISSING);
            assertThat(PackedAqi.missing(packed)).isEqualTo(exact.missing());
            switch (exact) {
                case AqiOutcome.Index found -> {
                    assertThat(PackedAqi.aqi(packed)).isEqualTo(found.aqi());
                    assertThat(PackedAqi.primary(packed)).isEqualTo(found.primary());
                    assertThat(PackedAqi.exceeding(packed)).isEqualTo(found.exceeding());
                }
                case AqiOutcome.NotAvailable _ ->
                    assertThat(PackedAqi.isAvailable(packed)).isFalse();
            }
        });
    }

    @Test
    void theLevelsCoverEveryIndexWithoutOverlap() {
        int next = 0;
        for (AqiLevel level : AqiLevel.all()) {
            assertThat(level.aqiFrom()).isEqualTo(next);
            next = level.aqiTo() + 1;
        }
        assertThat(next).isEqualTo(501);
        assertThatThrownBy(() -> AqiLevel.of(501)).hasMessageContaining("501");
    }

    private static int aqi(AqiOutcome outcome) {
        return ((AqiOutcome.Index) outcome).aqi();
    }

    private static Map<Pollutant, BigDecimal> all(String value) {
        Map<Pollutant, BigDecimal> values = new EnumMap<>(Pollutant.class);
        Pollutant.INDEXED.forEach(pollutant -> values.put(pollutant, new BigDecimal(value)));
        values.put(Pollutant.CO, new BigDecimal("0.5"));
        return values;
    }

    private static long[] sixPollutants(Random random) {
        long[] scaled = new long[Pollutant.INDEXED.size()];
        for (Pollutant pollutant : Pollutant.INDEXED) {
            scaled[pollutant.slot()] = pollutant == Pollutant.CO
                    ? random.nextLong(0, 60_000)
                    : random.nextLong(0, random.nextBoolean() ? 100_000 : 700_000);
        }
        return scaled;
    }
}
