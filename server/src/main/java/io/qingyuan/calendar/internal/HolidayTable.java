package io.qingyuan.calendar.internal;

import io.qingyuan.calendar.CalendarProblem;
import io.qingyuan.calendar.WorkingDays;
import io.qingyuan.problem.ProblemException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Set;

/**
 * Working days by declared holidays.
 *
 * @param off days off besides weekends, or on them
 * @param worked weekend days that are worked
 */
record HolidayTable(int firstYear, int lastYear, Set<LocalDate> off, Set<LocalDate> worked) implements WorkingDays {

    HolidayTable {
        off = Set.copyOf(off);
        worked = Set.copyOf(worked);
    }

    @Override
    public boolean works(LocalDate day) {
        if (day.getYear() < firstYear || day.getYear() > lastYear) {
            throw new ProblemException(
                    CalendarProblem.YEAR_NOT_DECLARED,
                    Integer.toString(day.getYear()),
                    Integer.toString(firstYear),
                    Integer.toString(lastYear));
        }
        if (worked.contains(day)) {
            return true;
        }
        boolean weekend = day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY;
        return !weekend && !off.contains(day);
    }

    @Override
    public LocalDate add(LocalDate day, int days) {
        if (days < 0) {
            throw new IllegalArgumentException("working days to add are negative: " + days);
        }
        LocalDate at = day;
        if (days == 0) {
            while (!works(at)) {
                at = at.plusDays(1);
            }
            return at;
        }
        int left = days;
        while (left > 0) {
            at = at.plusDays(1);
            if (works(at)) {
                left--;
            }
        }
        return at;
    }

    @Override
    public int between(LocalDate from, LocalDate to) {
        int count = 0;
        for (LocalDate day = from.plusDays(1); !day.isAfter(to); day = day.plusDays(1)) {
            if (works(day)) {
                count++;
            }
        }
        return count;
    }

    @Override
    public LocalDate knownUntil() {
        return LocalDate.of(lastYear, 12, 31);
    }
}
