package io.qingyuan.hj212;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Makes the result of bytes whose bounds are known. */
final class FrameReader {
    /** The parser reads eight bytes at a time, up to this far behind the last one. */
    private static final int SLACK = 8;

    private static final int LONGEST_BY_STANDARD = 1024;

    private final DecoderSettings settings;
    private final SegmentParser parser;

    FrameReader(DecoderSettings settings) {
        this.settings = settings;
        this.parser = new SegmentParser(settings);
    }

    /** A frame {@code bytes[at, end)} with its segment {@code [start, crcAt)}, refused when it is too faulty. */
    Decoded frame(
            byte[] bytes, int at, int start, int crcAt, int end, Tail tail, long position, @Nullable Fault integrity) {
        FaultList faults = parser.faults;
        faults.clear();
        if (integrity != null) {
            faults.add(integrity.code(), integrity.offset(), integrity.detail());
        }
        if (tail != Tail.COMPLETE) {
            boolean some = tail == Tail.ONLY_CR || tail == Tail.ONLY_LF;
            faults.add(some ? FaultCode.TAIL_INCOMPLETE : FaultCode.TAIL_MISSING, crcAt + 4 - at, "");
        }
        if (crcAt - start > LONGEST_BY_STANDARD) {
            faults.add(FaultCode.SEGMENT_OVER_1024, 2, String.valueOf(crcAt - start));
        }
        Frame frame = parse(bytes, at, start, crcAt, end, position);
        if (settings.reading() == Reading.STRICT) {
            return strict(frame, bytes, at, end);
        }
        return faults.isEmpty() || usable(frame) ? frame : malformed(frame, bytes, at, end);
    }

    private Frame parse(byte[] bytes, int at, int start, int crcAt, int end, long position) {
        byte[] copy = Arrays.copyOfRange(bytes, at, Math.max(end, crcAt) + SLACK);
        parser.parse(copy, start - at, crcAt - at);
        return new Frame(position, end - at, copy, start - at, crcAt - at, parser);
    }

    private Decoded strict(Frame frame, byte[] bytes, int at, int end) {
        if (!frame.ok()) {
            return malformed(frame, bytes, at, end);
        }
        List<Fault> quirks = frame.quirks();
        if (quirks.isEmpty()) {
            return frame;
        }
        quirks.forEach(quirk -> parser.faults.add(quirk.code(), quirk.offset(), quirk.detail()));
        return new Frame(
                frame.offset(), frame.length(), frame.bytes(), frame.segmentStart(), frame.segmentEnd(), parser);
    }

    private static boolean usable(Frame frame) {
        return frame.faults().stream().noneMatch(fault -> fault.code().weight() == FaultCode.Weight.REFUSAL);
    }

    private Malformed malformed(Frame frame, byte[] bytes, int at, int end) {
        List<Fault> faults = frame.faults().stream()
                .sorted((a, b) -> b.code().weight().compareTo(a.code().weight()))
                .toList();
        return new Malformed(faults, frame.offset(), end - at, excerpt(bytes, at, end), Optional.of(frame));
    }

    /** Bytes {@code [at, end)} that end in a tail but keep neither the length nor the CRC. */
    Decoded refuse(byte[] bytes, int at, int start, int crcAt, int end, long position, Fault fault) {
        parser.faults.clear();
        parser.faults.add(fault.code(), fault.offset(), fault.detail());
        parser.faults.add(FaultCode.CRC_WRONG, crcAt - at, PairScanner.shown(bytes, crcAt, crcAt + 4));
        return malformed(parse(bytes, at, start, crcAt, end, position), bytes, at, end);
    }

    /** Bytes {@code [at, end)} that are no frame. */
    Malformed refuse(byte[] bytes, int at, int end, long position, FaultCode code, int offset, String detail) {
        return new Malformed(
                List.of(new Fault(code, offset, detail)),
                position,
                end - at,
                excerpt(bytes, at, end),
                Optional.empty());
    }

    private Excerpt excerpt(byte[] bytes, int at, int end) {
        return Excerpt.of(bytes, at, Math.min(end - at, settings.maxExcerptBytes()));
    }
}
