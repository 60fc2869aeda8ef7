package io.qingyuan.telemetry.internal;

import io.qingyuan.telemetry.FrameBlock;
import io.qingyuan.telemetry.FrameLog;
import io.qingyuan.telemetry.Observation;
import io.qingyuan.telemetry.ObservationStore;
import io.qingyuan.telemetry.RawFrame;
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
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;

    BlockFollower(
            FrameLog log,
            ObservationStore observations,
            JdbcDevices devices,
            JdbcClient jdbc,
            TransactionTemplate transaction) {
        this.log = log;
        this.observations = observations;
        this.devices = devices;
        this.jdbc = jdbc;
        this.transaction = transaction;
    }

    /** Reads the next blocks; whether there was one. */
    boolean step() {
        return Boolean.TRUE.equals(transaction.execute(_ -> {
            // pg: advisory lock to the end of the transaction: one node follows at a time
            jdbc.sql("select pg_advisory_xact_lock(hashtext('telemetry.progress'))")
                    .query((_, number) -> number)
                    .single();
            // the frames are durable: what a crash takes from here is read again
            jdbc.sql("set local synchronous_commit = off").update();
            List<FrameBlock> next = next();
            if (!next.isEmpty()) {
                take(next);
            }
            return !next.isEmpty();
        }));
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
    }
}
