package io.qingyuan.standards.energy;

import io.qingyuan.standards.Verification;
import java.math.BigDecimal;

/**
 * An amount of energy in coal equivalent, kgce; exact where computed from coefficients.
 *
 * @param from the lower end; the same as the upper where the coefficient is one value
 * @param verified the weakest mark of the coefficients used
 */
public record CoalEquivalent(BigDecimal from, BigDecimal to, Verification verified) {
    /** Nothing consumed. */
    public static final CoalEquivalent NONE =
            new CoalEquivalent(BigDecimal.ZERO, BigDecimal.ZERO, Verification.OFFICIAL_TEXT);

    /** Whether the coefficients leave a range. */
    public boolean isRange() {
        return from.compareTo(to) != 0;
    }

    /** Both together. */
    public CoalEquivalent plus(CoalEquivalent other) {
        return new CoalEquivalent(from.add(other.from), to.add(other.to), verified.and(other.verified));
    }
}
