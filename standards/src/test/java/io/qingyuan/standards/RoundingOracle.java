package io.qingyuan.standards;

import java.math.BigDecimal;
import java.math.BigInteger;

/**
 * GB/T 8170 written down a second time, from its words: it looks at the written digits one by one and never asks the
 * library or {@code RoundingMode}.
 */
final class RoundingOracle {
    private RoundingOracle() {}

    /** The value rounded to so many decimals. */
    static BigDecimal round(BigDecimal value, int decimals) {
        String digits = value.abs().toPlainString();
        int point = digits.indexOf('.');
        String whole = point < 0 ? digits : digits.substring(0, point);
        String fraction = point < 0 ? "" : digits.substring(point + 1);
        String all = "0".repeat(40) + whole + fraction + "0".repeat(40);
        int kept = 40 + whole.length() + decimals;
        BigInteger head = new BigInteger(all.substring(0, kept));
        String dropped = all.substring(kept);
        if (raises(dropped, all.charAt(kept - 1))) {
            head = head.add(BigInteger.ONE);
        }
        BigDecimal rounded = new BigDecimal(head, decimals);
        return value.signum() < 0 ? rounded.negate() : rounded;
    }

    private static boolean raises(String dropped, char lastKept) {
        char first = dropped.charAt(0);
        if (first != '5') {
            return first > '5';
        }
        boolean alone = dropped.substring(1).chars().allMatch(digit -> digit == '0');
        return !alone || "13579".indexOf(lastKept) >= 0;
    }
}
