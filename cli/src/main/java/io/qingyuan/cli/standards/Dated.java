package io.qingyuan.cli.standards;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;

/** A standard of one known edition, as it is in force on the day of a row; a day before it is refused by the library. */
final class Dated<T> {
    private final Column date;
    private final LocalDate otherwise;
    private final Function<LocalDate, T> inForceOn;
    private final Map<LocalDate, T> known = new HashMap<>();

    /** @param otherwise the day taken for rows without a date: one on which the edition is in force */
    Dated(String otherwise, Function<LocalDate, T> inForceOn) {
        this.otherwise = LocalDate.parse(otherwise);
        this.inForceOn = inForceOn;
        this.date = Column.optional("date", "the day; without it the edition known is used")
                .or("time");
    }

    Column date() {
        return date;
    }

    T of(Row row) {
        return known.computeIfAbsent(row.findDate(date).orElse(otherwise), inForceOn);
    }
}
