package io.qingyuan.standards;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;

/** The editions of the standards of a subject, by their dates: a resource {@code editions.csv}. */
public final class EditionTable {
    private final List<Edition> editions;

    private EditionTable(List<Edition> editions) {
        this.editions = editions;
    }

    /** Reads {@code editions.csv} beside a class. */
    public static EditionTable read(Class<?> beside) {
        return new EditionTable(ResourceTable.read(beside, "editions.csv").rows().stream()
                .map(row -> new Edition(
                        StandardRef.parse(row.text("standard")),
                        LocalDate.parse(row.text("in_force_from")),
                        row.findDate("in_force_to").orElse(null),
                        row.verified()))
                .toList());
    }

    /** The edition of a standard, named without its year, on a day; refused when none is known to be in force. */
    public Edition inForceOn(String number, LocalDate day) {
        return editions.stream()
                .filter(edition -> edition.standard().number().equals(number) && edition.isInForceOn(day))
                .findFirst()
                .orElseThrow(() -> new NotInStandardException(
                        "no edition of " + number + " is provided for " + day + "; provided: " + known(number)));
    }

    /** The editions in the order of the table. */
    public List<Edition> all() {
        return editions;
    }

    private String known(String number) {
        return editions.stream()
                .filter(edition -> edition.standard().number().equals(number))
                .map(edition -> edition.standard() + " from " + edition.inForceFrom())
                .collect(Collectors.joining(", "));
    }
}
