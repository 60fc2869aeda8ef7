package io.qingyuan.plan.internal.commitment;

import java.time.LocalDate;
import java.time.Year;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** That something is due again and again: every year, or once in five years. */
enum Rhythm {
    EVERY_YEAR(1),
    EVERY_FIVE_YEARS(5);

    private final int years;

    Rhythm(int years) {
        this.years = years;
    }

    /** The rhythm a unit of measure tells, such as {@code per year}. */
    static @Nullable Rhythm ofUnit(@Nullable String unit) {
        if ("per year".equals(unit)) {
            return EVERY_YEAR;
        }
        return "per 5 years".equals(unit) ? EVERY_FIVE_YEARS : null;
    }

    /** The spans of a plan in which it is due each time; the last one ends with the plan. */
    List<Window> windows(Year first, Year last) {
        List<Window> windows = new ArrayList<>();
        for (int year = first.getValue(); year <= last.getValue(); year += years) {
            int end = Math.min(year + years - 1, last.getValue());
            windows.add(new Window(LocalDate.of(year, 1, 1), LocalDate.of(end, 12, 31)));
        }
        return windows;
    }

    /** One span, both days included. */
    record Window(LocalDate first, LocalDate last) {

        boolean holds(LocalDate day) {
            return !day.isBefore(first) && !day.isAfter(last);
        }
    }
}
