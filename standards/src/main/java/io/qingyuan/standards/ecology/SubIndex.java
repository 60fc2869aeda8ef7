package io.qingyuan.standards.ecology;

import io.qingyuan.standards.Verification;
import java.math.BigDecimal;

/**
 * A sub-index of EI computed from areas, lengths and amounts.
 *
 * @param value 0 to 100
 * @param computed before the limit to 0–100, to 34 significant digits, not rounded
 * @param verified the weakest mark of the weights and the coefficient
 */
public record SubIndex(BigDecimal value, BigDecimal computed, Verification verified) {
    private static final BigDecimal MOST = BigDecimal.valueOf(100);

    static SubIndex of(BigDecimal computed, Verification verified) {
        return new SubIndex(computed.max(BigDecimal.ZERO).min(MOST), computed, verified);
    }

    /** Whether the computed value lay outside 0–100. */
    public boolean isLimited() {
        return value.compareTo(computed) != 0;
    }
}
