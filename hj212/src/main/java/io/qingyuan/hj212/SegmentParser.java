package io.qingyuan.hj212;

import java.util.Optional;

/** Reads one data segment (数据段): the head fields by name, in any order, then the values of CP. Kept by a decoder. */
final class SegmentParser {
    private static final int QN = 'Q' << 8 | 'N';
    private static final int ST = 'S' << 8 | 'T';
    private static final int CN = 'C' << 8 | 'N';
    private static final int PW = 'P' << 8 | 'W';
    private static final int MN = 'M' << 8 | 'N';
    private static final int RF = 'R' << 8 | 'F';
    private static final int CP = 'C' << 8 | 'P';
    private static final int PNO = 'P' << 16 | 'N' << 8 | 'O';
    private static final int PNUM = 'P' << 24 | 'N' << 16 | 'U' << 8 | 'M';
    private static final int FLAG = 'F' << 24 | 'l' << 16 | 'a' << 8 | 'g';
    private static final int FLAG_CAPITALS = 'F' << 24 | 'L' << 16 | 'A' << 8 | 'G';
    private static final long QN_WORD = Swar.word("QN=");
    private static final long ST_WORD = Swar.word("ST=");
    private static final long CN_WORD = Swar.word("CN=");
    private static final long PW_WORD = Swar.word("PW=");
    private static final long MN_WORD = Swar.word("MN=");
    private static final long CP_WORD = Swar.word("CP=");
    private static final long FLAG_WORD = Swar.word(";Flag=");
    private static final int SHORTEST_HEAD = 45;
    private static final long SEMICOLON = Swar.broadcast(';');
    private static final long COMMA = Swar.broadcast(',');

    private final Optional<Edition> fixedEdition;
    private final int maxFieldBytes;
    final FaultList faults;
    private final PairScanner pairs;

    int qn;
    int st;
    int pw;
    int mn;
    int cn;
    int flag;
    int packets;
    int packet;
    int cpStart;
    int cpEnd;
    int headEnd;
    boolean resent;
    Edition edition = Edition.HJ212_2005;
    long[] words = {};

    SegmentParser(DecoderSettings settings) {
        this.fixedEdition = settings.edition();
        this.maxFieldBytes = settings.maxFieldBytes();
        this.faults = new FaultList(settings.maxFaults());
        this.pairs = new PairScanner(settings.maxPairs(), faults);
    }

    /** Reads {@code bytes[from, to)}; eight bytes must follow. Faults may already be in the list. */
    void parse(byte[] bytes, int from, int to) {
        qn = Slice.ABSENT;
        st = Slice.ABSENT;
        pw = Slice.ABSENT;
        mn = Slice.ABSENT;
        cn = -1;
        flag = -1;
        packets = -1;
        packet = -1;
        resent = false;
        int cp = usualHead(bytes, from, to);
        if (cp < 0) {
            cn = -1;
            flag = -1;
            qn = Slice.ABSENT;
            cp = head(bytes, from, to);
        }
        if (cp < 0) {
            faults.add(FaultCode.CP_MISSING, to, "");
            cpStart = to;
            cpEnd = to;
            headEnd = to;
        } else {
            headEnd = cp;
            bounds(bytes, cp, to);
        }
        words = pairs.scan(bytes, cpStart, cpEnd);
        check(bytes, from);
    }

    /**
     * The head as nearly all devices write it: {@code [QN=;]ST=;CN=;PW=;MN=;[Flag=;]CP=} with one digit of Flag. Returns
     * where the value of CP begins, or -1 for any other form, which {@link #head} then reads.
     */
    private int usualHead(byte[] bytes, int from, int to) {
        int position = from;
        if (to - from < SHORTEST_HEAD) {
            return -1;
        }
        if (Swar.lowest(Swar.load(bytes, position), 3) == QN_WORD && bytes[position + 20] == ';') {
            if (!isQn(bytes, position + 3, 17)) {
                return -1;
            }
            qn = Slice.of(position + 3, 17);
            position += 21;
        }
        if (Swar.lowest(Swar.load(bytes, position), 3) != ST_WORD
                || bytes[position + 5] != ';'
                || Swar.lowest(Swar.load(bytes, position + 6), 3) != CN_WORD
                || bytes[position + 13] != ';'
                || Swar.lowest(Swar.load(bytes, position + 14), 3) != PW_WORD) {
            return -1;
        }
        int code = Ascii.number(bytes, position + 9, position + 13);
        int pwEnd = valueEnd(bytes, position + 17, to);
        if (code < 0 || pwEnd - position - 17 > maxFieldBytes || !isNext(bytes, pwEnd, to, MN_WORD)) {
            return -1;
        }
        int mnEnd = valueEnd(bytes, pwEnd + 4, to);
        int flagged = isFlag(bytes, mnEnd, to) ? 7 : 0;
        if (mnEnd - pwEnd - 4 > maxFieldBytes || !isNext(bytes, mnEnd + flagged, to, CP_WORD)) {
            return -1;
        }
        st = Slice.of(position + 3, 2);
        cn = code;
        pw = Slice.of(position + 17, pwEnd - position - 17);
        mn = Slice.of(pwEnd + 4, mnEnd - pwEnd - 4);
        flag = flagged == 0 ? -1 : bytes[mnEnd + 6] - '0';
        return mnEnd + flagged + 4;
    }

