package io.qingyuan.standards.air;

import io.qingyuan.standards.StandardRef;
import io.qingyuan.standards.Verification;
import java.math.BigDecimal;

/** A concentration limit of GB 3095 (浓度限值), in the unit of the pollutant. Equal to the limit is compliant. */
public record AirLimit(
        StandardRef standard,
        String clause,
        Pollutant pollutant,
        Averaging averaging,
        BigDecimal value,
        Verification verified) {
    /** Whether a concentration, rounded already as HJ 663 asks, keeps within the limit. */
    public boolean isMetBy(BigDecimal concentration) {
        return concentration.compareTo(value) <= 0;
    }
}
