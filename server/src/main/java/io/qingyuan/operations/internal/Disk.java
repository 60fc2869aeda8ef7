package io.qingyuan.operations.internal;

import io.qingyuan.database.DataDirectory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Measures the disk of the data directory, and tells from the measures of a week when it will be full. */
@Component
class Disk {

    static final Duration APART = Duration.ofHours(1);
    static final Duration LOOKED_BACK = Duration.ofDays(7);
    private static final Duration KEPT = Duration.ofDays(60);

    /** A trend of a few hours says nothing. */
    private static final Duration SHORTEST = Duration.ofDays(1);

    private static final double CENTURY = Duration.ofDays(36_525).toSeconds();

    private final DataDirectory data;
    private final JdbcClient jdbc;
    private final Clock clock;

    Disk(DataDirectory data, JdbcClient jdbc, Clock clock) {
        this.data = data;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    DiskState state() {
        try {
            FileStore store = Files.getFileStore(data.root());
            long free = store.getUsableSpace();
            return new DiskState(free, store.getTotalSpace(), full(free));
        } catch (IOException e) {
            throw new UncheckedIOException("the disk of " + data.root() + " could not be measured", e);
        }
    }

    /** Keeps a measure if the last one is an hour old, and forgets those of long ago. */
    void sample(DiskState state) {
        Instant now = clock.instant();
        jdbc.sql("""
                insert into operations.disk_sample (at, free, total)
                select :now, :free, :total
                 where not exists (select from operations.disk_sample where at > :recent)
                """)
                .param("now", at(now))
                .param("free", state.free())
                .param("total", state.total())
                .param("recent", at(now.minus(APART)))
                .update();
        jdbc.sql("delete from operations.disk_sample where at < :before")
                .param("before", at(now.minus(KEPT)))
                .update();
    }

    private @Nullable Instant full(long free) {
        Instant now = clock.instant();
        return jdbc.sql("""
                select regr_slope(free, extract(epoch from at)) as slope,
                       extract(epoch from max(at) - min(at)) as span
                  from operations.disk_sample
                 where at > :since
                """)
                .param("since", at(now.minus(LOOKED_BACK)))
                .query((row, _) -> {
                    double bytesPerSecond = row.getDouble("slope");
                    boolean known = !row.wasNull() && row.getDouble("span") >= SHORTEST.toSeconds();
                    double seconds = -free / bytesPerSecond;
                    return known && bytesPerSecond < 0 && seconds < CENTURY ? now.plusSeconds((long) seconds) : null;
                })
                .list()
                .getFirst();
    }

    private static OffsetDateTime at(Instant instant) {
        return OffsetDateTime.ofInstant(instant, ZoneOffset.UTC);
    }
}
