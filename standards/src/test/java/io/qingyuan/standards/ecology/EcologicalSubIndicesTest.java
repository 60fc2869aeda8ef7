package io.qingyuan.standards.ecology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.qingyuan.standards.InvalidInputException;
import io.qingyuan.standards.Trials;
import io.qingyuan.standards.Verification;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class EcologicalSubIndicesTest {
    private static final EcologicalSubIndices RULES = EcologicalSubIndices.inForceOn(LocalDate.of(2020, 12, 31));
    private static final Offset<BigDecimal> DIGITS = Offset.offset(new BigDecimal("0.0000001"));
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    @Test
    void habitatsAreWeighedByClassAndSubclass() {
        // 511.2642131067 × (0.35×0.60×20 + 0.28×0.30×30 + 0.11×0.60×50) / 100 = 511.2642131067 × 0.1002
        SubIndex quality = RULES.habitatQuality(
                HUNDRED,
                Map.of(
                        LandCover.FOREST, new BigDecimal("20"),
                        LandCover.LAKE, new BigDecimal("30"),
                        LandCover.PADDY, new BigDecimal("50")));
        assertThat(quality.value()).isCloseTo(new BigDecimal("51.22867415"), DIGITS);
        assertThat(quality.verified()).isEqualTo(Verification.ONE_SOURCE);
        assertThat(RULES.biologicalRichness(new BigDecimal("40"), quality).value())
                .isCloseTo(new BigDecimal("45.61433708"), DIGITS);
    }

    @Test
    void habitatQualityIsLimitedTo100() {
        SubIndex forest = RULES.habitatQuality(HUNDRED, Map.of(LandCover.FOREST, HUNDRED));
        assertThat(forest.value()).isEqualByComparingTo("100");
        assertThat(forest.computed()).isCloseTo(new BigDecimal("107.3654847524"), DIGITS);
        assertThat(forest.isLimited()).isTrue();
    }

    @Test
    void everyKindOfLandCoverHasAWeight() {
        for (LandCover cover : LandCover.values()) {
            assertThat(RULES.habitatQuality(HUNDRED, Map.of(cover, BigDecimal.TEN))
                            .value())
                    .as(cover.code())
                    .isPositive();
        }
    }

    @Test
    void vegetationIsTheMeanOfTheGrowingMonths() {
        List<BigDecimal> ndvi = List.of(
                new BigDecimal("4000"),
                new BigDecimal("5000"),
                new BigDecimal("6000"),
                new BigDecimal("7000"),
                new BigDecimal("8000"));
        // 0.0121165124 × 6000
        assertThat(RULES.vegetationCover(ndvi).value()).isEqualByComparingTo("72.6990744");
        assertThat(RULES.vegetationCover(ndvi).verified().isChecked()).isFalse();
        assertThatThrownBy(() -> RULES.vegetationCover(ndvi.subList(0, 4)))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("ndvi");
    }

    @Test
    void abundantWaterResourcesCountLess() {
        BigDecimal mean = HUNDRED;
        assertThat(resources("140", mean)).isEqualByComparingTo("140");
        assertThat(resources("150", mean)).isEqualByComparingTo("90");
        assertThat(resources("240", mean)).isEqualByComparingTo("0");
        assertThat(resources("241", mean)).isEqualByComparingTo("0");
    }

    @Test
    void landStressIsWeighedByKind() {
        // 236.0435677948 × (0.4×1 + 0.2×2 + 0.2×30 + 0.2×4) / 100
        SubIndex stress = RULES.landStress(
                new LandStress(HUNDRED, BigDecimal.ONE, BigDecimal.TWO, new BigDecimal("30"), new BigDecimal("4")));
        assertThat(stress.value()).isCloseTo(new BigDecimal("17.93931115"), DIGITS);
        assertThat(stress.verified()).isEqualTo(Verification.OWN_KNOWLEDGE);
    }

    @Test
    void pollutionLoadIsTheSumOfItsParts() {
        // 0.2×4.3937397289×10 + 0.2×40.1764754986×1 (per precipitation 1)
        // + 0.2×0.0648660287×100 + 0.1×4.0904459321×2 + 0.2×0.5103049278×5 + 0.1×0.0749894283×10 (per area 1)
        SubIndex load = RULES.pollutionLoad(new PollutionLoad(
                BigDecimal.ONE,
                BigDecimal.ONE,
                BigDecimal.TEN,
                BigDecimal.ONE,
                HUNDRED,
                BigDecimal.TWO,
                new BigDecimal("5"),
                BigDecimal.TEN));
        assertThat(load.value()).isCloseTo(new BigDecimal("19.52347867"), DIGITS);
        assertThat(load.verified().isChecked()).isFalse();
    }

    @Test
    void moreOfTheSameStressNeverLowersTheIndex() {
        Trials.forAll(300, random -> {
            BigDecimal some = BigDecimal.valueOf(random.nextInt(0, 90));
            BigDecimal less = RULES.landStress(new LandStress(HUNDRED, some, some, BigDecimal.ZERO, BigDecimal.ZERO))
                    .value();
            BigDecimal more = RULES.landStress(
                            new LandStress(HUNDRED, some.add(BigDecimal.ONE), some, BigDecimal.ZERO, BigDecimal.ZERO))
                    .value();
            assertThat(more).isGreaterThanOrEqualTo(less);
        });
    }

    @Test
    void computedSubIndicesCarryTheirMarksIntoTheIndex() {
        SubIndex stress = RULES.landStress(
                new LandStress(HUNDRED, BigDecimal.ONE, BigDecimal.ONE, BigDecimal.ONE, BigDecimal.ONE));
        SubIndex quality = RULES.habitatQuality(HUNDRED, Map.of(LandCover.PADDY, HUNDRED));
        Ei ei = EcologicalIndex.inForceOn(LocalDate.of(2020, 12, 31))
                .index(SubIndices.computed(quality, quality, quality, stress, stress));
        assertThat(ei.verified()).isEqualTo(Verification.OWN_KNOWLEDGE);
    }

    @Test
    void areasLargerThanTheRegionAreRefused() {
        Map<LandCover, BigDecimal> areas = new EnumMap<>(LandCover.class);
        areas.put(LandCover.FOREST, new BigDecimal("60"));
        areas.put(LandCover.LAKE, new BigDecimal("41"));
        assertThatThrownBy(() -> RULES.habitatQuality(HUNDRED, areas)).hasMessageContaining("region_km2");
        assertThatThrownBy(() -> RULES.habitatQuality(BigDecimal.ZERO, Collections.emptyMap()))
                .isInstanceOf(InvalidInputException.class);
        areas.put(LandCover.FOREST, new BigDecimal("-1"));
        assertThatThrownBy(() -> RULES.habitatQuality(HUNDRED, areas)).hasMessageContaining("forest");
    }

    /** The adjusted water resources, read back from the index of a region without rivers and lakes. */
    private static BigDecimal resources(String resources, BigDecimal mean) {
        BigDecimal region = BigDecimal.valueOf(1_000_000);
        SubIndex index = RULES.waterNetwork(
                new WaterNetwork(region, BigDecimal.ZERO, BigDecimal.ZERO, new BigDecimal(resources), mean));
        BigDecimal tripled = index.value().multiply(region).multiply(BigDecimal.valueOf(3));
        return tripled.divide(new BigDecimal("86.3869548281"), 6, java.math.RoundingMode.HALF_EVEN);
    }
}
