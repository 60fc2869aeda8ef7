package io.qingyuan.standards.noise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.qingyuan.standards.InvalidInputException;
import io.qingyuan.standards.NotInStandardException;
import io.qingyuan.standards.ResourceTable;
import io.qingyuan.standards.Trials;
import io.qingyuan.standards.Verification;
import io.qingyuan.standards.noise.BackgroundCorrection.Corrected;
import io.qingyuan.standards.noise.BackgroundCorrection.MeasureAgain;
import io.qingyuan.standards.noise.BackgroundCorrection.Unclear;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class IndustrialBoundaryTest {
    private static final IndustrialBoundary RULES = IndustrialBoundary.inForceOn(LocalDate.of(2008, 10, 1));

    @Test
    void theBackgroundIsTakenOutAsInTheCases() {
        for (ResourceTable.Row row : ResourceTable.read(IndustrialBoundaryTest.class, "gb12348_background.csv")
                .rows()) {
            BackgroundCorrection found =
                    RULES.correctForBackground(row.number("measured_dBA"), row.number("background_dBA"));
            switch (found) {
                case Corrected corrected ->
                    assertThat(corrected.level()).as(row.text("note")).isEqualByComparingTo(row.number("expected_dBA"));
                case MeasureAgain _ -> assertThat(row.text("expected_dBA")).isEqualTo("remeasure");
                case Unclear unclear -> throw new AssertionError(unclear);
            }
        }
    }

    @Test
    void theDifferenceIsRoundedToAnIntegerFirst() {
        assertThat(corrected("60", "56.6")).isEqualTo("57"); // 3.4 is 3
        assertThat(corrected("60", "56.5")).isEqualTo("58"); // 3.5 is 4
        assertThat(corrected("60", "55.5")).isEqualTo("58"); // 4.5 is 4
        assertThat(corrected("60", "54.5")).isEqualTo("59"); // 5.5 is 6
        assertThat(corrected("60", "50")).isEqualTo("59");
        assertThat(corrected("60", "49.4")).isEqualTo("60"); // 10.6 is 11
        assertThat(RULES.correctForBackground(new BigDecimal("60"), new BigDecimal("57.1")))
                .isEqualTo(new MeasureAgain(new BigDecimal("2.9")));
    }

    @Test
    void justAboveTenTheTextCanBeReadInTwoWays() {
        assertThat(RULES.correctForBackground(new BigDecimal("60.0"), new BigDecimal("49.7")))
                .isEqualTo(new Unclear(new BigDecimal("60.0"), new BigDecimal("59.0")));
        assertThat(RULES.correctForBackground(new BigDecimal("60.0"), new BigDecimal("49.5")))
                .isInstanceOf(Unclear.class);
    }

    @Test
    void aCorrectionNeverRaisesALevelAndNeverExceedsThreeDecibels() {
        Trials.forAll(1000, random -> {
            BigDecimal measured = BigDecimal.valueOf(random.nextInt(300, 900), 1);
            BigDecimal background = BigDecimal.valueOf(random.nextInt(200, 900), 1);
            if (RULES.correctForBackground(measured, background)
                    instanceof Corrected(BigDecimal level, BigDecimal correction)) {
                assertThat(correction).isBetween(new BigDecimal("-3"), BigDecimal.ZERO);
                assertThat(level).isEqualTo(measured.add(correction));
                assertThat(measured.subtract(background)).isGreaterThanOrEqualTo(BigDecimal.valueOf(3));
            }
        });
    }

    @Test
    void theLimitsAtTheBoundaryAreThoseOfTheTable() {
        assertThat(limit(BoundaryZone.ZONE_0, NoiseQuantity.NIGHT)).isEqualTo("40");
        assertThat(limit(BoundaryZone.ZONE_3, NoiseQuantity.DAY)).isEqualTo("65");
        assertThat(limit(BoundaryZone.ZONE_4, NoiseQuantity.NIGHT)).isEqualTo("55");
        assertThat(limit(BoundaryZone.ZONE_3, NoiseQuantity.NIGHT_FREQUENT_LMAX))
                .isEqualTo("65");
        assertThat(limit(BoundaryZone.ZONE_3, NoiseQuantity.NIGHT_BURST_LMAX)).isEqualTo("70");
        assertThat(RULES.limit(BoundaryZone.ZONE_3, NoiseQuantity.DAY).verified())
                .isEqualTo(Verification.OFFICIAL_TEXT);
    }

    @Test
    void theLimitItselfIsMet() {
        NoiseLimit limit = RULES.limit(BoundaryZone.ZONE_2, NoiseQuantity.DAY);
        assertThat(limit.judge(new BigDecimal("60")).isMet()).isTrue();
        assertThat(limit.judge(new BigDecimal("60.1")).zh()).isEqualTo("超标");
    }

    @Test
    void insideAnAdjoiningBuildingTheLimitIsTenLower() {
        assertThat(RULES.limitInsideAdjoining(BoundaryZone.ZONE_2, NoiseQuantity.NIGHT)
                        .decibels())
                .isEqualTo("40");
    }

    @Test
    void roomsHaveTheirOwnLimits() {
        assertThat(indoor(BoundaryZone.ZONE_0, RoomType.B, NoiseQuantity.DAY)).isEqualTo("40");
        assertThat(indoor(BoundaryZone.ZONE_1, RoomType.B, NoiseQuantity.NIGHT)).isEqualTo("35");
        assertThat(indoor(BoundaryZone.ZONE_4, RoomType.A, NoiseQuantity.DAY)).isEqualTo("45");
        assertThat(octave(BoundaryZone.ZONE_0, RoomType.B, NoiseQuantity.NIGHT, OctaveBand.HZ_31_5))
                .isEqualTo("69");
        assertThat(octave(BoundaryZone.ZONE_1, RoomType.B, NoiseQuantity.DAY, OctaveBand.HZ_125))
                .isEqualTo("52");
        assertThat(octave(BoundaryZone.ZONE_3, RoomType.B, NoiseQuantity.NIGHT, OctaveBand.HZ_500))
                .isEqualTo("34");
    }

    @Test
    void everyZoneRoomPeriodAndBandHasALimitAndTheNightIsStricter() {
        for (BoundaryZone zone : BoundaryZone.values()) {
            for (RoomType room : RoomType.values()) {
                assertThat(RULES.indoorLimit(zone, room, NoiseQuantity.NIGHT).decibels())
                        .isLessThan(
                                RULES.indoorLimit(zone, room, NoiseQuantity.DAY).decibels());
                for (OctaveBand band : OctaveBand.values()) {
                    assertThat(RULES.octaveLimit(zone, room, NoiseQuantity.NIGHT, band)
                                    .decibels())
                            .isLessThan(RULES.octaveLimit(zone, room, NoiseQuantity.DAY, band)
                                    .decibels());
                }
            }
        }
    }

    @Test
    void badInputIsRefused() {
        assertThatThrownBy(() -> RULES.correctForBackground(new BigDecimal("-1"), BigDecimal.ZERO))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("measured_dBA");
        assertThatThrownBy(() -> RULES.indoorLimit(BoundaryZone.ZONE_1, RoomType.A, NoiseQuantity.NIGHT_BURST_LMAX))
                .isInstanceOf(NotInStandardException.class);
        assertThatThrownBy(() -> IndustrialBoundary.inForceOn(LocalDate.of(2008, 9, 30)))
                .isInstanceOf(NotInStandardException.class)
                .hasMessageContaining("2008-10-01");
    }

    private static String corrected(String measured, String background) {
        return ((Corrected) RULES.correctForBackground(new BigDecimal(measured), new BigDecimal(background)))
                .level()
                .toPlainString();
    }

    private static BigDecimal limit(BoundaryZone zone, NoiseQuantity quantity) {
        return RULES.limit(zone, quantity).decibels();
    }

    private static BigDecimal indoor(BoundaryZone zone, RoomType room, NoiseQuantity quantity) {
        return RULES.indoorLimit(zone, room, quantity).decibels();
    }

    private static BigDecimal octave(BoundaryZone zone, RoomType room, NoiseQuantity quantity, OctaveBand band) {
        return RULES.octaveLimit(zone, room, quantity, band).decibels();
    }
}
