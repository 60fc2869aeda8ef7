package io.qingyuan.standards.carbon;

import io.qingyuan.standards.InvalidInputException;
import io.qingyuan.standards.Verification;
import io.qingyuan.standards.energy.EnergyUnit;
import java.math.BigDecimal;

/**
 * A grid factor (电力二氧化碳排放因子).
 *
 * @param dataYear the year of the data, not that of the announcement
 * @param area the code of the province (GB/T 2260), of the region or {@code CN}
 * @param kgPerKwh kgCO2/kWh, the same number in tCO2/MWh
 */
public record GridFactor(
        int dataYear,
        GridFactors.Kind kind,
        String area,
        String areaZh,
        BigDecimal kgPerKwh,
        String announcement,
        Verification verified) {
    /** The emission of purchased electricity. */
    public Emission emission(BigDecimal amount, EnergyUnit unit) {
        InvalidInputException.requireNonNegative("amount", amount);
        BigDecimal megawattHours = unit.convert(amount, EnergyUnit.MEGAWATT_HOUR, "unit");
        return new Emission(megawattHours.multiply(kgPerKwh), verified);
    }
}
