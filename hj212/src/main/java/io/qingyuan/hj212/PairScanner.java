package io.qingyuan.hj212;

import java.util.Arrays;

/**
 * Reads the values between {@code CP=&&} and {@code &&} into the two words of {@link Pairs}. A value of the usual form
 * (code of up to seven characters, known suffix, up to seven characters of number) takes three loads of eight bytes and
 * no loop; every other form is read byte by byte.
 */
final class PairScanner {
    private static final long DASH = Swar.broadcast('-');
    private static final long EQUALS = Swar.broadcast('=');
    private static final long COMMA = Swar.broadcast(',');
    private static final long SEMICOLON = Swar.broadcast(';');
    private static final long AMPERSAND = Swar.broadcast('&');
    private static final long POINT = Swar.broadcast('.');
    private static final long DATA_TIME = Swar.word("DataTime");
    private static final int FLAG = Suffix.FLAG.number();
    private static final long FLAG_EQUALS = Swar.word("Flag=");
    private static final int USUAL_CODE_LENGTH = 6;
    private static final int USUAL_SUFFIX_LENGTH = 3;
    private static final long NUMBERS = bitsOf(Suffix.Content.NUMBER);
    private static final int LONGEST_NAME = 255;
    private static final int REFUSED = -1;

    private final int maxPairs;
    private final FaultList faults;
    private long[] words = new long[64];
    private int used;

    PairScanner(int maxPairs, FaultList faults) {
        this.maxPairs = maxPairs;
        this.faults = faults;
    }

    /** The words of the values in {@code bytes[from, end)}; eight bytes must follow the end. */
    long[] scan(byte[] bytes, int from, int end) {
        used = 0;
        int position = from;
        long opens = Pairs.OPENS;
        if (from + 23 <= end && isDataTime(bytes, from)) {
            int next = dataTime(bytes, from, end, opens);
            if (next == REFUSED || next >= end) {
                return Arrays.copyOf(words, used);
            }
            opens = bytes[next] == ';' ? Pairs.OPENS : 0;
            position = next + 1;
        }
        while (position < end) {
            int next = quick(bytes, position, end, opens);
            if (next == position) {
                next = slow(bytes, position, end, opens);
                if (next == REFUSED) {
                    break;
                }
            }
            if (next >= end) {
                break;
            }
            opens = bytes[next] == ';' ? Pairs.OPENS : 0;
            position = next + 1;
        }
        return Arrays.copyOf(words, used);
    }

    /**
     * Returns the end of the value, or the position unchanged when the form is not the usual one. The usual lengths are
     * compared, not counted: the processor then guesses them and need not wait for one place to know the next.
     */
    private int quick(byte[] bytes, int position, int end, long opens) {
        long name = Swar.load(bytes, position);
        long dash = Swar.places(name, DASH);
        int codeLength = (name >>> 48 & 0xFF) == '-' ? USUAL_CODE_LENGTH : Swar.first(dash);
        int suffixStart = position + codeLength + 1;
        long before = dash ^ dash - 1;
        if (codeLength == 8
                || codeLength == 0
                || (name & 0xFF) <= ' '
                || (separators(name) & before) != 0
                || before >>> (codeLength << 3) != 0xFF
                || suffixStart >= end
                || used >= maxPairs << 1) {
            return position;
        }
        long suffix = Swar.load(bytes, suffixStart);
        if (Swar.lowest(suffix, 5) == FLAG_EQUALS) {
            return quickMark(bytes, position, codeLength, end, opens);
        }
        int suffixLength =
                (suffix >>> 24 & 0xFF) == '=' ? USUAL_SUFFIX_LENGTH : Swar.first(Swar.places(suffix, EQUALS));
        int valueStart = suffixStart + suffixLength + 1;
        if (suffixLength == 8 || valueStart > end) {
            return position;
        }
        int number = SuffixTable.number(Swar.lowest(suffix, suffixLength));
        if ((NUMBERS >>> number & 1) == 0) {
            return position;
        }
        return quickNumber(bytes, position, codeLength, valueStart, end, opens | (long) number << 56);
    }

    private int quickMark(byte[] bytes, int position, int codeLength, int end, long opens) {
        int valueStart = position + codeLength + 6;
        int valueEnd = valueStart + 1;
        boolean ends = valueEnd == end || (valueEnd < end && (bytes[valueEnd] == ';' || bytes[valueEnd] == ','));
        if (!ends || !Marks.known(bytes[valueStart])) {
            return position;
        }
        store(
                Pairs.place(position, codeLength, codeLength + 5, 1, FLAG, opens),
                (long) bytes[valueStart] << 6 | Pairs.MARK);
        return valueEnd;
    }

