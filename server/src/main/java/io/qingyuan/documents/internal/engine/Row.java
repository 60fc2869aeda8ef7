package io.qingyuan.documents.internal.engine;

import io.qingyuan.rules.FeelFormula;
import java.time.LocalDate;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the table says of a field.
 *
 * @param by who fills it in
 * @param requiredFrom the signature from which on it must be there
 * @param sealedFrom the signature from which on it is sealed; null: the last
 * @param visibleTo who sees it; empty: everybody
 * @param visibleFrom the signature from which on others than those who fill it in see it
 * @param when it is there only where this holds
 * @param createdFrom it stands in documents of this day or later
 * @param createdTo it stands in documents before this day
 */
public record Row(
        FieldPath path,
        Set<String> by,
        @Nullable String requiredFrom,
        @Nullable String sealedFrom,
        Set<String> visibleTo,
        @Nullable String visibleFrom,
        @Nullable FeelFormula when,
        @Nullable LocalDate createdFrom,
        @Nullable LocalDate createdTo) {

    /** The word for those who supervise. */
    static final String OBSERVER = "observer";

    public Row {
        by = Set.copyOf(by);
        visibleTo = Set.copyOf(visibleTo);
    }

    boolean stands(LocalDate created) {
        return (createdFrom == null || !created.isBefore(createdFrom))
                && (createdTo == null || created.isBefore(createdTo));
    }
}
