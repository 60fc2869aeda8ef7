package io.qingyuan.intake.internal;

import io.qingyuan.intake.IntakeFault;
import io.qingyuan.intake.internal.shaping.Written;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A row that was read and waits for what comes next.
 *
 * @param keyHash the same for rows with the same key; null while a field of the key has a fault
 * @param version counts corrections
 * @param reason why it was discarded
 */
record StagedRow(
        long number,
        String place,
        State state,
        Map<String, Written> cells,
        List<IntakeFault> faults,
        @Nullable String keyHash,
        int version,
        @Nullable String reason) {

    enum State {
        GOOD,
        PARKED,
        TAKEN,
        UNCHANGED,
        DISCARDED;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        static State of(String word) {
            return valueOf(word.toUpperCase(Locale.ROOT));
        }
    }

    StagedRow {
        faults = List.copyOf(faults);
    }

    /** The same row, waiting for these reasons. */
    StagedRow parked(List<IntakeFault> why) {
        return new StagedRow(number, place, State.PARKED, cells, why, keyHash, version, reason);
    }

    StagedRow discarded(String why) {
        return new StagedRow(number, place, State.DISCARDED, cells, faults, keyHash, version + 1, why);
    }
}
