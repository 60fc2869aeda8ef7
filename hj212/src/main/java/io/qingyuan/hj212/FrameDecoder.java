package io.qingyuan.hj212;

import java.util.Arrays;
import java.util.function.Consumer;

/**
 * Turns the byte stream of one connection into frames. Frames may come split at any byte and stuck together; after
 * garbage, a wrong length or a lost tail the decoder goes on at the next frame. What it makes of a stream does not depend
 * on how the stream was cut. Not thread-safe: one for each connection.
 */
public final class FrameDecoder {
    private static final int LENGTH_DIGITS = 4;
    private static final int CRC_DIGITS = 4;
    private static final int SMALL = 1024;
    private static final int WAIT = -1;
    private static final int NO_FRAME = -2;

    /** What the decoder waits for. */
    public enum State {
        /** {@code ##} and a digit. */
        HUNTING,
        /** The rest of the length. */
        LENGTH,
        /** The data segment and its CRC. */
        BODY,
        /** CR LF, or the sign that they will not come. */
        TAIL
    }

    private final DecoderSettings settings;
    private final FrameReader reader;
    private byte[] pending = {};
    private int pendingLength;
    private int hunted;
    private long position;
    private State state = State.HUNTING;

    public FrameDecoder(DecoderSettings settings) {
        this.settings = settings;
        this.reader = new FrameReader(settings);
    }

    /** Reads {@code bytes[from, from + length)} and hands over what is complete. The array is not kept. */
    public void feed(byte[] bytes, int from, int length, Consumer<? super Decoded> sink) {
        int start = from;
        int end = from + length;
        while (pendingLength > 0 && start < end) {
            int room = Math.min(end - start, longestPiece());
            append(bytes, start, room);
            start += room;
            dropPending(process(pending, 0, pendingLength, false, sink));
        }
        if (start < end) {
            int rest = process(bytes, start, end, false, sink);
            append(bytes, rest, end - rest);
        }
    }

    /** Decides now about the bytes that wait: the stream has ended, or nothing came for too long. */
    public void flush(Consumer<? super Decoded> sink) {
        if (pendingLength > 0) {
            dropPending(process(pending, 0, pendingLength, true, sink));
        }
        pending = new byte[0];
    }

    public State state() {
        return state;
    }

    /** Bytes received that no frame and no refusal has taken yet; at most a frame and a little. */
    public int pendingBytes() {
        return pendingLength;
    }

    /** Where in the stream the first byte not yet taken lies. */
    public long position() {
        return position;
    }

    private int longestPiece() {
        return settings.maxSegmentBytes() + settings.maxNoiseBytes();
    }

    private void append(byte[] bytes, int from, int length) {
        if (length == 0) {
            return;
        }
        if (pendingLength + length > pending.length) {
            pending = Arrays.copyOf(pending, Math.max(pendingLength + length, 2 * pendingLength));
        }
        System.arraycopy(bytes, from, pending, pendingLength, length);
        pendingLength += length;
    }

    private void dropPending(int count) {
        pendingLength -= count;
        if (pendingLength == 0 && pending.length > SMALL) {
            pending = new byte[0];
        } else {
            System.arraycopy(pending, count, pending, 0, pendingLength);
        }
    }

    /** Returns the first byte not taken. */
    private int process(byte[] bytes, int from, int to, boolean atEnd, Consumer<? super Decoded> sink) {
        int taken = from;
        int at = from + hunted;
        hunted = 0;
        while (true) {
            at = nextHeader(bytes, at, to);
            if (at + 2 >= to) {
                state = State.HUNTING;
                int until = atEnd ? to : at;
                int kept = noise(bytes, taken, until, atEnd, sink);
                hunted = atEnd ? 0 : at - kept;
                return kept;
            }
            if (!Ascii.isDigit(bytes[at + 2])) {
                at++;
                continue;
            }
            taken = noise(bytes, taken, at, true, sink);
            int next = candidate(bytes, at, to, atEnd, sink);
            if (next == WAIT) {
                return taken;
            }
            if (next == NO_FRAME) {
                at += 2;
            } else {
                position += next - taken;
                taken = next;
                at = next;
            }
        }
    }

    /** The next {@code ##}, or where the search goes on when more bytes come. */
    private static int nextHeader(byte[] bytes, int from, int to) {
        for (int i = from; i + 1 < to; i++) {
            if (bytes[i] == '#' && bytes[i + 1] == '#') {
                return i;
            }
        }
        return to > from && bytes[to - 1] == '#' ? to - 1 : to;
    }

    /** Reports bytes between frames in pieces of the greatest size, and what is left when {@code all}. */
    private int noise(byte[] bytes, int from, int to, boolean all, Consumer<? super Decoded> sink) {
        int start = from;
        int most = settings.maxNoiseBytes();
        while (to - start >= most || (all && start < to)) {
            int end = Math.min(to, start + most);
            if (!onlyLineEnds(bytes, start, end)) {
                boolean header = end - start > 2 && bytes[start] == '#' && bytes[start + 1] == '#';
                FaultCode code = header ? FaultCode.LENGTH_UNREADABLE : FaultCode.NOISE;
                sink.accept(reader.refuse(bytes, start, end, position, code, header ? 2 : 0, ""));
            }
            position += end - start;
            start = end;
        }
        return start;
    }

    private static boolean onlyLineEnds(byte[] bytes, int from, int to) {
        for (int i = from; i < to; i++) {
            if (bytes[i] != '\r' && bytes[i] != '\n') {
                return false;
            }
        }
        return true;
    }

