package io.qingyuan.calendar;

import java.time.LocalDate;

/** Which days are worked. Every answer that would need a year without declared holidays is refused. */
public interface WorkingDays {

    boolean works(LocalDate day);

    /**
     * The n-th working day after a day, which itself does not count (《民法典》第二百零一条: the day a period begins is
     * not counted).
     *
     * @param days not negative; 0 gives the day itself if it is worked, else the next that is
     * @throws io.qingyuan.problem.ProblemException {@link CalendarProblem#YEAR_NOT_DECLARED} where the count runs into a
     *     year whose holidays are not known
     */
    LocalDate add(LocalDate day, int days);

    /** How many working days lie after {@code from} up to and including {@code to}; 0 if {@code to} is not later. */
    int between(LocalDate from, LocalDate to);

    /** The last day whose holidays are known. */
    LocalDate knownUntil();
}
