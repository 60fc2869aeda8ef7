package io.qingyuan.intake.internal.shaping;

import java.util.Locale;

/** Makes texts comparable that people write in different widths, with and without spaces. */
public final class Folding {

    private static final char FULL_FIRST = '\uFF01';
    private static final char FULL_LAST = '\uFF5E';
    private static final int WIDTH = 0xFEE0;

    private Folding() {}

    /**
     * Full-width letters, digits and signs as their ordinary form, every kind of space as a blank; stripped. Nothing else:
     * a raised ² or an encircled ① is no digit of a number.
     */
    public static String fold(String text) {
        if (isPlain(text)) {
            return text;
        }
        StringBuilder folded = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= FULL_FIRST && c <= FULL_LAST) {
                folded.append((char) (c - WIDTH));
            } else if (isSpace(c)) {
                folded.append(' ');
            } else if (c != '\u200B' && c != '\uFEFF') {
                folded.append(c);
            }
        }
        return folded.toString().strip();
    }

    /** Nothing in it folds: letters, digits and signs of ASCII, and Han. */
    private static boolean isPlain(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean plain = (c > ' ' && c < '\u007F') || (c >= '\u4E00' && c <= '\u9FFF');
            if (!plain) {
                return false;
            }
        }
        return true;
    }

    /** {@link #fold} without any space, letters small: for comparing names. */
    public static String name(String text) {
        return fold(text).replace(" ", "").toLowerCase(Locale.ROOT);
    }

    private static boolean isSpace(char c) {
        return Character.isWhitespace(c) || Character.isSpaceChar(c);
    }
}
