package io.qingyuan.documents.internal.engine;

import java.time.LocalDate;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How far a document is.
 *
 * @param created the day it was created: rules are those of that day
 * @param given the signatures that stand on it
 * @param ended whether it was cancelled
 */
public record Standing(LocalDate created, Set<Step> given, boolean ended) {

    public Standing {
        given = Set.copyOf(given);
    }

    public static Standing at(LocalDate created, Step... given) {
        return new Standing(created, Set.of(given), false);
    }

    /** Whether the signature stands on it: for the item where it is given item by item and an item is meant, else any of them. */
    boolean has(String signature, @Nullable Integer item) {
        if (given.contains(new Step(signature, item)) || given.contains(Step.of(signature))) {
            return true;
        }
        return item == null && given.stream().anyMatch(step -> step.signature().equals(signature));
    }
}
