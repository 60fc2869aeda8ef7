package io.qingyuan.standards.energy;

import io.qingyuan.standards.Verification;
import java.math.BigDecimal;

/**
 * An energy or a medium of GB/T 2589-2020 with its reference coefficient (折标准煤系数).
 *
 * @param code such as {@code natural-gas}
 * @param zh the Chinese name, such as 天然气
 * @param kgceFrom kgce a unit; where the standard gives a range, its lower end
 * @param kgceTo the upper end, the same as the lower where there is one value
 * @param per the unit of the coefficient
 */
public record EnergyItem(
        String code, String zh, BigDecimal kgceFrom, BigDecimal kgceTo, EnergyUnit per, Verification verified) {
    /** Whether the standard gives a range, so that only a measured value decides. */
    public boolean isRange() {
        return kgceFrom.compareTo(kgceTo) != 0;
    }
}
