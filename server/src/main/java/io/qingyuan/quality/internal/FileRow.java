package io.qingyuan.quality.internal;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A file that was taken, with what came of it. Its recorded time serves its rows. */
record FileRow(
        long id,
        String sha256,
        String selection,
        String name,
        AirShape shape,
        String source,
        long bytes,
        long lines,
        long rowsTaken,
        long rowsNew,
        long rowsSuperseding,
        @Nullable Instant firstStart,
        @Nullable Instant lastEnd,
        Instant recordedAt,
        String recordedBy) {}
