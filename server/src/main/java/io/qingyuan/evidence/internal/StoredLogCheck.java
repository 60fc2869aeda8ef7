package io.qingyuan.evidence.internal;

import io.qingyuan.evidence.LogCheck;
import io.qingyuan.evidence.SealedSubjects;
import io.qingyuan.proof.note.VerifierKey;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The self-check over the tables of schema {@code evidence}. */
public final class StoredLogCheck implements LogCheck {

    private final JdbcLog log;
    private final JdbcTiles tiles;
    private final JdbcClaims claims;
    private final LogKeys keys;
    private final KeptCheckpoint kept;
    private final List<VerifierKey> witnesses;
    private final List<SealedSubjects> subjects;

    private StoredLogCheck(
            JdbcClient jdbc,
            LogKeys keys,
            KeptCheckpoint kept,
            List<VerifierKey> witnesses,
            List<SealedSubjects> subjects) {
        log = new JdbcLog(jdbc);
        tiles = new JdbcTiles(jdbc);
        claims = new JdbcClaims(jdbc, Clock.systemUTC());
        this.keys = keys;
        this.kept = kept;
        this.witnesses = witnesses;
        this.subjects = subjects;
    }

    /** A check of the log in this database, by the keys and the kept checkpoint of a folder. */
    public static StoredLogCheck of(
            JdbcClient jdbc, LogKeys keys, Path folder, List<VerifierKey> witnesses, List<SealedSubjects> subjects) {
        return new StoredLogCheck(jdbc, keys, new KeptCheckpoint(folder, keys.trust()), witnesses, subjects);
    }

    @Override
    public Report run() {
        return new LogChecking(log, tiles, claims, keys, kept, witnesses, subjects).run();
    }
}
