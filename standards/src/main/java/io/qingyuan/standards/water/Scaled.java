package io.qingyuan.standards.water;

import io.qingyuan.standards.InvalidInputException;
import io.qingyuan.standards.InvalidInputException.Fault;
import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * Concentrations as scaled integers for inner loops: billionths of the item's unit, so that the mercury limit of
 * 0.00005 mg/L and results ten thousand times smaller are whole numbers.
 */
public final class Scaled {
    /** Units of the scale in one unit of the item. */
    public static final long ONE = 1_000_000_000;

    /** Stands for a value that is not there. */
    public static final long MISSING = Long.MIN_VALUE;

    static final int DECIMALS = 9;
    private static final BigDecimal HIGHEST = BigDecimal.valueOf(9_000_000_000L);

    private Scaled() {}

    /** The scaled value; refuses negative ones, more than nine decimals and more than nine billion. */
    public static long of(WaterItem item, BigDecimal value) {
        InvalidInputException.requireNonNegative(item.code(), value);
        if (value.stripTrailingZeros().scale() > DECIMALS || value.compareTo(HIGHEST) > 0) {
            throw new InvalidInputException(
                    Fault.OUT_OF_RANGE, item.code(), value.toPlainString(), "at most 9 decimals, up to 9000000000");
        }
        return value.setScale(DECIMALS, RoundingMode.UNNECESSARY)
                .unscaledValue()
                .longValueExact();
    }

    /**
     * The scaled value for comparison with limits, which all have nine decimals or fewer: digits beyond are rounded so
     * that the value stays on its side of every limit; beyond nine billion all values are alike.
     */
    static long comparable(BigDecimal value, RoundingMode towardsWorse) {
        return value.min(HIGHEST)
                .setScale(DECIMALS, towardsWorse)
                .unscaledValue()
                .longValueExact();
    }
}
