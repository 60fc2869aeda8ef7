package io.qingyuan.telemetry.internal;

import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/** Kept bytes as people read them. */
final class BytesText {
    private static final Pattern PASSWORD = Pattern.compile("(PW=)[^;&]*", Pattern.CASE_INSENSITIVE);
    private static final int FIRST_PRINTABLE = ' ';
    private static final int LAST_PRINTABLE = 0x7E;

    private BytesText() {}

    /** UTF-8 where it is; control characters and bytes that are no text as {@code \xNN}; the password covered. */
    static String of(byte[] bytes) {
        String text = new String(bytes, StandardCharsets.UTF_8);
        boolean readable = text.indexOf('\uFFFD') < 0;
        String shown = readable ? text : new String(bytes, StandardCharsets.ISO_8859_1);
        StringBuilder out = new StringBuilder(shown.length() + 16);
        for (int i = 0; i < shown.length(); i++) {
            char c = shown.charAt(i);
            switch (c) {
                case '\r' -> out.append("\\r");
                case '\n' -> out.append("\\n");
                default -> {
                    boolean plain = c >= FIRST_PRINTABLE && (c <= LAST_PRINTABLE || (readable && c > 0x9F));
                    out.append(plain ? String.valueOf(c) : String.format("\\x%02X", (int) c));
                }
            }
        }
        return PASSWORD.matcher(out).replaceAll("$1******");
    }
}