    /** Judges the frame that begins at {@code at}: hands it over or refuses it and returns its end, or waits. */
    private int candidate(byte[] bytes, int at, int to, boolean atEnd, Consumer<? super Decoded> sink) {
        int digitsEnd = at + 2;
        int most = Math.min(to, digitsEnd + LENGTH_DIGITS);
        while (digitsEnd < most && Ascii.isDigit(bytes[digitsEnd])) {
            digitsEnd++;
        }
        int digits = digitsEnd - at - 2;
        if (digitsEnd == to) {
            state = State.LENGTH;
            return atEnd ? NO_FRAME : WAIT;
        }
        if ((!Ascii.isLetter(bytes[digitsEnd]) && !Ascii.isBlank(bytes[digitsEnd]))
                || (digits < LENGTH_DIGITS && !isUnpaddedLength(bytes, at + 2, digitsEnd))) {
            return NO_FRAME;
        }
        int declared = Ascii.number(bytes, at + 2, digitsEnd);
        if (declared > settings.maxSegmentBytes()) {
            String detail = declared + " > " + settings.maxSegmentBytes();
            sink.accept(reader.refuse(bytes, at, digitsEnd, position, FaultCode.LENGTH_OVER_LIMIT, 2, detail));
            return digitsEnd;
        }
        int crcAt = digitsEnd + declared;
        if (crcAt + CRC_DIGITS > to) {
            state = State.BODY;
            return atEnd ? resolve(bytes, at, digitsEnd, declared, to, true, sink) : WAIT;
        }
        return judge(bytes, at, digitsEnd, crcAt, to, atEnd, sink);
    }

    private static boolean isUnpaddedLength(byte[] bytes, int from, int to) {
        return to - from >= 2 && bytes[from] != '0' && bytes[to] >= 'A' && bytes[to] <= 'Z';
    }

    private int judge(
            byte[] bytes, int at, int start, int crcAt, int to, boolean atEnd, Consumer<? super Decoded> sink) {
        Tail tail = Tail.at(bytes, crcAt + CRC_DIGITS, to, atEnd);
        if (tail == Tail.UNDECIDED) {
            state = State.TAIL;
            return WAIT;
        }
        int end = crcAt + CRC_DIGITS + tail.length();
        int received = Ascii.hex4(bytes, crcAt);
        int computed = Crc.of(bytes, start, crcAt);
        if (received == computed) {
            sink.accept(reader.frame(bytes, at, start, crcAt, end, tail, position, null));
            return end;
        }
        if (received >= 0 && tail.inPlace()) {
            FaultCode dialect = dialect(bytes, start, crcAt, received);
            int until = dialect == FaultCode.CRC_WRONG ? Resync.innerHeader(bytes, start, end) : end;
            Fault fault = new Fault(dialect, crcAt - at, String.format("%04X, computed %04X", received, computed));
            sink.accept(reader.frame(bytes, at, start, crcAt, until, tail, position, fault));
            return until;
        }
        if (tail == Tail.COMPLETE) {
            String found = PairScanner.shown(bytes, crcAt, crcAt + CRC_DIGITS);
            sink.accept(reader.refuse(bytes, at, end, position, FaultCode.CRC_UNREADABLE, crcAt - at, found));
            return end;
        }
        return resolve(bytes, at, start, crcAt - start, to, atEnd, sink);
    }

    /** Neither a CRC nor a tail stands where the length says: looks for the true end. */
    private int resolve(
            byte[] bytes, int at, int start, int declared, int to, boolean atEnd, Consumer<? super Decoded> sink) {
        int furthest = start + settings.maxSegmentBytes() + CRC_DIGITS + 2;
        Resync found = Resync.search(bytes, start, Math.min(furthest, to), to, atEnd || furthest <= to, atEnd);
        int end = found.end();
        switch (found.kind()) {
            case MORE -> {
                state = State.BODY;
                return WAIT;
            }
            case GOOD, BAD -> {
                int crcAt = found.crcAt();
                boolean characters = Ascii.utf8Characters(bytes, start, crcAt) == declared;
                boolean good = found.kind() == Resync.Kind.GOOD;
                FaultCode code = good && characters ? FaultCode.LENGTH_IN_CHARACTERS : FaultCode.LENGTH_WRONG;
                Fault fault = new Fault(code, 2, declared + ", found " + (crcAt - start));
                Tail tail = Tail.at(bytes, crcAt + CRC_DIGITS, to, true);
                sink.accept(
                        good
                                ? reader.frame(bytes, at, start, crcAt, end, tail, position, fault)
                                : reader.refuse(bytes, at, start, crcAt, end, position, fault));
            }
            case HEADER -> {
                String detail = declared + ", found " + (end - start);
                sink.accept(reader.refuse(bytes, at, end, position, FaultCode.FRAME_CUT, end - at, detail));
            }
            case NONE -> {
                boolean cut = start + declared + CRC_DIGITS > to;
                FaultCode code = cut ? FaultCode.TRUNCATED : FaultCode.LENGTH_WRONG;
                String detail = declared + (cut ? ", found " + (to - start) : "");
                sink.accept(reader.refuse(bytes, at, end, position, code, cut ? end - at : 2, detail));
            }
        }
        return end;
    }

    private static FaultCode dialect(byte[] bytes, int start, int crcAt, int received) {
        int modbus = Crc.modbus(bytes, start, crcAt);
        if (modbus == received) {
            return FaultCode.CRC_MODBUS;
        }
        boolean swapped = (modbus >>> 8 | (modbus & 0xFF) << 8) == received;
        return swapped ? FaultCode.CRC_MODBUS_SWAPPED : FaultCode.CRC_WRONG;
    }
}
