package io.qingyuan.hj212;

/** What stands where the tail (包尾) of a frame belongs. */
enum Tail {
    COMPLETE(2),
    ONLY_LF(1),
    ONLY_CR(1),
    NEXT_FRAME(0),
    END_OF_STREAM(0),
    OTHER(0),
    UNDECIDED(0);

    private final int length;

    Tail(int length) {
        this.length = length;
    }

    int length() {
        return length;
    }

    /** Whether a frame plausibly ends here. */
    boolean inPlace() {
        return this != OTHER && this != UNDECIDED;
    }

    static Tail at(byte[] bytes, int position, int to, boolean atEnd) {
        if (position >= to) {
            return atEnd ? END_OF_STREAM : UNDECIDED;
        }
        return switch (bytes[position]) {
            case '\n' -> ONLY_LF;
            case '#' -> NEXT_FRAME;
            case '\r' -> {
                if (position + 1 < to) {
                    yield bytes[position + 1] == '\n' ? COMPLETE : ONLY_CR;
                }
                yield atEnd ? ONLY_CR : UNDECIDED;
            }
            default -> OTHER;
        };
    }
}
