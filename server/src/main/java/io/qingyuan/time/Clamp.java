package io.qingyuan.time;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Objects;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Keeps {@code asOf} behind transactions that may still record something earlier than it. */
@Component
public class Clamp {

    private final JdbcClient jdbc;

    public Clamp(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** What is known now and will still be the answer when asked again. */
    public AsOf now() {
        return new AsOf(horizon(), false);
    }

    public AsOf at(Instant asked) {
        Instant horizon = horizon();
        return asked.isAfter(horizon) ? new AsOf(horizon, true) : new AsOf(asked, false);
    }

    /** The start of the oldest open transaction of another session that has written, or the database's time. */
    private Instant horizon() {
        OffsetDateTime horizon = jdbc.sql("""
                -- pg: pg_stat_activity shows a role its own sessions
                select least(clock_timestamp(), min(xact_start) - interval '1 microsecond')
                  from pg_stat_activity
                 where backend_xid is not null
                   and pid <> pg_backend_pid()
                   and datname = current_database()
                """).query(OffsetDateTime.class).single();
        return Objects.requireNonNull(horizon)
                .withOffsetSameInstant(ZoneOffset.UTC)
                .toInstant();
    }
}
