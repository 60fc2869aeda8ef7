package io.qingyuan.standards.water;

import io.qingyuan.standards.StandardRef;
import io.qingyuan.standards.Verification;
import java.math.BigDecimal;

/**
 * The limit of a class for an item of GB 3838 table 1, in the unit of the item. Equal to the limit is within.
 *
 * @param kind whether the value must not be above or not below it
 */
public record WaterLimit(
        StandardRef standard,
        String clause,
        WaterItem item,
        WaterBody body,
        WaterClass grade,
        Kind kind,
        BigDecimal value,
        Verification verified) {
    /** The side on which a value is within. */
    public enum Kind {
        AT_MOST,
        AT_LEAST
    }

    /** Whether a value is within the limit. */
    public boolean isMetBy(BigDecimal measured) {
        int sign = measured.compareTo(value);
        return kind == Kind.AT_MOST ? sign <= 0 : sign >= 0;
    }
}
