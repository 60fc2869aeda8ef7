package io.qingyuan.intake.internal;

import io.qingyuan.files.FileId;
import io.qingyuan.files.FileType;
import io.qingyuan.identity.PersonId;
import io.qingyuan.intake.internal.shaping.Mapping;
import io.qingyuan.intake.internal.shaping.RowShaper;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An import.
 *
 * @param rowsTotal rows written on the sheet that is taken
 * @param rowsRead how many of them were staged
 * @param line the last row of the sheet that was staged
 * @param leftOut rows and cells that are no rows of the target, counted by reason
 * @param earlier the import that took the same file before
 */
record Job(
        UUID id,
        String target,
        String context,
        String source,
        FileId file,
        String sha256,
        String name,
        FileType type,
        long bytes,
        boolean hold,
        boolean again,
        JobState state,
        @Nullable Survey survey,
        @Nullable Mapping mapping,
        long rowsTotal,
        long rowsRead,
        long line,
        Counts counts,
        Map<RowShaper.Reason, Long> leftOut,
        boolean cancel,
        @Nullable Refusal refusal,
        String incident,
        @Nullable UUID earlier,
        PersonId requestedBy,
        String requester,
        Instant requestedAt,
        @Nullable Instant finishedAt) {

    /** Rows by what became of them. */
    record Counts(long good, long parked, long taken, long unchanged, long discarded) {}

    /** Why the whole file cannot be taken. */
    record Refusal(String code, List<String> arguments) {
        Refusal {
            arguments = List.copyOf(arguments);
        }
    }

    Mapping settledMapping() {
        if (mapping == null) {
            throw new IllegalStateException("import has no mapping: " + id);
        }
        return mapping;
    }
}