    /** Whether a semicolon and then the name of two letters with its equals sign stand here. */
    private static boolean isNext(byte[] bytes, int position, int to, long word) {
        return position + 4 <= to && bytes[position] == ';' && Swar.lowest(Swar.load(bytes, position + 1), 3) == word;
    }

    private static boolean isFlag(byte[] bytes, int position, int to) {
        return position + 7 < to
                && Swar.lowest(Swar.load(bytes, position), 6) == FLAG_WORD
                && Ascii.isDigit(bytes[position + 6])
                && bytes[position + 7] == ';';
    }

    /** Returns where the value of CP begins, or -1. */
    private int head(byte[] bytes, int from, int to) {
        int position = from;
        while (position < to) {
            byte b = bytes[position];
            if (b == ';' || b == ',') {
                faults.add(FaultCode.FIELD_SEPARATOR, position, "");
                position++;
                continue;
            }
            int nameStart = position;
            int key = 0;
            while (position < to && (b = bytes[position]) != '=' && b != ';' && b != ',') {
                key = key << 8 | (b & 0xFF);
                position++;
            }
            int nameLength = position - nameStart;
            if (position == to || b != '=') {
                faults.add(FaultCode.PAIR_WITHOUT_VALUE, nameStart, PairScanner.shown(bytes, nameStart, position));
                position++;
                continue;
            }
            int valueStart = position + 1;
            if (key == CP && nameLength == 2) {
                return valueStart;
            }
            int valueEnd = valueEnd(bytes, valueStart, to);
            if (valueEnd - valueStart > maxFieldBytes || nameLength > maxFieldBytes) {
                int cut = findCp(bytes, valueStart, valueEnd);
                if (cut < 0) {
                    faults.add(FaultCode.FIELD_TOO_LONG, nameStart, valueEnd - valueStart + " > " + maxFieldBytes);
                    return -1;
                }
            }
            position = field(bytes, nameLength > 4 ? 0 : key, nameStart, valueStart, valueEnd, to);
        }
        return -1;
    }

    /** Keeps one field; returns where the next begins. */
    private int field(byte[] bytes, int key, int nameStart, int valueStart, int valueEnd, int to) {
        int end = valueEnd;
        int next = valueEnd + 1;
        if (end < to && bytes[end] == ',') {
            faults.add(FaultCode.FIELD_SEPARATOR, end, ",");
        }
        if (key == QN || key == ST || key == PW || key == MN) {
            text(key, nameStart, Slice.of(valueStart, end - valueStart));
            return next;
        }
        int cut = bytes[valueStart] >= '0' && end - valueStart <= 4 ? -1 : findCp(bytes, valueStart, end);
        if (cut >= 0) {
            faults.add(FaultCode.FIELD_SEPARATOR, cut, "");
            end = cut;
            next = cut;
        }
        int number = end - valueStart <= 4 ? Ascii.number(bytes, valueStart, end) : -1;
        switch (key) {
            case CN -> {
                repeated(cn >= 0, nameStart);
                if (number < 0 || end - valueStart != 4) {
                    faults.add(FaultCode.CN_UNREADABLE, valueStart, PairScanner.shown(bytes, valueStart, end));
                    number = 0;
                }
                cn = number;
            }
            case FLAG, FLAG_CAPITALS -> {
                repeated(flag >= 0, nameStart);
                if (number < 0 || number > 255) {
                    faults.add(FaultCode.FLAG_UNREADABLE, valueStart, PairScanner.shown(bytes, valueStart, end));
                    number = -1;
                }
                flag = number;
            }
            case PNUM -> {
                repeated(packets >= 0, nameStart);
                packets = Math.max(number, 0);
            }
            case PNO -> {
                repeated(packet >= 0, nameStart);
                packet = Math.max(number, 0);
            }
            case RF -> resent = number == 1;
            default -> {
                // kept in the bytes; Frame.head() lists it
            }
        }
        return next;
    }

