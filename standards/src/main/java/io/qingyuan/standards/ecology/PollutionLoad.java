package io.qingyuan.standards.ecology;

import io.qingyuan.standards.InvalidInputException;
import java.math.BigDecimal;

/**
 * What the pollution load (污染负荷指数) is made of: the year's emissions, the area and the total precipitation of the
 * region. The sources at hand name no units for the emissions and the precipitation, so the caller answers for using
 * those of the standard's coefficients, and the result is marked as not checked.
 */
public record PollutionLoad(
        BigDecimal regionKm2,
        BigDecimal precipitationTotal,
        BigDecimal cod,
        BigDecimal ammoniaNitrogen,
        BigDecimal sulfurDioxide,
        BigDecimal dust,
        BigDecimal nitrogenOxides,
        BigDecimal solidWaste) {
    public PollutionLoad {
        InvalidInputException.requirePositive("region_km2", regionKm2);
        InvalidInputException.requirePositive("precipitation_total", precipitationTotal);
        InvalidInputException.requireNonNegative("cod", cod);
        InvalidInputException.requireNonNegative("nh3n", ammoniaNitrogen);
        InvalidInputException.requireNonNegative("so2", sulfurDioxide);
        InvalidInputException.requireNonNegative("dust", dust);
        InvalidInputException.requireNonNegative("nox", nitrogenOxides);
        InvalidInputException.requireNonNegative("solid_waste", solidWaste);
    }
}
