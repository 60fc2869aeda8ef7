package io.qingyuan.calendar;

import java.time.LocalDate;

/**
 * How long something may take, in working days (工作日) or in calendar days (日). A period of calendar days that ends on a
 * day off ends on the next working day (《民法典》第二百零三条).
 */
public sealed interface Deadline {

    record Working(int days) implements Deadline {
        public Working {
            requireNotNegative(days);
        }
    }

    record Calendar(int days) implements Deadline {
        public Calendar {
            requireNotNegative(days);
        }
    }

    /** The last day on time, when the period begins on {@code start}; that day is not counted. */
    default LocalDate due(LocalDate start, WorkingDays calendar) {
        return switch (this) {
            case Working(int days) -> calendar.add(start, days);
            case Calendar(int days) -> calendar.add(start.plusDays(days), 0);
        };
    }

    private static void requireNotNegative(int days) {
        if (days < 0) {
            throw new IllegalArgumentException("a deadline of " + days + " days");
        }
    }
}
