package io.qingyuan.standards.noise;

import io.qingyuan.standards.InvalidInputException;
import io.qingyuan.standards.StandardRef;
import io.qingyuan.standards.Verification;
import java.math.BigDecimal;

/**
 * A noise limit. Equal to the limit complies; a level is compared as it was reported, without rounding.
 *
 * @param zone the zone by its code
 * @param decibels dB(A); dB for an octave band
 */
public record NoiseLimit(
        StandardRef standard,
        String clause,
        String zone,
        NoiseQuantity quantity,
        BigDecimal decibels,
        Verification verified) {
    /** Judges a level of one point and one period. A negative level is refused. */
    public NoiseVerdict judge(BigDecimal level) {
        InvalidInputException.requireNonNegative("leq", level);
        BigDecimal excess = level.subtract(decibels).max(BigDecimal.ZERO);
        return new NoiseVerdict(this, level, excess);
    }
}
