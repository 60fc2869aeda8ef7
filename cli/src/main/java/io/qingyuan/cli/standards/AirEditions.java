package io.qingyuan.cli.standards;

import io.qingyuan.standards.StandardRef;
import io.qingyuan.standards.air.AirQuality;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Finds what belongs to the air standards that evaluate a row, making each only once. */
final class AirEditions<T> {
    /** The years that {@code --edition} may force. */
    static final List<Integer> YEARS = AirQuality.editions();

    /** The row's own edition. */
    static final Column EDITION = Column.optional(
            "edition", "edition of the index, HJ 633-2012 or 2012, for a row whose edition is not that of its date");

    /** The day that decides which edition is in force. */
    @FunctionalInterface
    interface DayOf {
        LocalDate day(String text);
    }

    private final EditionChoice choice;
    private final Column date;
    private final DayOf dayOf;
    private final Function<AirQuality, T> make;
    private final Map<LocalDate, T> byDay = new HashMap<>();
    private final Map<Integer, T> byYear = new HashMap<>();
    private String lastText = "";
    private @Nullable T last;

    AirEditions(EditionChoice choice, Column date, DayOf dayOf, Function<AirQuality, T> make) {
        this.choice = choice;
        this.date = date;
        this.dayOf = dayOf;
        this.make = make;
    }

    /** What evaluates the row. */
    T of(Row row) {
        return switch (choice) {
            case EditionChoice.Forced(int year) -> ofYear(year);
            case EditionChoice.Auto() -> {
                String own = row.text(EDITION);
                yield own.isEmpty() ? ofDate(row.text(date)) : ofYear(year(own));
            }
        };
    }

    private T ofDate(String text) {
        if (text.isEmpty()) {
            throw new RowFault(date.name(), text, "without it, --edition or a column edition is needed 需要日期或版本");
        }
        T known = last;
        if (known == null || !text.equals(lastText)) {
            LocalDate day = dayOf.day(text);
            known = byDay.computeIfAbsent(day, on -> make.apply(AirQuality.inForceOn(on)));
            last = known;
            lastText = text;
        }
        return known;
    }

    private T ofYear(int year) {
        return byYear.computeIfAbsent(year, of -> make.apply(AirQuality.ofEdition(of)));
    }

    private static int year(String text) {
        try {
            return text.indexOf('-') < 0
                    ? Integer.parseInt(text)
                    : StandardRef.parse(text).year();
        } catch (IllegalArgumentException e) {
            throw new RowFault(EDITION.name(), text, "an edition is written HJ 633-2026 or 2026 版本写法不对");
        }
    }
}
