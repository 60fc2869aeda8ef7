package io.qingyuan.standards.discharge;

import java.math.BigDecimal;

/** What a limit allows; bounds themselves are allowed. */
public sealed interface Bound {
    /** Not more than a value. */
    record AtMost(BigDecimal value) implements Bound {}

    /** From a value to another, as pH 6–9. */
    record Between(BigDecimal from, BigDecimal to) implements Bound {}

    /** Must not be detectable (不得检出). */
    record NotDetectable() implements Bound {}

    /** Reads a bound of a table: {@code 50}, {@code 6~9} or {@code 不得检出}. */
    static Bound parse(String text) {
        if (text.equals("不得检出")) {
            return new NotDetectable();
        }
        int tilde = text.indexOf('~');
        return tilde < 0
                ? new AtMost(new BigDecimal(text))
                : new Between(new BigDecimal(text.substring(0, tilde)), new BigDecimal(text.substring(tilde + 1)));
    }

    /** The bound as the tables write it. */
    default String text() {
        return switch (this) {
            case AtMost(BigDecimal value) -> value.toPlainString();
            case Between(BigDecimal from, BigDecimal to) -> from.toPlainString() + "~" + to.toPlainString();
            case NotDetectable _ -> "不得检出";
        };
    }
}
