package io.qingyuan.statistics;

import io.qingyuan.receipts.ReceiptId;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One value of a figure: what one origin says, as recorded at one time.
 *
 * @param id names this version; a correction has another
 * @param evidence ids of attached files
 * @param doubt why it is not to be judged before somebody confirms it
 * @param receipt where it was computed: the receipt it was taken from
 * @param delivery of a sealed value: how it came
 * @param elementVersion which version of the element's definition it was said under
 * @param withdrawn the reason why it was taken back; such a value only shows in the history
 * @param author login name of the person who entered it, or {@code system}
 */
public record Value(
        UUID id,
        FigureKey figure,
        Origin origin,
        Finality finality,
        Content content,
        @Nullable SourceDocument document,
        List<String> evidence,
        @Nullable String comment,
        @Nullable String doubt,
        @Nullable ReceiptId receipt,
        @Nullable Delivery delivery,
        int elementVersion,
        @Nullable String withdrawn,
        boolean sample,
        String author,
        Instant recordedAt,
        @Nullable Instant supersededAt) {

    public Value {
        evidence = List.copyOf(evidence);
    }

    /** Whether it was accepted in a round, so that it is only corrected with reason and document. */
    public boolean sealed() {
        return delivery != null && withdrawn == null;
    }
}
