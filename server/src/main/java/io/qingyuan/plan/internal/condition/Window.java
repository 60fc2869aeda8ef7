package io.qingyuan.plan.internal.condition;

import java.time.LocalDate;

/**
 * The stretch that is looked back on (近三年): so many full years before the day of the application. A case on the very day
 * so many years ago is still inside, one a day earlier is not.
 */
record Window(LocalDate from, LocalDate applicationDay) {

    static Window before(LocalDate applicationDay, int years) {
        return new Window(applicationDay.minusYears(years), applicationDay);
    }

    boolean contains(LocalDate day) {
        return !day.isBefore(from) && !day.isAfter(applicationDay);
    }
}
