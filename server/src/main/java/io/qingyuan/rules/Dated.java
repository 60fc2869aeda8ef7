package io.qingyuan.rules;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Editions of a rule by the day they come into force. The edition is picked by the day of the fact, never by today.
 *
 * @param <R> what an edition is
 */
public final class Dated<R> {

    /**
     * A rule from a day on.
     *
     * @param from the first day it is in force
     */
    public record Edition<R>(LocalDate from, R rule) {}

    private final List<Edition<R>> editions;

    public Dated(List<Edition<R>> editions) {
        List<Edition<R>> ordered = new ArrayList<>(editions);
        ordered.sort(Comparator.comparing(Edition::from));
        for (int i = 1; i < ordered.size(); i++) {
            if (ordered.get(i).from().equals(ordered.get(i - 1).from())) {
                throw new IllegalArgumentException(
                        "two editions come into force on " + ordered.get(i).from());
            }
        }
        this.editions = List.copyOf(ordered);
    }

    /** The edition in force on a day; empty before the first. */
    public Optional<R> findInForceOn(LocalDate day) {
        return editions.stream()
                .filter(edition -> !edition.from().isAfter(day))
                .reduce((earlier, later) -> later)
                .map(Edition::rule);
    }
}
