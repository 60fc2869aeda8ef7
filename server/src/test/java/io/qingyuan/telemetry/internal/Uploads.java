package io.qingyuan.telemetry.internal;

import io.qingyuan.hj212.Edition;
import io.qingyuan.hj212.FrameDraft;
import io.qingyuan.hj212.HeadField;
import io.qingyuan.hj212.Times;
import io.qingyuan.telemetry.DeviceId;
import io.qingyuan.telemetry.FrameBlock;
import io.qingyuan.telemetry.FrameLog;
import io.qingyuan.telemetry.RawFrame;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Frames to send, and what became of them. */
final class Uploads {
    private static final long PATIENCE = TimeUnit.SECONDS.toNanos(30);

    private Uploads() {}

    /** 2011 with one factor; asks for an answer. */
    static FrameDraft realTime(String mn, String password, LocalDateTime time, String value) {
        return FrameDraft.of(Edition.HJ212_2017, "32", 2011)
                .withDevice(mn, password)
                .withQn(time)
                .withAnswer(true)
                .with("DataTime", Times.text14(time))
                .withGroup(List.of(new HeadField("w01018-Rtd", value), new HeadField("w01018-Flag", "N")));
    }

    static List<RawFrame> keptOf(FrameLog log, DeviceId device) {
        List<RawFrame> kept = new ArrayList<>();
        long last = 0;
        for (Optional<FrameBlock> next = log.findAfter(last); next.isPresent(); next = log.findAfter(last)) {
            next.get().frames().stream()
                    .filter(frame -> frame.device().equals(device))
                    .forEach(kept::add);
            last = next.get().id();
        }
        return kept;
    }

    static void awaitTrue(BooleanSupplier condition) {
        long end = System.nanoTime() + PATIENCE;
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new AssertionError("what was waited for did not come");
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
        }
    }
}
