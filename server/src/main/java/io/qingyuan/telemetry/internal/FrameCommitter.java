package io.qingyuan.telemetry.internal;

import io.qingyuan.hj212.Fault;
import io.qingyuan.hj212.Frame;
import io.qingyuan.telemetry.FrameLog;
import io.qingyuan.telemetry.RawFrame;
import io.qingyuan.telemetry.internal.PendingFrames.Pending;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes frames durable and answers them, in this order. Whatever came while a block was being committed makes up the next one.
 * While the database refuses, the same block is tried again and nothing is answered.
 */
final class FrameCommitter {
    private static final Logger LOG = LoggerFactory.getLogger(FrameCommitter.class);
    private static final long AFTER_FAULT_MILLIS = 500;
    private static final int EXCERPT_BYTES = 256;

    private final PendingFrames pending;
    private final Doorkeeper door;
    private final FrameLog log;
    private final FaultTally faults;
    private @Nullable String fault;

    FrameCommitter(PendingFrames pending, Doorkeeper door, FrameLog log, FaultTally faults) {
        this.pending = pending;
        this.door = door;
        this.log = log;
        this.faults = faults;
    }

    /** Works until it is interrupted. */
    void run() {
        try {
            while (true) {
                List<Pending> taken = pending.take();
                // once: tried again with another admission, a block whose commit was not heard of would be there twice
                List<Admitted> admitted = untilDone(() -> admit(taken));
                if (!admitted.isEmpty()) {
                    List<RawFrame> frames = admitted.stream().map(Admitted::raw).toList();
                    untilDone(() -> log.append(frames));
                }
                answer(admitted);
                pending.done(taken);
                untilDone(() -> {
                    faults.write();
                    return true;
                });
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // what is not durable was not answered: its device sends it again
        }
    }

    private <T> T untilDone(Supplier<T> work) throws InterruptedException {
        while (true) {
            try {
                T done = work.get();
                fault = null;
                return done;
            } catch (RuntimeException e) {
                String now = String.valueOf(e.getMessage());
                if (!now.equals(fault)) { // once, not twice a second
                    LOG.error("frames are not kept and not answered; they wait: {}", now, e);
                }
                fault = now;
                Thread.sleep(AFTER_FAULT_MILLIS);
            }
        }
    }

    /** A frame that is to be kept, with where its answer goes. */
    private record Admitted(Pending from, RawFrame raw) {}

    /** What is to be kept of what came; for the rest the quarantine has no room. */
    private List<Admitted> admit(List<Pending> taken) {
        door.lookUp(taken.stream().map(Pending::frame).toList());
        List<Admitted> admitted = new ArrayList<>(taken.size());
        List<Pending> turnedAway = new ArrayList<>();
        for (Pending one : taken) {
            Optional<RawFrame> raw = door.admit(one.frame(), one.receivedAt());
            raw.ifPresentOrElse(frame -> admitted.add(new Admitted(one, frame)), () -> turnedAway.add(one));
        }
        turnedAway.forEach(one -> note(one, 0, "QUARANTINE_FULL"));
        return admitted;
    }

    /** Answers in the order of the frames; what one connection is answered goes out at once. */
    private void answer(List<Admitted> admitted) {
        Map<Connection, ByteArrayOutputStream> answers = new LinkedHashMap<>();
        for (Admitted one : admitted) {
            Replies.to(one.from().frame(), one.raw().admission())
                    .ifPresent(answer -> answers.computeIfAbsent(one.from().from(), _ -> new ByteArrayOutputStream())
                            .writeBytes(answer.toBytes()));
            noteFaults(one);
        }
        answers.forEach((connection, bytes) -> connection.answer(bytes.toByteArray()));
    }

    private void noteFaults(Admitted one) {
        Frame frame = one.from().frame();
        long device = one.raw().device().value();
        switch (one.raw().admission()) {
            case ADMITTED -> {}
            case DEVICE_UNKNOWN, PASSWORD_WRONG ->
                note(one.from(), device, one.raw().admission().name());
        }
        for (Fault fault : frame.faults()) {
            note(one.from(), device, fault.code().name());
        }
    }

    private void note(Pending one, long device, String code) {
        byte[] bytes = one.frame().toBytes();
        faults.note(one.from().peer(), device, code, Arrays.copyOf(bytes, Math.min(bytes.length, EXCERPT_BYTES)));
    }
}
