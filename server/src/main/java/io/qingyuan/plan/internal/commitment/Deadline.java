package io.qingyuan.plan.internal.commitment;

import com.fasterxml.jackson.annotation.JsonValue;
import java.time.LocalDate;
import java.time.Year;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Until when.
 *
 * @param day the last day that still counts
 */
record Deadline(LocalDate day, Printed printed) {

    /** What the plan prints. */
    enum Printed {
        YEAR,
        DAY,
        /** No date; the plan period's end stands in for it. */
        NONE;

        @JsonValue
        String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * @param text a year, which means its last day, an ISO date, or nothing
     * @param planEnd the last year of the plan
     */
    static Deadline parse(@Nullable String text, Year planEnd) {
        if (text == null) {
            return new Deadline(lastDay(planEnd), Printed.NONE);
        }
        return text.length() == 4
                ? new Deadline(lastDay(Year.parse(text)), Printed.YEAR)
                : new Deadline(LocalDate.parse(text), Printed.DAY);
    }

    boolean hasPassedOn(LocalDate today) {
        return today.isAfter(day);
    }

    static LocalDate lastDay(Year year) {
        return year.atDay(year.length());
    }
}
