package io.qingyuan.calendar;

import io.qingyuan.problem.ProblemCode;
import org.springframework.http.HttpStatus;

/** Refusals of module calendar. */
public enum CalendarProblem implements ProblemCode {
    /** The State Council has not declared the year's holidays, or the pack does not reach back so far. */
    YEAR_NOT_DECLARED("calendar.year-not-declared", HttpStatus.UNPROCESSABLE_CONTENT),
    NO_CALENDAR("calendar.no-calendar", HttpStatus.CONFLICT);

    private final String code;
    private final HttpStatus status;

    CalendarProblem(String code, HttpStatus status) {
        this.code = code;
        this.status = status;
    }

    @Override
    public String code() {
        return code;
    }

    @Override
    public HttpStatus status() {
        return status;
    }
}
