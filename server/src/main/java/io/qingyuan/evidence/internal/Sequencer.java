package io.qingyuan.evidence.internal;

import io.qingyuan.proof.note.Checkpoint;
import io.qingyuan.proof.note.SignedNote;
import io.qingyuan.proof.tiles.LogAppender;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Numbers committed leaves and signs checkpoints. Numbers, tiles and checkpoint are kept in one transaction, under a lock that one
 * node has at a time: a node that dies leaves the log as it was, and its leaves waiting.
 */
@Component
class Sequencer {

    /** Leaves in one transaction. */
    static final int BATCH = 20_000;

    private final JdbcLog log;
    private final JdbcTiles tiles;
    private final LogKeys keys;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private @Nullable LogAppender appender;

    Sequencer(JdbcLog log, JdbcTiles tiles, LogKeys keys, TransactionTemplate transaction, Clock clock) {
        this.log = log;
        this.tiles = tiles;
        this.keys = keys;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** Numbers what is waiting, at most {@link #BATCH}; how many these were. Two at once wait for each other. */
    synchronized int step() {
        try {
            Integer done = transaction.execute(_ -> log.lock() ? batch() : 0);
            return done == null ? 0 : done;
        } catch (RuntimeException e) {
            // what was appended in memory is not what is stored
            appender = null;
            throw e;
        }
    }

    private int batch() {
        List<JdbcLog.Leaf> leaves = log.take(BATCH);
        Optional<JdbcLog.Head> head = log.head();
        if (leaves.isEmpty() && head.isPresent()) {
            return 0;
        }
        LogAppender growing = at(head);
        long first = growing.size();
        leaves.forEach(leaf -> growing.append(leaf.entry()));
        LogAppender.Batch batch = growing.batch();
        log.number(first, leaves);
        tiles.write(batch.changed());
        Checkpoint checkpoint = new Checkpoint(keys.origin(), batch.size(), batch.root());
        log.sign(
                new JdbcLog.Head(batch.size(), batch.root(), SignedNote.sign(checkpoint.text(), keys.signers())),
                clock.instant());
        return leaves.size();
    }

    /** An appender that stands where the stored log stands. */
    private LogAppender at(Optional<JdbcLog.Head> head) {
        LogAppender known = appender;
        long size = head.map(JdbcLog.Head::size).orElse(0L);
        if (known == null || known.size() != size) {
            try {
                known = head.isEmpty()
                        ? LogAppender.empty()
                        : LogAppender.resume(tiles, size, head.get().root());
            } catch (IOException e) {
                throw new UncheckedIOException("the evidence log cannot go on at " + size, e);
            }
            appender = known;
        }
        return known;
    }
}
