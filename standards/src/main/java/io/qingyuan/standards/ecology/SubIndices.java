package io.qingyuan.standards.ecology;

import io.qingyuan.standards.InvalidInputException;
import io.qingyuan.standards.Verification;
import java.math.BigDecimal;

/**
 * The five sub-indices of EI, each from 0 to 100.
 *
 * @param biologicalRichness 生物丰度指数
 * @param vegetation 植被覆盖指数
 * @param water 水网密度指数
 * @param landStress 土地胁迫指数; the more, the worse
 * @param pollutionLoad 污染负荷指数; the more, the worse
 * @param verified the weakest mark of the five; {@link Verification#OFFICIAL_TEXT} where they are given, not computed
 */
public record SubIndices(
        BigDecimal biologicalRichness,
        BigDecimal vegetation,
        BigDecimal water,
        BigDecimal landStress,
        BigDecimal pollutionLoad,
        Verification verified) {
    private static final BigDecimal MOST = BigDecimal.valueOf(100);

    public SubIndices {
        require("biological_richness", biologicalRichness);
        require("vegetation", vegetation);
        require("water", water);
        require("land_stress", landStress);
        require("pollution_load", pollutionLoad);
    }

    /** Sub-indices as published or reported. */
    public static SubIndices given(
            BigDecimal biologicalRichness,
            BigDecimal vegetation,
            BigDecimal water,
            BigDecimal landStress,
            BigDecimal pollutionLoad) {
        return new SubIndices(
                biologicalRichness, vegetation, water, landStress, pollutionLoad, Verification.OFFICIAL_TEXT);
    }

    /** Sub-indices computed by {@link EcologicalSubIndices}; their marks are carried on. */
    public static SubIndices computed(
            SubIndex biologicalRichness,
            SubIndex vegetation,
            SubIndex water,
            SubIndex landStress,
            SubIndex pollutionLoad) {
        return new SubIndices(
                biologicalRichness.value(),
                vegetation.value(),
                water.value(),
                landStress.value(),
                pollutionLoad.value(),
                biologicalRichness
                        .verified()
                        .and(vegetation.verified())
                        .and(water.verified())
                        .and(landStress.verified())
                        .and(pollutionLoad.verified()));
    }

    private static void require(String field, BigDecimal value) {
        InvalidInputException.requireBetween(field, value, BigDecimal.ZERO, MOST);
    }
}
