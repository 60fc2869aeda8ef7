package io.qingyuan.standards.ecology;

import io.qingyuan.standards.InvalidInputException;
import java.math.BigDecimal;

/**
 * What the water network density (水网密度指数) is made of.
 *
 * @param regionKm2 area of the region
 * @param riverKm length of the rivers
 * @param waterKm2 area of lakes, reservoirs and rivers
 * @param resources water resources of the year, 10⁶ m³ (the unit is own knowledge)
 * @param meanResources water resources of the mean of many years, 10⁶ m³
 */
public record WaterNetwork(
        BigDecimal regionKm2, BigDecimal riverKm, BigDecimal waterKm2, BigDecimal resources, BigDecimal meanResources) {
    public WaterNetwork {
        InvalidInputException.requirePositive("region_km2", regionKm2);
        InvalidInputException.requireNonNegative("river_km", riverKm);
        InvalidInputException.requireBetween("water_km2", waterKm2, BigDecimal.ZERO, regionKm2);
        InvalidInputException.requireNonNegative("water_resources", resources);
        InvalidInputException.requirePositive("mean_water_resources", meanResources);
    }
}
