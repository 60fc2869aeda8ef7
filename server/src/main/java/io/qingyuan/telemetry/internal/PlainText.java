package io.qingyuan.telemetry.internal;

/** Codes and names as we keep them: what came over the wire may hold anything. */
final class PlainText {
    private static final int LONGEST = 64;

    private PlainText() {}

    /** At most 64 characters; what is no letter, digit, {@code -} or {@code _} of ASCII becomes {@code ?}. */
    static String of(String text) {
        String cut = text.length() > LONGEST ? text.substring(0, LONGEST - 1) + "?" : text;
        for (int i = 0; i < cut.length(); i++) {
            if (!isPlain(cut.charAt(i))) {
                return cut.replaceAll("[^A-Za-z0-9_-]", "?");
            }
        }
        return cut;
    }

    private static boolean isPlain(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_';
    }
}
