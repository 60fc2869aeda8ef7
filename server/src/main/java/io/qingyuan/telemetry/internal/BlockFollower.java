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

    /** Reads the next block; whether there was one. */
    boolean step() {
        return Boolean.TRUE.equals(transaction.execute(_ -> {
            // pg: advisory lock to the end of the transaction: one node follows at a time
            jdbc.sql("select pg_advisory_xact_lock(hashtext('telemetry.progress'))")
                    .query((_, number) -> number)
                    .single();
            Optional<FrameBlock> next = log.findAfter(observations.lastBlock());
            next.ifPresent(this::take);
            return next.isPresent();
        }));
    }

    private void take(FrameBlock block) {
        List<Observation> found = new ArrayList<>();
        List<RawFrame> frames = block.frames();
        for (int place = 0; place < frames.size(); place++) {
            FrameReading.observation(frames.get(place), block.position(place)).ifPresent(found::add);
        }
        observations.write(block.id(), found);
        devices.count(frames);
    }
}
