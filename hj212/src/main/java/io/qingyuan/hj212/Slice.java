package io.qingyuan.hj212;

/** A stretch of bytes in one int: start in the high 20 bits, length in the low 12; 0 stands for absent. */
final class Slice {
    static final int ABSENT = 0;
    static final int LONGEST = 0xFFF;

    private Slice() {}

    static int of(int start, int length) {
        return start << 12 | length;
    }

    static int start(int slice) {
        return slice >>> 12;
    }

    static int length(int slice) {
        return slice & 0xFFF;
    }

    static int end(int slice) {
        return start(slice) + length(slice);
    }
}
