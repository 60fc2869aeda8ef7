package io.qingyuan.hj212;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Eight bytes at a time in one long; the first byte of the text is the lowest byte of the word. */
final class Swar {
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long ONES = 0x0101010101010101L;
    private static final long HIGHS = 0x8080808080808080L;
    private static final long ZEROS = 0x3030303030303030L;
    private static final long PAIRS = 0x000000FF000000FFL;

    private Swar() {}

    static long load(byte[] bytes, int at) {
        return (long) LONGS.get(bytes, at);
    }

    /** The byte in all eight places. */
    static long broadcast(char c) {
        return ONES * c;
    }

    /** The lowest set bit lies in the first place that holds the byte of the broadcast; 0 when none does. */
    static long places(long word, long broadcast) {
        long x = word ^ broadcast;
        return x - ONES & ~x & HIGHS;
    }

    /** The index of the first place found; 8 when there is none. */
    static int first(long places) {
        return Long.numberOfTrailingZeros(places) >>> 3;
    }

    /** The lowest {@code count} bytes; count is 0 to 7. */
    static long lowest(long word, int count) {
        return word & (1L << (count << 3)) - 1;
    }

    static boolean allDigits(long word) {
        return ((word + 0x4646464646464646L | word - ZEROS) & HIGHS) == 0;
    }

    /** The number that eight digits say. */
    static int number(long digits) {
        long x = digits - ZEROS;
        x = x * 10 + (x >>> 8);
        return (int) (((x & PAIRS) * 0x000F424000000064L + (x >>> 16 & PAIRS) * 0x0000271000000001L) >>> 32);
    }

    /** {@code count} digits (1 to 8) moved to the high end, with zeros before them. */
    static long padded(long word, int count) {
        int gap = (8 - count) << 3;
        return gap == 0 ? word : word << gap | ZEROS >>> (64 - gap);
    }

    /** A long of ASCII text of at most eight characters. */
    static long word(String text) {
        long word = 0;
        for (int i = text.length() - 1; i >= 0; i--) {
            word = word << 8 | text.charAt(i);
        }
        return word;
    }
}
