package io.qingyuan.casework.internal;

import io.qingyuan.calendar.CalendarProblem;
import io.qingyuan.calendar.Deadline;
import io.qingyuan.calendar.WorkingDays;
import io.qingyuan.casework.internal.procedure.Procedure.Limit;
import io.qingyuan.problem.ProblemException;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Last days: counted by the calendar, standing still while a case is suspended. */
@Component
class CaseClock {

    private final WorkingDays calendar;

    CaseClock(WorkingDays calendar) {
        this.calendar = calendar;
    }

    /**
     * A last day.
     *
     * @param day null where there is none, or none yet
     * @param waits whether it lies in a year whose holidays the State Council has not declared: it is counted once they are
     */
    record Due(@Nullable LocalDate day, boolean waits) {
        static final Due NONE = new Due(null, false);
    }

    Due due(@Nullable Limit limit, LocalDate start, CaseValues values) {
        if (limit == null) {
            return Due.NONE;
        }
        Deadline length = limit.length();
        String field = limit.field();
        if (length == null) {
            return field == null
                    ? Due.NONE
                    : values.day(field).map(day -> new Due(day, false)).orElse(Due.NONE);
        }
        return counted(() -> length.due(start, calendar));
    }

    /** The last day after the clock stood still from one day to another. */
    Due resumed(@Nullable Limit limit, LocalDate due, LocalDate held, LocalDate today) {
        Deadline length = limit == null ? null : limit.length();
        if (length == null || !today.isAfter(held) || due.isBefore(held)) {
            return new Due(due, false);
        }
        return counted(() -> switch (length) {
            case Deadline.Working _ -> calendar.add(today, calendar.between(held, due));
            case Deadline.Calendar _ -> calendar.add(due.plusDays(ChronoUnit.DAYS.between(held, today)), 0);
        });
    }

    /** Working days that remain, today not counted; negative where the day has passed; null where it cannot be counted. */
    @Nullable
    Integer left(LocalDate today, LocalDate due) {
        if (due.isAfter(calendar.knownUntil()) || today.isAfter(calendar.knownUntil())) {
            return null;
        }
        return due.isBefore(today) ? -calendar.between(due, today) : calendar.between(today, due);
    }

    boolean worked(LocalDate day) {
        return !day.isAfter(calendar.knownUntil()) && calendar.works(day);
    }

    private interface Counting {
        LocalDate count();
    }

    private static Due counted(Counting counting) {
        try {
            return new Due(counting.count(), false);
        } catch (ProblemException e) {
            if (e.code() == CalendarProblem.YEAR_NOT_DECLARED || e.code() == CalendarProblem.NO_CALENDAR) {
                return new Due(null, true);
            }
            throw e;
        }
    }
}
