package io.qingyuan.standards.air;

import io.qingyuan.standards.Edition;
import io.qingyuan.standards.NotInStandardException;
import io.qingyuan.standards.ResourceTable;
import io.qingyuan.standards.StandardRef;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The editions of the air standards and where they were in force ({@code editions.csv}). */
final class Editions {
    private record Scoped(Edition edition, Rollout rollout) {}

    private static final List<Scoped> ALL = ResourceTable.read(Editions.class, "editions.csv").rows().stream()
            .map(Editions::scoped)
            .toList();

    private Editions() {}

    static Edition inForceOn(String number, LocalDate day, Rollout rollout) {
        return ALL.stream()
                .filter(scoped -> scoped.edition().standard().number().equals(number))
                .filter(scoped -> scoped.rollout() == Rollout.NATIONWIDE || scoped.rollout() == rollout)
                .map(Scoped::edition)
                .filter(edition -> edition.isInForceOn(day))
                .findFirst()
                .orElseThrow(() -> new NotInStandardException("no edition of " + number + " is in force on " + day
                        + " (" + rollout + "); known: " + known(number)));
    }

    /** The nationwide editions of a standard, the oldest first. */
    static List<Integer> years(String number) {
        return nationwide(number)
                .map(edition -> edition.standard().year())
                .sorted()
                .toList();
    }

    /** A day on which an edition is in force nationwide: its last, of the latest edition its first. */
    static LocalDate dayOf(String number, int year) {
        return nationwide(number)
                .filter(edition -> edition.standard().year() == year)
                .map(edition -> edition.inForceTo() == null ? edition.inForceFrom() : edition.inForceTo())
                .findFirst()
                .orElseThrow(() -> new NotInStandardException(
                        "there is no edition " + year + " of " + number + "; known: " + years(number)));
    }

    static boolean isInForceOn(String number, LocalDate day) {
        return nationwide(number).anyMatch(edition -> edition.isInForceOn(day));
    }

    /** Every edition of a standard, of all rollouts. */
    static Stream<Edition> all(String number) {
        return ALL.stream()
                .map(Scoped::edition)
                .filter(edition -> edition.standard().number().equals(number));
    }

    private static Stream<Edition> nationwide(String number) {
        return ALL.stream()
                .filter(scoped -> scoped.rollout() == Rollout.NATIONWIDE)
                .map(Scoped::edition)
                .filter(edition -> edition.standard().number().equals(number));
    }

    private static String known(String number) {
        return ALL.stream()
                .map(Scoped::edition)
                .filter(edition -> edition.standard().number().equals(number))
                .map(edition -> edition.standard() + " from " + edition.inForceFrom())
                .collect(Collectors.joining(", "));
    }

    private static Scoped scoped(ResourceTable.Row row) {
        StandardRef standard = new StandardRef(row.text("standard"), Integer.parseInt(row.text("edition")));
        Edition edition = new Edition(
                standard,
                LocalDate.parse(row.text("in_force_from")),
                row.findDate("in_force_to").orElse(null),
                row.verified());
        return new Scoped(edition, Rollout.of(row.text("scope")));
    }
}
