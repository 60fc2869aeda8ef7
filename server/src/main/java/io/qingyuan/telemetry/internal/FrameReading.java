package io.qingyuan.telemetry.internal;

import io.qingyuan.hj212.DecoderSettings;
import io.qingyuan.hj212.Frame;
import io.qingyuan.hj212.FrameDecoder;
import io.qingyuan.hj212.Mark;
import io.qingyuan.hj212.Pairs;
import io.qingyuan.hj212.Suffix;
import io.qingyuan.hj212.message.Item;
import io.qingyuan.hj212.message.Message;
import io.qingyuan.telemetry.Admission;
import io.qingyuan.telemetry.FramePosition;
import io.qingyuan.telemetry.Observation;
import io.qingyuan.telemetry.Observation.Flag;
import io.qingyuan.telemetry.Observation.Value;
import io.qingyuan.telemetry.RawFrame;
import io.qingyuan.telemetry.SeriesKey;
import io.qingyuan.time.Zone;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads the observation out of a kept frame. */
final class FrameReading {
    /** A device's clock may go so far ahead of ours. */
    private static final Duration CLOCK_TOLERANCE = Duration.ofMinutes(10);

    private FrameReading() {}

    /** The observation of a frame: of an admitted upload with a data time and values; of others none. */
    static Optional<Observation> observation(RawFrame raw, FramePosition position) {
        return raw.admission() == Admission.ADMITTED
                ? frame(raw).flatMap(frame -> observation(frame, raw, position))
                : Optional.empty();
    }

    /** The observation of a frame that was not admitted when it came, if it carries the password now registered. */
    static Optional<Observation> late(RawFrame raw, FramePosition position, String password) {
        return frame(raw)
                .filter(frame -> frame.pw().equals(password))
                .flatMap(frame -> observation(frame, raw, position));
    }

    /** Whether a frame carries a password. */
    static boolean carries(RawFrame raw, String password) {
        return frame(raw).filter(frame -> frame.pw().equals(password)).isPresent();
    }

    /** The frame in kept bytes. */
    static Optional<Frame> frame(RawFrame raw) {
        List<Frame> frames = new ArrayList<>(1);
        FrameDecoder decoder = new FrameDecoder(DecoderSettings.LENIENT);
        byte[] bytes = raw.toBytes();
        decoder.feed(bytes, 0, bytes.length, decoded -> {
            if (decoded instanceof Frame frame) {
                frames.add(frame);
            }
        });
        decoder.flush(decoded -> {
            if (decoded instanceof Frame frame) {
                frames.add(frame);
            }
        });
        return frames.stream().findFirst();
    }

    private static Optional<Observation> observation(Frame frame, RawFrame raw, FramePosition position) {
        Optional<LocalDateTime> time = frame.dataTime();
        if (time.isEmpty() || !Message.carriesValues(frame)) {
            return Optional.empty();
        }
        List<Value> values = values(frame);
        if (values.isEmpty()) {
            return Optional.empty();
        }
        Instant dataTime = time.get().atZone(Zone.BEIJING).toInstant();
        SeriesKey series = new SeriesKey(raw.device(), PlainText.of(frame.st()), frame.cn(), frame.packet());
        return Optional.of(new Observation(series, dataTime, values, flags(frame, raw, dataTime), position));
    }

    /** All values of a frame, in the order sent. */
    static List<Value> values(Frame frame) {
        Pairs pairs = frame.pairs();
        List<Value> values = new ArrayList<>(pairs.count());
        int start = 0;
        while (start < pairs.count()) {
            int end = Item.end(pairs, start);
            char mark = mark(pairs, start, end);
            for (int i = start; i < end; i++) {
                Suffix.Content content = pairs.suffix(i).content();
                boolean part = pairs.suffix(i) != Suffix.NONE && pairs.suffix(i) != Suffix.FLAG;
                if (part && (pairs.isNumber(i) || content == Suffix.Content.NUMBER)) {
                    values.add(new Value(PlainText.of(pairs.name(i)), number(pairs, i), mark));
                }
            }
            start = end;
        }
        return values;
    }

    private static Optional<BigDecimal> number(Pairs pairs, int pair) {
        return pairs.isNumber(pair) ? Optional.of(pairs.number(pair)) : Optional.empty();
    }

    private static char mark(Pairs pairs, int start, int end) {
        char mark = Value.NO_MARK;
        for (int i = start; i < end; i++) {
            if (pairs.suffix(i) == Suffix.FLAG) {
                boolean known = pairs.isMark(i) && Mark.find(pairs.mark(i)).isPresent();
                boolean none = pairs.text(i).isEmpty();
                mark = known ? pairs.mark(i) : none ? Value.NO_MARK : Value.UNKNOWN_MARK;
            }
        }
        return mark;
    }

    private static Set<Flag> flags(Frame frame, RawFrame raw, Instant dataTime) {
        Set<Flag> flags = EnumSet.noneOf(Flag.class);
        if (!frame.ok()) {
            flags.add(Flag.SUSPECT);
        }
        if (frame.resent()) {
            flags.add(Flag.RESENT);
        }
        if (dataTime.isAfter(raw.receivedAt().plus(CLOCK_TOLERANCE))) {
            flags.add(Flag.TIME_IN_FUTURE);
        }
        return flags;
    }
}
