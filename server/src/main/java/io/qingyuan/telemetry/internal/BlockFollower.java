package io.qingyuan.telemetry.internal;

import io.qingyuan.telemetry.Admission;
import io.qingyuan.telemetry.FrameBlock;
import io.qingyuan.telemetry.FrameLog;
import io.qingyuan.telemetry.Observation;
import io.qingyuan.telemetry.ObservationStore;
import io.qingyuan.telemetry.RawFrame;
import io.qingyuan.telemetry.internal.JdbcWaiting.Due;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Reads block after block and keeps the observations in them. It goes on from the last block whose observations are kept, so
 * that after a crash every durable frame is read, and none twice.
 */
@Component
class BlockFollower {
    /** So many frames are read in one transaction, if they wait; a block more than that is not begun. */
    private static final int FRAMES_AT_ONCE = 8_192;

    private final FrameLog log;
    private final ObservationStore observations;
    private final JdbcDevices devices;
    private final JdbcWaiting waiting;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;

    BlockFollower(
            FrameLog log,
            ObservationStore observations,
            JdbcDevices devices,
            JdbcWaiting waiting,
            JdbcClient jdbc,
            TransactionTemplate transaction) {
        this.log = log;
        this.observations = observations;
        this.devices = devices;
        this.waiting = waiting;
        this.jdbc = jdbc;
        this.transaction = transaction;
    }

    /** Reads the next blocks, or frames that waited for their device to be registered; whether there was any. */
    boolean step() {
        return Boolean.TRUE.equals(transaction.execute(_ -> {
            waiting.lock();
            // the frames are durable: what a crash takes from here is read again
            jdbc.sql("set local synchronous_commit = off").update();
            List<FrameBlock> next = next();
            if (next.isEmpty()) {
                return waiting.findDue().map(this::readAgain).isPresent();
            }
            take(next);
            return true;
        }));
    }

    private Due readAgain(Due due) {
        FrameBlock block = log.findAfter(due.block() - 1)
                .orElseThrow(() -> new IllegalStateException("block " + due.block() + " is gone"));
        List<Observation> found = new ArrayList<>();
        boolean all = true;
        for (int place = 0; place < block.frames().size(); place++) {
            RawFrame raw = block.frames().get(place);
            if (raw.device().equals(due.device()) && raw.admission() != Admission.ADMITTED) {
                FrameReading.late(raw, block.position(place), due.password()).ifPresent(found::add);
                all &= FrameReading.carries(raw, due.password());
            }
        }
        observations.writeLate(found);
        waiting.done(due, all);
        return due;
    }

    private List<FrameBlock> next() {
        List<FrameBlock> blocks = new ArrayList<>();
        int frames = 0;
        Optional<FrameBlock> next = log.findAfter(observations.lastBlock());
        while (next.isPresent()) {
            blocks.add(next.get());
            frames += next.get().frames().size();
            next = frames < FRAMES_AT_ONCE ? log.findAfter(blocks.getLast().id()) : Optional.empty();
        }
        return blocks;
    }

    private void take(List<FrameBlock> blocks) {
        List<Observation> found = new ArrayList<>();
        List<RawFrame> frames = new ArrayList<>();
        for (FrameBlock block : blocks) {
            for (int place = 0; place < block.frames().size(); place++) {
                FrameReading.observation(block.frames().get(place), block.position(place))
                        .ifPresent(found::add);
            }
            frames.addAll(block.frames());
        }
        observations.write(blocks.getLast().id(), found);
        devices.count(frames);
        blocks.forEach(waiting::note);
    }
}
