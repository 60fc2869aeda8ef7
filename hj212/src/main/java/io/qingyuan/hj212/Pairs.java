package io.qingyuan.hj212;

import java.math.BigDecimal;
import java.util.Arrays;

/**
 * The values of a frame (数据区) in the order sent: {@code name=value}, where a name is plain or {@code code-suffix}. Read
 * by index, without an object for each; numbers are a scaled long, and the text keeps every digit as reported.
 */
public final class Pairs {
    static final int TEXT = 63;
    static final int MISSING = 62;
    static final int MARK = 61;
    static final int BIG = 60;
    static final int GREATEST_SCALE = 40;

    private static final int KIND = 0x3F;

    private final byte[] bytes;

    /**
     * Two words a value. First: start of the name (20 bits), length of the code (8), of the name (8), of the value (20),
     * number of the suffix (6), opens a group (1). Second: mantissa (58 bits) and scale or kind (6).
     */
    private final long[] words;

    Pairs(byte[] bytes, long[] words) {
        this.bytes = bytes;
        this.words = words;
    }

    static long place(int nameStart, int codeLength, int nameLength, int valueLength, int suffix, long opens) {
        return nameStart
                | (long) codeLength << 20
                | (long) nameLength << 28
                | (long) valueLength << 36
                | (long) suffix << 56
                | opens;
    }

    static final long OPENS = 1L << 62;

    public int count() {
        return words.length >> 1;
    }

    /** Whether a semicolon stands before this value (or nothing): a new item begins. */
    public boolean opensGroup(int pair) {
        return (words[pair << 1] & OPENS) != 0;
    }

    public Suffix suffix(int pair) {
        return Suffix.of((int) (words[pair << 1] >>> 56) & 0x3F);
    }

    /** The whole name, such as {@code w01018-Rtd} or {@code DataTime}. */
    public String name(int pair) {
        return Ascii.text(bytes, nameStart(pair), nameStart(pair) + nameLength(pair));
    }

    /** The name up to the dash, or all of a plain name. */
    public String code(int pair) {
        return Ascii.text(bytes, nameStart(pair), nameStart(pair) + codeLength(pair));
    }

    /** A code of up to eight ASCII characters as one word, first character lowest; 0 for a longer one. */
    public long codeKey(int pair) {
        int length = codeLength(pair);
        if (length == 8) {
            return Swar.load(bytes, nameStart(pair));
        }
        return length > 8 ? 0 : Swar.lowest(Swar.load(bytes, nameStart(pair)), length);
    }

    /** Whether two values carry the same code. */
    public boolean sameCode(int one, int other) {
        int start = nameStart(one);
        int otherStart = nameStart(other);
        return Arrays.equals(bytes, start, start + codeLength(one), bytes, otherStart, otherStart + codeLength(other));
    }

    /** The same word for a code given as text. */
    public static long codeKey(String code) {
        return code.length() > 8 ? 0 : Swar.word(code);
    }

    /** The value as reported. */
    public String text(int pair) {
        int start = valueStart(pair);
        return Ascii.text(bytes, start, start + valueLength(pair));
    }

    public boolean isNumber(int pair) {
        int kind = kind(pair);
        return kind <= GREATEST_SCALE || kind == BIG;
    }

    /** Whether the value is a number that {@link #mantissa} and {@link #scale} hold: up to 17 digits. */
    public boolean isScaled(int pair) {
        return kind(pair) <= GREATEST_SCALE;
    }

    /** Whether nothing was reported: an empty value, or dashes. */
    public boolean isMissing(int pair) {
        return kind(pair) == MISSING;
    }

    /** The digits without the point; only where {@link #isScaled}. */
    public long mantissa(int pair) {
        return words[(pair << 1) + 1] >> 6;
    }

    /** Digits behind the point; only where {@link #isScaled}. */
    public int scale(int pair) {
        return kind(pair);
    }

    /** The number with the digits as reported. */
    public BigDecimal number(int pair) {
        int kind = kind(pair);
        if (kind <= GREATEST_SCALE) {
            return BigDecimal.valueOf(mantissa(pair), kind);
        }
        if (kind == BIG) {
            return new BigDecimal(text(pair));
        }
        throw new IllegalStateException(name(pair) + " is not a number: " + text(pair));
    }

    /** Whether the value is a data mark that some edition knows. */
    public boolean isMark(int pair) {
        return kind(pair) == MARK;
    }

    /** The letter of the mark; only where {@link #isMark}. */
    public char mark(int pair) {
        return (char) mantissa(pair);
    }

    /** The index of the first value of that name, or -1. */
    public int find(String name) {
        for (int i = 0; i < count(); i++) {
            int start = nameStart(i);
            if (Ascii.equal(bytes, start, start + nameLength(i), name)) {
                return i;
            }
        }
        return -1;
    }

    /** Where the name begins, in bytes from the start of the frame. */
    public int nameOffset(int pair) {
        return nameStart(pair);
    }

    /** Where the value begins, in bytes from the start of the frame. */
    public int valueOffset(int pair) {
        return valueStart(pair);
    }

    int nameStart(int pair) {
        return (int) words[pair << 1] & 0xFFFFF;
    }

    int nameLength(int pair) {
        return (int) (words[pair << 1] >>> 28) & 0xFF;
    }

    int codeLength(int pair) {
        return (int) (words[pair << 1] >>> 20) & 0xFF;
    }

    int valueStart(int pair) {
        return nameStart(pair) + nameLength(pair) + 1;
    }

    int valueLength(int pair) {
        return (int) (words[pair << 1] >>> 36) & 0xFFFFF;
    }

    private int kind(int pair) {
        return (int) words[(pair << 1) + 1] & KIND;
    }
}
