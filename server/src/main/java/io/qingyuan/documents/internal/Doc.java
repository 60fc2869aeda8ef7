package io.qingyuan.documents.internal;

import io.qingyuan.documents.DocumentId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The head of a document.
 *
 * @param definition hash of the definition it goes by
 * @param checkCode what the QR of a print carries
 * @param waits the steps that can be given now
 * @param official the number the upstream system gave it
 */
record Doc(
        DocumentId id,
        String kind,
        String definition,
        String number,
        LocalDate createdOn,
        Instant createdAt,
        String creator,
        boolean sample,
        String checkCode,
        State state,
        int revision,
        List<String> waits,
        boolean flagged,
        @Nullable String official,
        Instant movedAt) {

    enum State {
        OPEN,
        CLOSED,
        CANCELLED,
        /** Sample data that was taken out. */
        WITHDRAWN;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        static State parse(String word) {
            return valueOf(word.toUpperCase(Locale.ROOT));
        }
    }
}
