package io.qingyuan.packs;

import io.qingyuan.proof.json.CanonicalText;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import tools.jackson.databind.JsonNode;

/** JSON in the one form that can be hashed: RFC 8785 (JCS), as the proof library writes it as well. */
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
        return CanonicalText.keeps(number);
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
            case STRING -> new CanonicalText(out).string(node.asString());
            case NUMBER -> new CanonicalText(out).number(node.decimalValue());
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
            new CanonicalText(out).string(names[i]);
            out.append(':');
            write(node.get(names[i]), out);
        }
        out.append('}');
    }
}
