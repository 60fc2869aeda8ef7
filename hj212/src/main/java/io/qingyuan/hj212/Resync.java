package io.qingyuan.hj212;

/**
 * Where a frame with a wrong length truly ends.
 *
 * @param end the first byte after it, or after what is given up
 * @param crcAt where its CRC stands, for GOOD and BAD
 */
record Resync(Kind kind, int end, int crcAt) {
    private static final Resync MORE = new Resync(Kind.MORE, 0, 0);
    private static final int CRC_DIGITS = 4;

    enum Kind {
        /** A tail with a CRC before it that holds. */
        GOOD,
        /** A tail with a CRC before it that does not hold. */
        BAD,
        /** The next frame begins first. */
        HEADER,
        /** Nothing within the longest frame. */
        NONE,
        /** More bytes are needed to tell. */
        MORE
    }

    /** Searches {@code bytes[start, limit)}; {@code last} says that nothing beyond the limit matters. */
    static Resync search(byte[] bytes, int start, int limit, int to, boolean last, boolean atEnd) {
        for (int i = start; i < limit; i++) {
            if (bytes[i] == '#') {
                Kind header = header(bytes, i, to, atEnd);
                if (header == Kind.HEADER) {
                    return new Resync(Kind.HEADER, i, 0);
                }
                if (header == Kind.MORE) {
                    return MORE;
                }
            } else if (bytes[i] == '\n') {
                int tail = i > start && bytes[i - 1] == '\r' ? i - 1 : i;
                Resync found = crc(bytes, start, tail - CRC_DIGITS, i + 1);
                if (found.kind != Kind.NONE) {
                    return found;
                }
            }
        }
        if (!last) {
            return MORE;
        }
        Resync found = atEnd ? crc(bytes, start, limit - CRC_DIGITS, limit) : MORE;
        return found.kind == Kind.GOOD ? found : new Resync(Kind.NONE, limit, 0);
    }

    /** The first place in {@code bytes[from, to)} where a frame seems to begin, or {@code to}. */
    static int innerHeader(byte[] bytes, int from, int to) {
        for (int i = from; i < to; i++) {
            if (bytes[i] == '#' && header(bytes, i, to, true) == Kind.HEADER) {
                return i;
            }
        }
        return to;
    }

    private static Resync crc(byte[] bytes, int start, int crcAt, int end) {
        if (crcAt < start) {
            return new Resync(Kind.NONE, end, 0);
        }
        int received = Ascii.hex4(bytes, crcAt);
        if (received >= 0 && received == Crc.of(bytes, start, crcAt)) {
            return new Resync(Kind.GOOD, end, crcAt);
        }
        boolean closed = received >= 0 && crcAt > start && bytes[crcAt - 1] == '&';
        return new Resync(closed ? Kind.BAD : Kind.NONE, end, crcAt);
    }

    /** Whether {@code ##} and four digits stand here. */
    private static Kind header(byte[] bytes, int at, int to, boolean atEnd) {
        for (int i = 1; i < 6; i++) {
            if (at + i >= to) {
                return atEnd ? Kind.NONE : Kind.MORE;
            }
            byte b = bytes[at + i];
            if (i == 1 ? b != '#' : !Ascii.isDigit(b)) {
                return Kind.NONE;
            }
        }
        return Kind.HEADER;
    }
}
