package io.qingyuan.telemetry.internal;

import io.qingyuan.hj212.DecoderSettings;
import io.qingyuan.hj212.Frame;
import io.qingyuan.hj212.FrameDecoder;
import io.qingyuan.hj212.Suffix;
import io.qingyuan.hj212.message.Item;
import io.qingyuan.hj212.message.Measured;
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

    private static Optional<Frame> frame(RawFrame raw) {
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
        if (time.isEmpty() || !carriesValues(Message.of(frame))) {
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

    private static boolean carriesValues(Message message) {
        return message instanceof Message.Measurements
                || message instanceof Message.FacilityStates
                || message instanceof Message.FacilityHours;
    }

    private static List<Value> values(Frame frame) {
        List<Value> values = new ArrayList<>();
        for (Item item : Item.listOf(frame.pairs())) {
            char mark = item.mark()
                    .map(known -> known.letter())
                    .orElse(item.markText().isEmpty() ? Value.NO_MARK : Value.UNKNOWN_MARK);
            for (Item.Value value : item.values()) {
                String name = PlainText.of(value.name().isEmpty() ? item.code() : item.code() + "-" + value.name());
                Optional<BigDecimal> number = number(value.measured());
                if (number.isPresent() || value.suffix().content() == Suffix.Content.NUMBER) {
                    values.add(new Value(name, number, mark));
                }
            }
        }
        return values;
    }

    private static Optional<BigDecimal> number(Measured measured) {
        return switch (measured) {
            case Measured.Valid valid -> Optional.of(valid.value());
            case Measured.Flagged flagged -> Optional.of(flagged.value());
            case Measured.Missing missing -> Optional.empty();
        };
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
