package io.qingyuan.standards.carbon;

import io.qingyuan.standards.Verification;
import java.math.BigDecimal;

/**
 * An emission.
 *
 * @param tonnesCo2 tCO2, exact or to 34 significant digits, not rounded
 * @param verified the mark of the factor
 */
public record Emission(BigDecimal tonnesCo2, Verification verified) {
    /** Both together. */
    public Emission plus(Emission other) {
        return new Emission(tonnesCo2.add(other.tonnesCo2), verified.and(other.verified));
    }
}