    private int quickNumber(byte[] bytes, int position, int codeLength, int valueStart, int end, long kind) {
        long value = Swar.load(bytes, valueStart);
        int length =
                Swar.first(Swar.places(value, COMMA) | Swar.places(value, SEMICOLON) | Swar.places(value, AMPERSAND));
        if (length == 8 && valueStart + 8 < end) {
            long rest = Swar.load(bytes, valueStart + 8);
            length +=
                    Swar.first(Swar.places(rest, COMMA) | Swar.places(rest, SEMICOLON) | Swar.places(rest, AMPERSAND));
        }
        int valueEnd = valueStart + length;
        if (length == 16 || length == 0 || valueEnd > end || (bytes[valueEnd] == '&' && valueEnd != end)) {
            return position;
        }
        long typed = length < 8 ? number(value, length) : Decimals.parse(bytes, valueStart, valueEnd);
        if ((typed & 0x3F) == Pairs.TEXT) {
            return position;
        }
        store(Pairs.place(position, codeLength, valueStart - position - 1, length, 0, kind), typed);
        return valueEnd;
    }

    private static long separators(long word) {
        return Swar.places(word, EQUALS) | Swar.places(word, COMMA) | Swar.places(word, SEMICOLON);
    }

    /** A number of up to seven characters: digits, one point, a minus before; otherwise text. */
    private static long number(long value, int length) {
        boolean negative = (value & 0xFF) == '-';
        long text = negative ? value >>> 8 : value;
        int characters = negative ? length - 1 : length;
        int point = Math.min(Swar.first(Swar.places(text, POINT)), characters);
        int scale = 0;
        int digits = characters;
        if (point < characters) {
            long low = Swar.lowest(text, point);
            text = low | (text >>> 8 & ~((1L << (point << 3)) - 1));
            digits--;
            scale = digits - point;
        }
        if (digits == 0) {
            return Pairs.TEXT;
        }
        long padded = Swar.padded(text, digits);
        if (!Swar.allDigits(padded)) {
            return Pairs.TEXT;
        }
        long mantissa = Swar.number(padded);
        return (negative ? -mantissa : mantissa) << 6 | scale;
    }

    private void store(long place, long typed) {
        if (used == words.length) {
            words = Arrays.copyOf(words, used << 1);
        }
        words[used] = place;
        words[used + 1] = typed;
        used += 2;
    }

    private int slow(byte[] bytes, int position, int end, long opens) {
        if (position + 9 < end && isDataTime(bytes, position)) {
            return dataTime(bytes, position, end, opens);
        }
        int nameStart = position;
        while (nameStart < end && Ascii.isBlank(bytes[nameStart])) {
            nameStart++;
        }
        int nameEnd = nameStart;
        int dash = -1;
        while (nameEnd < end && bytes[nameEnd] != '=' && bytes[nameEnd] != ';' && bytes[nameEnd] != ',') {
            if (bytes[nameEnd] == '-' && dash < 0) {
                dash = nameEnd;
            }
            nameEnd++;
        }
        if (nameEnd == nameStart && (nameEnd == end || bytes[nameEnd] != '=')) {
            return nameEnd;
        }
        if (nameEnd == end || bytes[nameEnd] != '=') {
            faults.add(FaultCode.PAIR_WITHOUT_VALUE, nameStart, shown(bytes, nameStart, nameEnd));
            return nameEnd;
        }
        int valueStart = nameEnd + 1;
        int valueEnd = valueEnd(bytes, valueStart, end);
        if (nameEnd == nameStart) {
            faults.add(FaultCode.PAIR_WITHOUT_NAME, nameStart, shown(bytes, valueStart, valueEnd));
            return valueEnd;
        }
        if (nameEnd - nameStart > LONGEST_NAME) {
            faults.add(FaultCode.FIELD_TOO_LONG, nameStart, nameEnd - nameStart + " > " + LONGEST_NAME);
            return REFUSED;
        }
        if (used >= maxPairs << 1) {
            faults.add(FaultCode.TOO_MANY_PAIRS, nameStart, "> " + maxPairs);
            return REFUSED;
        }
        int suffix = dash < 0 ? 0 : SuffixTable.number(bytes, dash + 1, nameEnd);
        int codeLength = (dash < 0 ? nameEnd : dash) - nameStart;
        int trimmedEnd = valueEnd;
        while (trimmedEnd > valueStart && Ascii.isBlank(bytes[trimmedEnd - 1])) {
            trimmedEnd--;
        }
        store(
                Pairs.place(nameStart, codeLength, nameEnd - nameStart, trimmedEnd - valueStart, suffix, opens),
                typed(bytes, valueStart, trimmedEnd, Suffix.of(suffix)));
        return valueEnd;
    }

