package io.qingyuan.standards;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * Rounding by GB/T 8170-2008 (数值修约): to the nearest, a lone 5 to the even digit, the sign left aside. Round once and
 * never in steps: 15.4546 to integers is 15. Works on decimals as reported, never on binary floating point.
 */
public final class Rounding {
    /** How a value is compared with a limit (极限数值的比较方法). */
    public enum Comparison {
        /** The value as it is (全数值比较法). */
        FULL_VALUE,
        /** The value rounded to the decimals of the limit (修约值比较法). */
        ROUNDED_VALUE
    }

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

    /**
     * Rounds to a multiple of an interval (修约间隔), such as 0.5, 0.2 or 0.01; a tie goes to the even multiple.
     *
     * @return the multiple, with the decimals of the interval
     * @throws IllegalArgumentException when the interval is not positive
     */
    public static BigDecimal toInterval(BigDecimal value, BigDecimal interval) {
        if (interval.signum() <= 0) {
            throw new IllegalArgumentException("an interval of rounding is positive: " + interval);
        }
        return value.divide(interval, 0, RoundingMode.HALF_EVEN).multiply(interval);
    }

    /**
     * Rounds to a number of significant digits (有效位数); zero stays zero.
     *
     * @throws IllegalArgumentException when fewer than one digit is asked for
     */
    public static BigDecimal toSignificant(BigDecimal value, int digits) {
        if (digits < 1) {
            throw new IllegalArgumentException("at least one significant digit is kept: " + digits);
        }
        if (value.signum() == 0) {
            return BigDecimal.ZERO;
        }
        int decimals = digits - (value.precision() - value.scale());
        BigDecimal rounded = round(value, decimals);
        // 99.6 to two digits is 100, which has one place more before the point
        boolean carried = rounded.precision() - rounded.scale() > value.precision() - value.scale();
        return carried && decimals > 0 ? rounded.setScale(decimals - 1) : rounded;
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
     * Compares a value with a limit as written: its decimals count, so a limit of 0.2 is not one of 0.20.
     *
     * @return the sign as in {@code compareTo}
     */
    public static int compare(BigDecimal value, BigDecimal limit, Comparison comparison) {
        return switch (comparison) {
            case FULL_VALUE -> value.compareTo(limit);
            case ROUNDED_VALUE -> compareRounded(value, limit, limit.scale());
        };
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
        long quotient = dividend / divisor;
        long rest = Math.abs(dividend - quotient * divisor);
        long other = divisor - rest;
        if (rest > other || (rest == other && (quotient & 1) == 1)) {
            quotient += dividend < 0 ? -1 : 1;
        }
        return quotient;
    }
}
