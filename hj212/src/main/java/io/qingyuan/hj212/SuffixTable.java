package io.qingyuan.hj212;

import java.util.Arrays;

/** Finds a suffix by its bytes with one multiplication: a table without collisions, made when the class loads. */
final class SuffixTable {
    private static final int BITS = 7;
    private static final long[] KEYS = new long[1 << BITS];
    private static final byte[] NUMBERS = new byte[1 << BITS];
    private static final long FACTOR = factor();

    private SuffixTable() {}

    /** The number of the suffix of up to eight bytes, given as a word; that of {@link Suffix#OTHER} when unknown. */
    static int number(long key) {
        int slot = (int) ((key * FACTOR) >>> (64 - BITS));
        return KEYS[slot] == key ? NUMBERS[slot] : Suffix.OTHER.number();
    }

    /** The suffix in {@code bytes[from, to)}. */
    static int number(byte[] bytes, int from, int to) {
        if (to - from <= 8) {
            long key = 0;
            for (int i = to - 1; i >= from; i--) {
                key = key << 8 | (bytes[i] & 0xFF);
            }
            return number(key);
        }
        for (Suffix suffix : Suffix.values()) {
            if (suffix.text().length() > 8 && Ascii.equal(bytes, from, to, suffix.text())) {
                return suffix.number();
            }
        }
        return Suffix.OTHER.number();
    }

    private static long factor() {
        long factor = 0x9E3779B97F4A7C15L;
        while (!fits(factor)) {
            factor += 0x632BE59BD9B4E01AL;
        }
        return factor;
    }

    private static boolean fits(long factor) {
        Arrays.fill(KEYS, 0);
        for (Suffix suffix : Suffix.values()) {
            int length = suffix.text().length();
            if (length == 0 || length > 8) {
                continue;
            }
            long key = Swar.word(suffix.text());
            int slot = (int) ((key * factor) >>> (64 - BITS));
            if (KEYS[slot] != 0) {
                return false;
            }
            KEYS[slot] = key;
            NUMBERS[slot] = (byte) suffix.number();
        }
        return true;
    }
}
