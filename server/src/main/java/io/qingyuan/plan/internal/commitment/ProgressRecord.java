package io.qingyuan.plan.internal.commitment;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One version of what was reported on a commitment for a day.
 *
 * @param withdrawn why it was taken back; such a version says nothing else
 * @param until {@code null} while it holds
 */
record ProgressRecord(
        UUID version,
        String commitment,
        LocalDate on,
        @Nullable BigDecimal value,
        @Nullable Step step,
        @Nullable String comment,
        @Nullable String document,
        @Nullable String unit,
        String author,
        @Nullable String withdrawn,
        boolean sample,
        Instant recordedAt,
        @Nullable Instant until,
        List<Evidence> evidence) {

    ProgressRecord {
        evidence = List.copyOf(evidence);
    }

    /** A file that proves it. */
    record Evidence(String file, String name) {}

    ProgressRecord with(List<Evidence> files) {
        return new ProgressRecord(
                version,
                commitment,
                on,
                value,
                step,
                comment,
                document,
                unit,
                author,
                withdrawn,
                sample,
                recordedAt,
                until,
                files);
    }
}
