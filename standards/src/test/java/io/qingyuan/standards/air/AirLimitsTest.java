package io.qingyuan.standards.air;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.qingyuan.standards.NotInStandardException;
import io.qingyuan.standards.Trials;
import io.qingyuan.standards.Verification;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class AirLimitsTest {
    @Test
    void theAnnualLimitOfFineParticlesTightensAtEachDate() {
        assertThat(pm25("2026-02-28")).isEqualTo("35");
        assertThat(pm25("2026-03-01")).isEqualTo("30");
        assertThat(pm25("2030-12-31")).isEqualTo("30");
        assertThat(pm25("2031-01-01")).isEqualTo("25");
    }

    @Test
    void classOneZonesHaveTheirOwnLimits() {
        AirLimits limits = AirLimits.inForceOn(LocalDate.of(2026, 6, 1));
        assertThat(limits.limit(Pollutant.PM2_5, Averaging.YEAR, AirLimits.Zone.CLASS_1)
                        .value())
                .isEqualTo("15");
    }

    @Test
    void theMarkOfALimitIsCarriedOn() {
        AirLimit of2012 = AirLimits.inForceOn(LocalDate.of(2020, 1, 1))
                .limit(Pollutant.SO2, Averaging.YEAR, AirLimits.Zone.CLASS_1);
        assertThat(of2012.verified()).isEqualTo(Verification.ONE_SOURCE);
        assertThat(of2012.clause()).isEqualTo("table 1");
    }

    @Test
    void aLimitThatTheStandardDoesNotSetIsRefused() {
        AirLimits limits = AirLimits.inForceOn(LocalDate.of(2026, 6, 1));
        assertThatThrownBy(() -> limits.limit(Pollutant.CO, Averaging.YEAR, AirLimits.Zone.CLASS_2))
                .isInstanceOf(NotInStandardException.class)
                .hasMessageContaining("CO");
    }

    @Test
    void theLimitItselfIsMet() {
        AirLimit limit = AirLimits.inForceOn(LocalDate.of(2026, 6, 1))
                .limit(Pollutant.PM2_5, Averaging.DAY, AirLimits.Zone.CLASS_2);
        assertThat(limit.isMetBy(new BigDecimal("60"))).isTrue();
        assertThat(limit.isMetBy(new BigDecimal("61"))).isFalse();
    }

    @Test
    void level2IsTheIndexOf100UntilTheEndOfTheTransition() {
        for (LocalDate day : new LocalDate[] {LocalDate.of(2020, 1, 1), LocalDate.of(2026, 6, 1)}) {
            for (Pollutant pollutant : Pollutant.INDEXED) {
                Averaging averaging = pollutant == Pollutant.O3 ? Averaging.MAX_EIGHT_HOURS : Averaging.DAY;
                BigDecimal limit = AirLimits.inForceOn(day)
                        .limit(pollutant, averaging, AirLimits.Zone.CLASS_2)
                        .value();
                assertThat(AirQualityIndex.inForceOn(day).individual(pollutant, averaging, limit))
                        .hasValue(100);
            }
        }
    }

    @Test
    void convertingAGasThereAndBackKeepsIt() {
        Trials.forAll(200, random -> {
            BigDecimal value = BigDecimal.valueOf(random.nextLong(1, 1_000_000), 1);
            BigDecimal back = ReferenceState.REFERENCE.convert(
                    Pollutant.NO2,
                    ReferenceState.STANDARD.convert(Pollutant.NO2, value, ReferenceState.REFERENCE),
                    ReferenceState.STANDARD);
            assertThat(back.subtract(value).abs()).isLessThan(new BigDecimal("0.000001"));
        });
        assertThat(ReferenceState.STANDARD.convert(Pollutant.O3, new BigDecimal("100"), ReferenceState.REFERENCE))
                .isCloseTo(new BigDecimal("91.6150"), org.assertj.core.data.Offset.offset(new BigDecimal("0.0001")));
    }

    @Test
    void particlesHaveNoOtherState() {
        assertThatThrownBy(() -> ReferenceState.STANDARD.convert(
                        Pollutant.PM2_5, new BigDecimal("35"), ReferenceState.REFERENCE))
                .hasMessageContaining("PM2.5");
    }

    @Test
    void gasesReferToTheReferenceStateSinceTheAmendmentWhichIsMarked() {
        assertThat(ReferenceState.inForceOn(LocalDate.of(2018, 8, 31))).isEqualTo(ReferenceState.STANDARD);
        assertThat(ReferenceState.inForceOn(LocalDate.of(2018, 9, 1))).isEqualTo(ReferenceState.REFERENCE);
        assertThat(ReferenceState.verifiedOn(LocalDate.of(2018, 9, 1))).isEqualTo(Verification.OWN_KNOWLEDGE);
        assertThat(ReferenceState.verifiedOn(LocalDate.of(2026, 3, 1))).isEqualTo(Verification.OFFICIAL_TEXT);
    }

    private static BigDecimal pm25(String day) {
        return AirLimits.inForceOn(LocalDate.parse(day))
                .limit(Pollutant.PM2_5, Averaging.YEAR, AirLimits.Zone.CLASS_2)
                .value();
    }
}
