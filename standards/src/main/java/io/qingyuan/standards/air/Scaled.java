package io.qingyuan.standards.air;

import io.qingyuan.standards.Rounding;
import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * Concentrations as scaled integers for inner loops: thousandths of the pollutant's unit. Published concentrations have
 * at most three decimals, so nothing is lost.
 */
public final class Scaled {
    /** Units of the scale in one unit of the pollutant. */
    public static final long ONE = 1000;

    /** Stands for a value that is not there; less than every concentration. */
    public static final long MISSING = Long.MIN_VALUE;

    private static final int DECIMALS = 3;

    private Scaled() {}

    /** The scaled value; refuses more than three decimals and negative values. */
    public static long of(BigDecimal value) {
        if (value.signum() < 0) {
            throw new IllegalArgumentException("a concentration is not negative: " + value);
        }
        return value.setScale(DECIMALS, RoundingMode.UNNECESSARY)
                .unscaledValue()
                .longValueExact();
    }

    /** The value of a scaled number with the decimals asked for, rounded by GB/T 8170. */
    public static BigDecimal toDecimal(long scaled, int decimals) {
        return Rounding.round(BigDecimal.valueOf(scaled, DECIMALS), decimals);
    }

    /** The scaled size of one unit in the last of so many decimals: 1000 for none, 100 for one. */
    static long step(int decimals) {
        return BigDecimal.ONE.movePointRight(DECIMALS - decimals).longValueExact();
    }

    /** Whether the scaled number is a value. */
    public static boolean isPresent(long scaled) {
        return scaled != MISSING;
    }
}
