package io.qingyuan.standards.ecology;

import io.qingyuan.standards.InvalidInputException;
import java.math.BigDecimal;

/** What the land stress (土地胁迫指数) is made of, all in km²: eroded severely (重度侵蚀) and moderately, built on, otherwise stressed. */
public record LandStress(
        BigDecimal regionKm2,
        BigDecimal severeErosionKm2,
        BigDecimal moderateErosionKm2,
        BigDecimal constructionKm2,
        BigDecimal otherStressKm2) {
    public LandStress {
        InvalidInputException.requirePositive("region_km2", regionKm2);
        InvalidInputException.requireBetween("severe_erosion_km2", severeErosionKm2, BigDecimal.ZERO, regionKm2);
        InvalidInputException.requireBetween("moderate_erosion_km2", moderateErosionKm2, BigDecimal.ZERO, regionKm2);
        InvalidInputException.requireBetween("construction_km2", constructionKm2, BigDecimal.ZERO, regionKm2);
        InvalidInputException.requireBetween("other_stress_km2", otherStressKm2, BigDecimal.ZERO, regionKm2);
    }
}
