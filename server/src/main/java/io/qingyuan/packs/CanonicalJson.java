package io.qingyuan.packs;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import tools.jackson.databind.JsonNode;

/** JSON in the one form that can be hashed: RFC 8785 (JCS). */
public final class CanonicalJson {

    private CanonicalJson() {}

    public static String write(JsonNode node) {
        StringBuilder out = new StringBuilder();
        write(node, out);
        return out.toString();
    }

    /** SHA-256 of the canonical form, in hex. */
    public static String sha256(JsonNode node) {
        return sha256(write(node).getBytes(StandardCharsets.UTF_8));
    }

    public static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    /** Whether the number survives the form: RFC 8785 writes numbers as IEEE 754 doubles. */
    public static boolean keeps(BigDecimal number) {
        double nearest = number.doubleValue();
        return Double.isFinite(nearest) && new BigDecimal(Double.toString(nearest)).compareTo(number) == 0;
    }

    private static void write(JsonNode node, StringBuilder out) {
        switch (node.getNodeType()) {
            case OBJECT -> writeObject(node, out);
            case ARRAY -> {
                out.append('[');
                for (int i = 0; i < node.size(); i++) {
                    if (i > 0) {
                        out.append(',');
                    }
                    write(node.get(i), out);
                }
                out.append(']');
            }
            case STRING -> writeString(node.asString(), out);
            case NUMBER -> writeNumber(node.decimalValue(), out);
            case BOOLEAN -> out.append(node.booleanValue());
            case NULL -> out.append("null");
            default -> throw new IllegalArgumentException("not JSON: " + node.getNodeType());
        }
    }

    private static void writeObject(JsonNode node, StringBuilder out) {
        String[] names = node.propertyNames().toArray(String[]::new);
        Arrays.sort(names); // by UTF-16 code units, as section 3.2.3 asks
        out.append('{');
        for (int i = 0; i < names.length; i++) {
            if (i > 0) {
                out.append(',');
            }
            writeString(names[i], out);
            out.append(':');
            write(node.get(names[i]), out);
        }
        out.append('}');
    }

    private static void writeString(String text, StringBuilder out) {
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

    /** As ECMAScript's Number.prototype.toString, which section 3.2.2.3 asks for. */
    private static void writeNumber(BigDecimal number, StringBuilder out) {
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
