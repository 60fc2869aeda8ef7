package io.qingyuan.telemetry.internal;

import io.qingyuan.time.Zone;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Counts what was wrong by day, peer, device and kind of fault, and keeps the newest example of each. */
@Component
class FaultTally {
    /** What waits to be written is never more; further kinds are counted together, under no peer. */
    private static final int MOST_WAITING = 5_000;

    private record Key(LocalDate day, String peer, long device, String code) {}

    /** Not a record, since the bytes must stay hidden. */
    private static final class Count {
        private final long times;
        private final Instant lastAt;
        private final byte[] excerpt;

        Count(long times, Instant lastAt, byte[] excerpt) {
            this.times = times;
            this.lastAt = lastAt;
            this.excerpt = excerpt;
        }

        Count plus(Count later) {
            return new Count(times + later.times, later.lastAt, later.excerpt);
        }
    }

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private Map<Key, Count> waiting = new HashMap<>();

    FaultTally(JdbcClient jdbc, TransactionTemplate transaction, Clock clock) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.clock = clock;
    }

    /**
     * Notes a fault; it is written later.
     *
     * @param device 0 where the bytes name none to be trusted
     */
    synchronized void note(String peer, long device, String code, byte[] excerpt) {
        Instant now = clock.instant();
        LocalDate day = LocalDate.ofInstant(now, Zone.BEIJING);
        Key key = new Key(day, peer, device, code);
        if (waiting.size() >= MOST_WAITING && !waiting.containsKey(key)) {
            key = new Key(day, "", 0, code);
        }
        waiting.merge(key, new Count(1, now, excerpt), Count::plus);
    }

    /** Writes what waits; when that fails it waits on. */
    void write() {
        Map<Key, Count> taken = take();
        if (taken.isEmpty()) {
            return;
        }
        boolean written = false;
        try {
            transaction.executeWithoutResult(_ -> taken.forEach(this::write));
            written = true;
        } finally {
            if (!written) {
                putBack(taken);
            }
        }
    }

    private synchronized Map<Key, Count> take() {
        Map<Key, Count> taken = waiting;
        waiting = new HashMap<>();
        return taken;
    }

    private synchronized void putBack(Map<Key, Count> taken) {
        waiting.forEach((key, count) -> taken.merge(key, count, Count::plus));
        waiting = taken;
    }

    private void write(Key key, Count count) {
        jdbc.sql("""
                insert into telemetry.fault as f (day, peer, device, code, times, last_at, excerpt)
                values (:day, :peer, :device, :code, :times, :at, :excerpt)
                on conflict (day, peer, device, code) do update
                   set times = f.times + excluded.times, last_at = excluded.last_at, excerpt = excluded.excerpt
                """)
                .param("day", key.day())
                .param("peer", key.peer())
                .param("device", key.device())
                .param("code", key.code())
                .param("times", count.times)
                .param("at", count.lastAt.atOffset(ZoneOffset.UTC))
                .param("excerpt", count.excerpt)
                .update();
    }
}