    /** DataTime opens nearly every upload: fourteen digits in two steps. */
    private int dataTime(byte[] bytes, int position, int end, long opens) {
        int valueStart = position + 9;
        long time = valueStart + 14 <= end ? time14(bytes, valueStart) : -1;
        boolean usual = time >= 0 && (valueStart + 14 == end || bytes[valueStart + 14] == ';');
        int valueEnd = usual ? valueStart + 14 : valueEnd(bytes, valueStart, end);
        if (time < 0 || !onlyDigits(bytes, valueStart + 14, valueEnd)) {
            faults.add(FaultCode.TIME_UNREADABLE, valueStart, shown(bytes, valueStart, valueEnd));
            time = -1;
        }
        if (used >= maxPairs << 1) {
            faults.add(FaultCode.TOO_MANY_PAIRS, position, "> " + maxPairs);
            return REFUSED;
        }
        long typed = time < 0 ? Pairs.TEXT : time << 6;
        store(Pairs.place(position, 8, 8, valueEnd - valueStart, 0, opens), typed);
        return valueEnd;
    }

    /** The number of fourteen digits that say a moment, or -1. */
    private static long time14(byte[] bytes, int at) {
        long date = Swar.load(bytes, at);
        long clock = Swar.padded(Swar.lowest(Swar.load(bytes, at + 8), 6), 6);
        if (!Swar.allDigits(date) || !Swar.allDigits(clock)) {
            return -1;
        }
        long time = Swar.number(date) * 1_000_000L + Swar.number(clock);
        return Ascii.isTime(time) ? time : -1;
    }

    private static boolean isDataTime(byte[] bytes, int position) {
        return Swar.load(bytes, position) == DATA_TIME && bytes[position + 8] == '=';
    }

    private static boolean onlyDigits(byte[] bytes, int from, int to) {
        for (int i = from; i < to; i++) {
            if (!Ascii.isDigit(bytes[i])) {
                return false;
            }
        }
        return true;
    }

    /** The separator behind a value; inside {@code //log text//} separators do not count. */
    private static int valueEnd(byte[] bytes, int from, int end) {
        if (from + 4 <= end && bytes[from] == '/' && bytes[from + 1] == '/') {
            for (int i = from + 2; i + 2 <= end; i++) {
                boolean closes = bytes[i] == '/' && bytes[i + 1] == '/';
                if (closes && (i + 2 == end || bytes[i + 2] == ';' || bytes[i + 2] == ',')) {
                    return i + 2;
                }
            }
        }
        int position = from;
        while (position < end && bytes[position] != ';' && bytes[position] != ',') {
            position++;
        }
        return position;
    }

    private long typed(byte[] bytes, int from, int to, Suffix suffix) {
        return switch (suffix.content()) {
            case TEXT, ANY -> Decimals.parse(bytes, from, to);
            case NUMBER -> {
                long number = Decimals.parse(bytes, from, to);
                if (number != Pairs.TEXT) {
                    yield number;
                }
                if (Decimals.isMissing(bytes, from, to)) {
                    yield Pairs.MISSING;
                }
                faults.add(FaultCode.VALUE_UNREADABLE, from, shown(bytes, from, to));
                yield Pairs.TEXT;
            }
            case MARK -> {
                if (from == to) {
                    yield Pairs.MISSING;
                }
                if (to - from == 1 && Marks.known(bytes[from])) {
                    yield (long) bytes[from] << 6 | Pairs.MARK;
                }
                faults.add(FaultCode.MARK_UNKNOWN, from, shown(bytes, from, to));
                yield Pairs.TEXT;
            }
        };
    }

    static String shown(byte[] bytes, int from, int to) {
        return Ascii.text(bytes, from, Math.min(to, from + 40));
    }

    private static long bitsOf(Suffix.Content content) {
        long bits = 0;
        for (Suffix suffix : Suffix.values()) {
            if (suffix.content() == content) {
                bits |= 1L << suffix.number();
            }
        }
        return bits;
    }
}
