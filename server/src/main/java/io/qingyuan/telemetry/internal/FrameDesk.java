package io.qingyuan.telemetry.internal;

import io.qingyuan.hj212.Frame;
import io.qingyuan.hj212.Mark;
import io.qingyuan.hj212.dictionary.CommandCode;
import io.qingyuan.identity.Actor;
import io.qingyuan.identity.Title;
import io.qingyuan.problem.ProblemException;
import io.qingyuan.telemetry.FrameBlock;
import io.qingyuan.telemetry.FrameLog;
import io.qingyuan.telemetry.Observation;
import io.qingyuan.telemetry.Observation.Value;
import io.qingyuan.telemetry.ObservationStore;
import io.qingyuan.telemetry.RawFrame;
import io.qingyuan.telemetry.SeriesKey;
import io.qingyuan.telemetry.TelemetryProblem;
import io.qingyuan.telemetry.internal.ReadingViews.FrameFault;
import io.qingyuan.telemetry.internal.ReadingViews.FrameView;
import io.qingyuan.telemetry.internal.ReadingViews.ItemView;
import io.qingyuan.telemetry.internal.ReadingViews.VersionView;
import io.qingyuan.time.Zone;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** The raw frame (原始报文) behind a value. */
@Service
class FrameDesk {
    private final DeviceDesk devices;
    private final FrameLog log;
    private final ObservationStore observations;

    FrameDesk(DeviceDesk devices, FrameLog log, ObservationStore observations) {
        this.devices = devices;
        this.log = log;
        this.observations = observations;
    }

    FrameView frame(Actor actor, long device, long block, int place) {
        devices.device(actor, device);
        Optional<FrameBlock> found = log.findAfter(block - 1).filter(its -> its.id() == block);
        RawFrame raw = found.filter(its -> place >= 0 && place < its.frames().size())
                .map(its -> its.frames().get(place))
                .filter(frame -> frame.device().value() == device)
                .orElseThrow(() -> new ProblemException(
                        TelemetryProblem.FRAME_NOT_FOUND,
                        String.valueOf(device),
                        String.valueOf(block),
                        String.valueOf(place)));
        Optional<Frame> frame = FrameReading.frame(raw);
        Instant dataTime = frame.flatMap(Frame::dataTime)
                .map(time -> time.atZone(Zone.BEIJING).toInstant())
                .orElse(null);
        return new FrameView(
                block,
                place,
                found.map(its -> its.root().toString()).orElse(""),
                raw.receivedAt(),
                raw.admission().name(),
                raw.length(),
                BytesText.of(raw.toBytes()),
                frame.map(its -> ReadingDesk.title(PlainText.of(its.st()))).orElse(null),
                frame.map(FrameDesk::command).orElse(null),
                dataTime,
                frame.map(FrameDesk::faults).orElse(List.of()),
                frame.map(its -> items(FrameReading.values(its))).orElse(List.of()),
                frame.isEmpty() || dataTime == null ? List.of() : versions(raw, frame.get(), dataTime));
    }

    private static Title command(Frame frame) {
        return CommandCode.list().stream()
                .filter(code -> code.cn() == frame.cn() && code.direction() != CommandCode.Direction.DOWN)
                .findFirst()
                .map(code -> Title.of(code.nameZh() + "（" + frame.cn() + "）", code.nameEn() + " (" + frame.cn() + ")"))
                .orElseGet(() -> Title.of("CN " + frame.cn(), "CN " + frame.cn()));
    }

    private static List<FrameFault> faults(Frame frame) {
        return frame.faults().stream()
                .map(fault -> new FrameFault(
                        fault.code().name(),
                        Title.of(fault.code().zh(), fault.code().en()),
                        fault.clause(),
                        fault.offset()))
                .toList();
    }

    private List<VersionView> versions(RawFrame raw, Frame frame, Instant dataTime) {
        SeriesKey series = new SeriesKey(raw.device(), PlainText.of(frame.st()), frame.cn(), frame.packet());
        List<Observation> history = observations.listHistory(series, dataTime);
        return history.stream()
                .map(one ->
                        new VersionView(one.position().block(), one.position().place(), one.equals(history.getLast())))
                .toList();
    }

    /** Values with what they are called. */
    static List<ItemView> items(List<Value> values) {
        return values.stream().map(FrameDesk::item).toList();
    }

    private static ItemView item(Value value) {
        Optional<String> factor = FactorNames.of(value.name());
        return new ItemView(
                value.name(),
                factor.map(FactorNames::title).orElse(null),
                factor.map(FactorNames::unit).orElse(null),
                value.number().map(number -> number.toPlainString()).orElse(null),
                String.valueOf(value.mark()),
                mark(value.mark()));
    }

    private static @Nullable Title mark(char letter) {
        return Mark.find(letter).map(mark -> Title.of(mark.zh(), mark.en())).orElse(null);
    }
}
