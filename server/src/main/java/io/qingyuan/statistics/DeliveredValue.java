package io.qingyuan.statistics;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A reported value as a round delivers it when it is accepted.
 *
 * @param author login name of the person who entered it
 */
public record DeliveredValue(
        FigureKey figure,
        Finality finality,
        Content content,
        @Nullable SourceDocument document,
        List<String> evidence,
        @Nullable String comment,
        Delivery delivery,
        boolean sample,
        String author) {

    public DeliveredValue {
        evidence = List.copyOf(evidence);
    }
}
