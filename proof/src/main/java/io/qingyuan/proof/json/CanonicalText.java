package io.qingyuan.proof.json;

import java.math.BigDecimal;

/** How RFC 8785 (JCS) writes strings and numbers; names of members are ordered by UTF-16 code units. */
public final class CanonicalText {
    private final StringBuilder out;

    public CanonicalText(StringBuilder out) {
        this.out = out;
    }

    /** Whether a number survives the form, which writes numbers as IEEE 754 doubles. */
    public static boolean keeps(BigDecimal number) {
        double nearest = number.doubleValue();
        return Double.isFinite(nearest) && new BigDecimal(Double.toString(nearest)).compareTo(number) == 0;
    }

    /** Writes a string in quotes (section 3.2.2.2). */
    public void string(String text) {
        out.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '"' -> out.append("\\\"");
                case '\\' -> out.append("\\\\");
                case '\b' -> out.append("\\b");
                case '\f' -> out.append("\\f");
                case '\n' -> out.append("\\n");
                case '\r' -> out.append("\\r");
                case '\t' -> out.append("\\t");
                default -> {
                    if (c < 0x20) {
                        out.append("\\u00")
                                .append(Character.forDigit(c >> 4, 16))
                                .append(Character.forDigit(c & 15, 16));
                    } else {
                        out.append(c);
                    }
                }
            }
        }
        out.append('"');
    }

    /**
     * Writes a number as ECMAScript's Number.prototype.toString, which section 3.2.2.3 asks for.
     *
     * @throws IllegalArgumentException if a double does not {@linkplain #keeps keep} it
     */
    public void number(BigDecimal number) {
        if (!keeps(number)) {
            throw new IllegalArgumentException("number " + number + " has more digits than a double keeps");
        }
        BigDecimal stripped = number.stripTrailingZeros();
        if (stripped.signum() == 0) {
            out.append('0');
            return;
        }
        int digits = stripped.precision();
        int point = digits - stripped.scale(); // position of the decimal point after the first digit
        if (point > -6 && point <= 21) {
            out.append(stripped.toPlainString());
            return;
        }
        String all = stripped.unscaledValue().abs().toString();
        out.append(stripped.signum() < 0 ? "-" : "").append(all.charAt(0));
        if (all.length() > 1) {
            out.append('.').append(all, 1, all.length());
        }
        out.append('e').append(point - 1 < 0 ? "" : "+").append(point - 1);
    }
}
