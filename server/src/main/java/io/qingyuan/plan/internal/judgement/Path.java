package io.qingyuan.plan.internal.judgement;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * The straight line from the value of the base year to the target (目标路径). Where the base already meets the target, the
 * path is to hold the target.
 */
public record Path(int baseYear, BigDecimal base, int targetYear, Limit target) {

    public Path {
        if (baseYear >= targetYear) {
            throw new IllegalArgumentException("base year " + baseYear + " is not before target year " + targetYear);
        }
    }

    /** Whether a value is on the path or ahead of it. Compared without dividing, so nothing is lost to rounding. */
    public boolean isReached(BigDecimal value, int year) {
        if (target.isMetBy(base)) {
            return target.isMetBy(value);
        }
        BigDecimal span = BigDecimal.valueOf(targetYear - (long) baseYear);
        BigDecimal due = base.multiply(span).add(rise().multiply(BigDecimal.valueOf(elapsed(year))));
        return target.advantage(value.multiply(span), due).signum() >= 0;
    }

    /** The value due in a year, rounded (GB/T 8170) to one digit more than base and target are given with. */
    public BigDecimal dueIn(int year) {
        if (target.isMetBy(base)) {
            return target.value();
        }
        BigDecimal share = rise().multiply(BigDecimal.valueOf(elapsed(year)));
        return base.add(share.divide(
                        BigDecimal.valueOf(targetYear - (long) baseYear), digits(), RoundingMode.HALF_EVEN))
                .setScale(digits(), RoundingMode.HALF_EVEN);
    }

    /** What has to be added every year from a value of a year on to reach the target in time. */
    public BigDecimal paceFrom(BigDecimal value, int year) {
        if (year >= targetYear || target.isMetBy(value)) {
            return BigDecimal.ZERO;
        }
        return target.value()
                .subtract(value)
                .divide(
                        BigDecimal.valueOf(targetYear - (long) year),
                        Math.max(digits(), value.scale() + 1),
                        RoundingMode.HALF_EVEN);
    }

    private BigDecimal rise() {
        return target.value().subtract(base);
    }

    private long elapsed(int year) {
        return Math.clamp((long) year - baseYear, 0, targetYear - baseYear);
    }

    private int digits() {
        return Math.max(base.scale(), target.value().scale()) + 1;
    }
}
