package io.qingyuan.plan.internal.judgement;

import java.math.BigDecimal;

/** A number to reach and the way it is compared. */
public record Limit(Comparison comparison, BigDecimal value) {

    public boolean isMetBy(BigDecimal measured) {
        return comparison.holds(measured, value);
    }

    /** How much better than {@code other} a value is under this limit; negative when it is worse. */
    public BigDecimal advantage(BigDecimal measured, BigDecimal other) {
        return comparison.isUpperLimit() ? other.subtract(measured) : measured.subtract(other);
    }
}
