package io.qingyuan.hj212;

/** The letters of all marks as bits. */
final class Marks {
    private static final long LOW = bits(0);
    private static final long HIGH = bits(64);

    private Marks() {}

    static boolean known(int letter) {
        if (letter < 0 || letter > 127) {
            return false;
        }
        return ((letter < 64 ? LOW : HIGH) >>> letter & 1) != 0;
    }

    private static long bits(int from) {
        long bits = 0;
        for (Mark mark : Mark.values()) {
            if (mark.letter() >= from && mark.letter() < from + 64) {
                bits |= 1L << mark.letter();
            }
        }
        return bits;
    }
}