    private void text(int key, int nameStart, int slice) {
        switch (key) {
            case QN -> {
                repeated(qn != Slice.ABSENT, nameStart);
                qn = slice;
            }
            case ST -> {
                repeated(st != Slice.ABSENT, nameStart);
                st = slice;
            }
            case PW -> {
                repeated(pw != Slice.ABSENT, nameStart);
                pw = slice;
            }
            default -> {
                repeated(mn != Slice.ABSENT, nameStart);
                mn = slice;
            }
        }
    }

    private void repeated(boolean already, int nameStart) {
        if (already) {
            faults.add(FaultCode.FIELD_REPEATED, nameStart, "");
        }
    }

    /** Sets where the values begin and end: between the first {@code &&} and the last one in the segment. */
    private void bounds(byte[] bytes, int cp, int to) {
        cpStart = cp;
        if (cp + 2 <= to && bytes[cp] == '&' && bytes[cp + 1] == '&') {
            cpStart = cp + 2;
        } else {
            faults.add(FaultCode.CP_UNCLOSED, cp, "");
        }
        for (int i = to - 2; i >= cpStart; i--) {
            if (bytes[i] == '&' && bytes[i + 1] == '&') {
                cpEnd = i;
                if (i != to - 2) {
                    faults.add(FaultCode.CP_TRAILING, i + 2, PairScanner.shown(bytes, i + 2, to));
                }
                return;
            }
        }
        cpEnd = to;
        faults.add(FaultCode.CP_UNCLOSED, to, "");
    }

    private void check(byte[] bytes, int from) {
        edition = fixedEdition.isPresent() ? fixedEdition.get() : editionOfFlag(from);
        if (qn == Slice.ABSENT) {
            if (edition != Edition.HJ212_2005) {
                faults.add(FaultCode.QN_MISSING, from, "");
            }
        } else if (!isQn(bytes, Slice.start(qn), Slice.length(qn))) {
            faults.add(
                    FaultCode.QN_UNREADABLE, Slice.start(qn), PairScanner.shown(bytes, Slice.start(qn), Slice.end(qn)));
        }
        if (st == Slice.ABSENT) {
            faults.add(FaultCode.ST_MISSING, from, "");
        } else if (Slice.length(st) != 2) {
            faults.add(
                    FaultCode.ST_UNREADABLE, Slice.start(st), PairScanner.shown(bytes, Slice.start(st), Slice.end(st)));
        }
        if (cn < 0) {
            faults.add(FaultCode.CN_MISSING, from, "");
        }
        if (mn == Slice.ABSENT || Slice.length(mn) == 0) {
            faults.add(FaultCode.MN_MISSING, mn == Slice.ABSENT ? from : Slice.start(mn), "");
        }
        boolean numbered = packets >= 0 || packet >= 0;
        if (numbered && (packet < 1 || packet > packets)) {
            faults.add(FaultCode.PACKET_NUMBER_RANGE, from, "PNO " + packet + ", PNUM " + packets);
        }
    }

    /** A frame without Flag is of 2005; one of a later version than known is read as the newest. */
    private Edition editionOfFlag(int from) {
        return switch (flag < 0 ? 0 : flag >> 2) {
            case 0 -> Edition.HJ212_2005;
            case 1 -> Edition.HJ212_2017;
            case 2 -> Edition.HJ212_2025;
            default -> {
                faults.add(FaultCode.EDITION_UNKNOWN, from, "Flag=" + flag);
                yield Edition.HJ212_2025;
            }
        };
    }

    private static boolean isQn(byte[] bytes, int start, int length) {
        if (length != 17) {
            return false;
        }
        long date = Swar.load(bytes, start);
        long clock = Swar.load(bytes, start + 8);
        if (!Swar.allDigits(date) || !Swar.allDigits(clock) || !Ascii.isDigit(bytes[start + 16])) {
            return false;
        }
        return Ascii.isTime(Swar.number(date) * 1_000_000L + Swar.number(clock) / 100);
    }

    private static int valueEnd(byte[] bytes, int from, int to) {
        int position = from;
        while (position < to) {
            long word = Swar.load(bytes, position);
            long found = Swar.places(word, SEMICOLON) | Swar.places(word, COMMA);
            if (found != 0) {
                return Math.min(position + Swar.first(found), to);
            }
            position += 8;
        }
        return to;
    }

    /** Where {@code CP=&&} begins in a value that swallowed it, or -1. */
    private static int findCp(byte[] bytes, int from, int to) {
        for (int i = from; i + 5 <= to; i++) {
            if (bytes[i] == 'C' && Ascii.equal(bytes, i, i + 5, "CP=&&")) {
                return i;
            }
        }
        return -1;
    }
}
