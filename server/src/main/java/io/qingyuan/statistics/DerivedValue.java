package io.qingyuan.statistics;

import io.qingyuan.receipts.ReceiptId;
import org.jspecify.annotations.Nullable;

/**
 * A value that another module computed: it says what its receipt says and nothing else.
 *
 * @param origin {@link Origin#COMPUTED} or {@link Origin#REFERENCE}
 */
public record DerivedValue(
        FigureKey figure,
        Origin origin,
        Finality finality,
        ReceiptId receipt,
        @Nullable String comment) {

    public DerivedValue {
        if (origin != Origin.COMPUTED && origin != Origin.REFERENCE) {
            throw new IllegalArgumentException("a derived value is computed or reference, not " + origin.word());
        }
    }
}
