package io.qingyuan.hj212;

/** Numbers as HJ 212 writes them (table 4: N14.2 and the like): a sign, digits, one point, digits; no exponent. */
final class Decimals {
    private static final int MOST_SCALED_DIGITS = 17;
    private static final int LONGEST = 40;

    private Decimals() {}

    /** The typed word of {@link Pairs}: a scaled number, a longer one, or text. */
    static long parse(byte[] bytes, int from, int to) {
        if (from == to || to - from > LONGEST) {
            return Pairs.TEXT;
        }
        boolean negative = bytes[from] == '-';
        int start = negative || bytes[from] == '+' ? from + 1 : from;
        long mantissa = 0;
        int digits = 0;
        int point = -1;
        for (int i = start; i < to; i++) {
            byte b = bytes[i];
            if (Ascii.isDigit(b)) {
                mantissa = mantissa * 10 + (b - '0');
                digits++;
            } else if (b == '.' && point < 0) {
                point = i;
            } else {
                return Pairs.TEXT;
            }
        }
        if (digits == 0) {
            return Pairs.TEXT;
        }
        if (digits > MOST_SCALED_DIGITS) {
            return Pairs.BIG;
        }
        int scale = point < 0 ? 0 : to - 1 - point;
        return (negative ? -mantissa : mantissa) << 6 | scale;
    }

    /** Empty, or one of the ways devices write that they have nothing. */
    static boolean isMissing(byte[] bytes, int from, int to) {
        for (int i = from; i < to; i++) {
            if (bytes[i] != '-' && bytes[i] != '*') {
                return Ascii.equal(bytes, from, to, "null") || Ascii.equal(bytes, from, to, "NULL");
            }
        }
        return true;
    }
}
