package io.qingyuan.standards.online;

import io.qingyuan.standards.Verification;
import java.math.BigDecimal;

/**
 * Whether enough valid data are there.
 *
 * @param found how many minutes, hours or days, or which percentage
 * @param required how many are needed; exactly so many are enough
 */
public record Completeness(BigDecimal found, BigDecimal required, Verification verified) {
    /** Whether the period is valid. */
    public boolean isValid() {
        return found.compareTo(required) >= 0;
    }
}
