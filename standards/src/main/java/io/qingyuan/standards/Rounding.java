package io.qingyuan.standards;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * Rounding by GB/T 8170-2008 (数值修约): to the nearest, a lone 5 to the even digit, the sign left aside. Round once and
 * never in steps: 15.4546 to integers is 15. Works on decimals as reported, never on binary floating point.
 */
public final class Rounding {
    private Rounding() {}

    /**
     * Rounds to a number of decimals.
     *
     * @param decimals digits kept after the point; negative for tens ({@code -1}), hundreds …
     * @return the value with exactly these decimals ({@code 1.050} to one is {@code 1.0}); for negative decimals an integer
     */
    public static BigDecimal round(BigDecimal value, int decimals) {
        BigDecimal rounded = value.setScale(decimals, RoundingMode.HALF_EVEN);
        return decimals < 0 ? rounded.setScale(0) : rounded;
    }

    /** The quotient rounded once, from its exact value. The divisor must not be zero. */
    public static BigDecimal divide(BigDecimal dividend, BigDecimal divisor, int decimals) {
        return dividend.divide(divisor, decimals, RoundingMode.HALF_EVEN);
    }

    /** Compares after rounding the value to the decimals of the limit (修约值比较法); the sign as in {@code compareTo}. */
    public static int compareRounded(BigDecimal value, BigDecimal limit, int decimals) {
        return round(value, decimals).compareTo(limit);
    }

    /**
     * The same rule on scaled integers, for inner loops: rounds {@code scaled} to a multiple of {@code interval}.
     *
     * @param interval a positive number of scale units, such as 1000 to round thousandths to ones
     */
    public static long roundScaled(long scaled, long interval) {
        return divideHalfEven(scaled, interval) * interval;
    }

    /** The quotient of two integers rounded to the nearest, ties to even; the divisor is positive. */
    public static long divideHalfEven(long dividend, long divisor) {
        long magnitude = Math.abs(dividend);
        long quotient = magnitude / divisor;
        long twice = 2 * (magnitude - quotient * divisor);
        if (twice > divisor || (twice == divisor && (quotient & 1) == 1)) {
            quotient++;
        }
        return dividend < 0 ? -quotient : quotient;
    }
}
