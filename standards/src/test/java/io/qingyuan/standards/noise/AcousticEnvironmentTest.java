package io.qingyuan.standards.noise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.qingyuan.standards.InputField;
import io.qingyuan.standards.InvalidInputException;
import io.qingyuan.standards.NotInStandardException;
import io.qingyuan.standards.ResourceTable;
import io.qingyuan.standards.Verification;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalTime;
import org.junit.jupiter.api.Test;

class AcousticEnvironmentTest {
    private static final AcousticEnvironment RULES = AcousticEnvironment.inForceOn(LocalDate.of(2020, 6, 1));

    @Test
    void theCasesAreMet() {
        for (ResourceTable.Row row : ResourceTable.read(AcousticEnvironmentTest.class, "gb3096_zone.csv")
                .rows()) {
            NoiseVerdict verdict = RULES.judge(
                    new InputField("zone", row.text("zone")).code(AcousticZone.class),
                    new InputField("period", row.text("period")).code(NoiseQuantity.class),
                    row.number("leq"));
            assertThat(row.text("expected")).as("line %d", row.line()).startsWith(verdict.zh());
        }
    }

    @Test
    void theLimitsAreThoseOfTheTable() {
        assertThat(limits(AcousticZone.ZONE_0)).isEqualTo("50/40/55");
        assertThat(limits(AcousticZone.ZONE_1)).isEqualTo("55/45/60");
        assertThat(limits(AcousticZone.ZONE_2)).isEqualTo("60/50/65");
        assertThat(limits(AcousticZone.ZONE_3)).isEqualTo("65/55/70");
        assertThat(limits(AcousticZone.ZONE_4A)).isEqualTo("70/55/70");
        assertThat(limits(AcousticZone.ZONE_4B)).isEqualTo("70/60/75");
        assertThat(limits(AcousticZone.ZONE_4B_EXISTING)).isEqualTo("70/55/70");
    }

    @Test
    void theLimitOfOlderRailwaysIsNotChecked() {
        assertThat(RULES.limit(AcousticZone.ZONE_4B_EXISTING, NoiseQuantity.NIGHT)
                        .verified())
                .isEqualTo(Verification.OWN_KNOWLEDGE);
        assertThat(RULES.limit(AcousticZone.ZONE_4B, NoiseQuantity.NIGHT).verified())
                .isEqualTo(Verification.TWO_SOURCES);
    }

    @Test
    void theExcessIsInDecibels() {
        NoiseVerdict verdict = RULES.judge(AcousticZone.ZONE_2, NoiseQuantity.NIGHT, new BigDecimal("53.4"));
        assertThat(verdict.isMet()).isFalse();
        assertThat(verdict.excess()).isEqualTo("3.4");
        assertThat(RULES.judge(AcousticZone.ZONE_2, NoiseQuantity.NIGHT, new BigDecimal("41"))
                        .excess())
                .isEqualByComparingTo("0");
    }

    @Test
    void theDayBeginsAtSixAndTheNightAtTwentyTwo() {
        NoisePeriods periods = NoisePeriods.NATIONAL;
        assertThat(periods.at(LocalTime.of(5, 59))).isEqualTo(NoiseQuantity.NIGHT);
        assertThat(periods.at(LocalTime.of(6, 0))).isEqualTo(NoiseQuantity.DAY);
        assertThat(periods.at(LocalTime.of(21, 59))).isEqualTo(NoiseQuantity.DAY);
        assertThat(periods.at(LocalTime.of(22, 0))).isEqualTo(NoiseQuantity.NIGHT);
        assertThat(new NoisePeriods(LocalTime.of(7, 0), LocalTime.of(23, 0)).at(LocalTime.of(6, 30)))
                .isEqualTo(NoiseQuantity.NIGHT);
        assertThatThrownBy(() -> new NoisePeriods(LocalTime.of(22, 0), LocalTime.of(6, 0)))
                .isInstanceOf(InvalidInputException.class);
    }

    @Test
    void badInputIsRefused() {
        assertThatThrownBy(() -> new InputField("zone", "4").code(AcousticZone.class))
                .hasMessageContaining("4a");
        assertThatThrownBy(() -> RULES.judge(AcousticZone.ZONE_2, NoiseQuantity.DAY, new BigDecimal("-1")))
                .isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> RULES.limit(AcousticZone.ZONE_2, NoiseQuantity.NIGHT_FREQUENT_LMAX))
                .isInstanceOf(NotInStandardException.class)
                .hasMessageContaining("GB 3096-2008");
        assertThatThrownBy(() -> AcousticEnvironment.inForceOn(LocalDate.of(2008, 9, 30)))
                .isInstanceOf(NotInStandardException.class);
    }

    private static String limits(AcousticZone zone) {
        return RULES.limit(zone, NoiseQuantity.DAY).decibels()
                + "/" + RULES.limit(zone, NoiseQuantity.NIGHT).decibels()
                + "/" + RULES.limit(zone, NoiseQuantity.NIGHT_BURST_LMAX).decibels();
    }
}
