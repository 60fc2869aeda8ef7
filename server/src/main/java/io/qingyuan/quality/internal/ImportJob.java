package io.qingyuan.quality.internal;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An import that runs or ran.
 *
 * @param stations codes it is limited to, joined by commas; empty for all registered ones
 * @param report what was found, as JSON, once it ended
 * @param file the file it became
 */
record ImportJob(
        UUID id,
        String name,
        String sha256,
        long bytes,
        String source,
        String stations,
        ImportState state,
        AirProgress.Phase phase,
        long bytesDone,
        long rowsDone,
        boolean cancel,
        @Nullable String report,
        @Nullable Long file,
        String requestedBy,
        Instant requestedAt,
        @Nullable Instant finishedAt) {}
