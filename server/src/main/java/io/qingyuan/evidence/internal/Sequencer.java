package io.qingyuan.evidence.internal;

import io.qingyuan.evidence.Event;
import io.qingyuan.evidence.Evidence;
import io.qingyuan.evidence.SealedJson;
import io.qingyuan.proof.Finding;
import io.qingyuan.proof.merkle.Hash;
import io.qingyuan.proof.note.Checkpoint;
import io.qingyuan.proof.note.NoteSigner;
import io.qingyuan.proof.note.SignedNote;
import io.qingyuan.proof.tiles.LogAppender;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * Numbers committed leaves and signs checkpoints. Numbers, tiles and checkpoint are kept in one transaction, under a lock that one
 * node has at a time: a node that dies leaves the log as it was, and its leaves waiting. It signs nothing that does not go on
 * from what it signed before.
 */
@Component
class Sequencer {

    private static final Logger LOG = LoggerFactory.getLogger(Sequencer.class);

    /** Leaves in one transaction. */
    static final int BATCH = 10_000;

    /** So many taken leaves may lie dead among those waiting. */
    private static final int UNSWEPT = 5_000;

    private final JdbcLog log;
    private final JdbcTiles tiles;
    private final Evidence evidence;
    private final LogKeys keys;
    private final KeptCheckpoint kept;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private @Nullable LogAppender appender;
    private int unswept;

    Sequencer(
            JdbcLog log,
            JdbcTiles tiles,
            Evidence evidence,
            LogKeys keys,
            KeptCheckpoint kept,
            TransactionTemplate transaction,
            Clock clock) {
        this.log = log;
        this.tiles = tiles;
        this.evidence = evidence;
        this.keys = keys;
        this.kept = kept;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** How many leaves were numbered, and what was signed. */
    private record Done(int leaves, @Nullable SignedNote signed) {
        static final Done NOTHING = new Done(0, null);
    }

    /**
     * Numbers what is waiting, at most {@link #BATCH}, and signs; how many these were. None where another node is at it.
     *
     * @throws IllegalStateException if the log in the database is not the one that was signed
     */
    synchronized int step() {
        try {
            if (appender != null && !log.anyWaiting()) {
                return 0;
            }
            Done done = transaction.execute(_ -> log.lock() ? batch() : Done.NOTHING);
            if (done == null) {
                return 0;
            }
            if (done.signed() != null) {
                kept.write(done.signed());
            }
            sweep(done.leaves());
            return done.leaves();
        } catch (IOException e) {
            appender = null;
            throw new UncheckedIOException("the newest checkpoint cannot be kept outside the database", e);
        } catch (RuntimeException e) {
            appender = null; // what was appended in memory is not what is stored
            throw e;
        }
    }

    /** Not while leaves are left over: in freed room new ones would go before them. */
    private void sweep(int taken) {
        unswept += taken;
        if (unswept < UNSWEPT || taken == BATCH) {
            return;
        }
        unswept = 0;
        try {
            log.sweep();
        } catch (DataAccessException e) { // what was numbered is numbered; PostgreSQL sweeps by itself, later
            LOG.warn("room of numbered leaves was not swept reason={}", e.getMessage());
        }
    }

    private Done batch() {
        Optional<JdbcLog.Head> head = log.head();
        LogAppender growing = at(head);
        List<JdbcLog.Leaf> leaves = log.take(BATCH);
        if (leaves.isEmpty() && head.isPresent()) {
            return Done.NOTHING;
        }
        long first = growing.size();
        leaves.forEach(leaf -> growing.append(leaf.entry()));
        LogAppender.Batch batch = growing.batch();
        log.number(first, leaves);
        tiles.write(batch.changed());
        SignedNote note =
                SignedNote.sign(new Checkpoint(keys.origin(), batch.size(), batch.root()).text(), keys.signers());
        log.sign(new JdbcLog.Head(batch.size(), batch.root(), note, clock.instant()));
        return new Done(leaves.size(), note);
    }

    /** An appender that stands where the stored log stands. */
    private LogAppender at(Optional<JdbcLog.Head> head) {
        LogAppender known = appender;
        long size = head.map(JdbcLog.Head::size).orElse(0L);
        if (known == null || known.size() != size) {
            try {
                ours(head);
                known = head.isEmpty()
                        ? LogAppender.empty()
                        : LogAppender.resume(tiles, size, head.get().root());
            } catch (IOException e) {
                throw new UncheckedIOException("the evidence log cannot go on at " + size + ": " + e.getMessage(), e);
            }
            announce(size);
            appender = known;
        }
        return known;
    }

    /** Refuses to go on from a log that is not ours, was taken back, or rewritten. */
    private void ours(Optional<JdbcLog.Head> head) throws IOException {
        Checkpoint now = new Checkpoint(keys.origin(), 0, Hash.EMPTY_ROOT);
        List<Finding> bad = new ArrayList<>();
        if (head.isPresent()) {
            bad.addAll(keys.trust().check(head.get().note()));
            now = Checkpoint.parse(head.get().note().text());
            if (now.size() != head.get().size() || !now.root().equals(head.get().root())) {
                bad.add(Finding.of(
                        Finding.Code.ROOT_DIFFERS,
                        "evidence.checkpoint",
                        head.get().root().base64(),
                        now.root().base64()));
            }
        }
        kept.holdsAgainst(now, tiles).ifPresent(bad::add);
        bad.removeIf(finding -> !finding.bad());
        if (!bad.isEmpty()) {
            throw new IllegalStateException("the evidence log in the database is not the one that was signed: " + bad
                    + ". See docs/modules/evidence.md, section \"When the log stops\"");
        }
    }

    /** A key that signs for the first time is itself sealed. */
    private void announce(long size) {
        Instant now = clock.instant();
        for (NoteSigner signer : keys.signers()) {
            String key = signer.key().toString();
            if (log.signer(key, size, now)) {
                String content = SealedJson.of(
                        JsonNodeFactory.instance.objectNode().put("key", key).put("since", size));
                evidence.seal(List.of(
                        new Event("log.key-used", "log-key/" + signer.key().idHex(), content)));
            }
        }
    }
}
