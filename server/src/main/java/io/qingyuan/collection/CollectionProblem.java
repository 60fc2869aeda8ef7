package io.qingyuan.collection;

import io.qingyuan.problem.ProblemCode;
import org.springframework.http.HttpStatus;

/** Refusals of module collection. */
public enum CollectionProblem implements ProblemCode {
    /** Several cells are wrong; {@code errors[]} names each. */
    INVALID("collection.invalid", HttpStatus.UNPROCESSABLE_CONTENT),
    SCHEDULE_UNKNOWN("collection.schedule-unknown", HttpStatus.NOT_FOUND),
    ROUND_NOT_FOUND("collection.round-not-found", HttpStatus.NOT_FOUND),
    FORM_NOT_FOUND("collection.form-not-found", HttpStatus.NOT_FOUND),
    PERIOD("collection.period", HttpStatus.UNPROCESSABLE_CONTENT),
    PERIOD_NOT_OVER("collection.period-not-over", HttpStatus.UNPROCESSABLE_CONTENT),
    DUE("collection.due", HttpStatus.UNPROCESSABLE_CONTENT),
    ROUND_EXISTS("collection.round-exists", HttpStatus.CONFLICT),
    NOTHING_SENT("collection.nothing-sent", HttpStatus.UNPROCESSABLE_CONTENT),
    TOO_MANY("collection.too-many", HttpStatus.UNPROCESSABLE_CONTENT),
    CELL_UNKNOWN("collection.cell-unknown", HttpStatus.UNPROCESSABLE_CONTENT),
    CELL_TWICE("collection.cell-twice", HttpStatus.UNPROCESSABLE_CONTENT),
    CELL_CHANGED("collection.cell-changed", HttpStatus.CONFLICT),
    NOT_A_NUMBER("collection.not-a-number", HttpStatus.UNPROCESSABLE_CONTENT),
    NOT_A_STATE("collection.not-a-state", HttpStatus.UNPROCESSABLE_CONTENT),
    FINALITY("collection.finality", HttpStatus.UNPROCESSABLE_CONTENT),
    EVIDENCE("collection.evidence", HttpStatus.UNPROCESSABLE_CONTENT),
    DATE("collection.date", HttpStatus.UNPROCESSABLE_CONTENT),
    /** The form is not where this act may be done. */
    WRONG_STATE("collection.wrong-state", HttpStatus.CONFLICT),
    LOCKED("collection.locked", HttpStatus.CONFLICT),
    CHECKS_FAIL("collection.checks-fail", HttpStatus.UNPROCESSABLE_CONTENT),
    OTHER_PERSON("collection.other-person", HttpStatus.CONFLICT),
    REASON_NEEDED("collection.reason-needed", HttpStatus.UNPROCESSABLE_CONTENT),
    ZERO_REPORT("collection.zero-report", HttpStatus.CONFLICT),
    NO_REQUEST("collection.no-request", HttpStatus.CONFLICT),
    NOT_SEALED("collection.not-sealed", HttpStatus.NOT_FOUND),
    /** A figure is empty though the form asks for it. */
    CHECK_EMPTY("collection.check-empty", HttpStatus.UNPROCESSABLE_CONTENT),
    CHECK_RANGE("collection.check-range", HttpStatus.UNPROCESSABLE_CONTENT),
    CHECK_RULE("collection.check-rule", HttpStatus.UNPROCESSABLE_CONTENT),
    CHECK_MISSING("collection.check-missing", HttpStatus.UNPROCESSABLE_CONTENT),
    CHECK_JUMP("collection.check-jump", HttpStatus.UNPROCESSABLE_CONTENT),
    CHECK_MAGNITUDE("collection.check-magnitude", HttpStatus.UNPROCESSABLE_CONTENT),
    CHECK_BREAKDOWN("collection.check-breakdown", HttpStatus.UNPROCESSABLE_CONTENT),
    CHECK_EVIDENCE("collection.check-evidence", HttpStatus.UNPROCESSABLE_CONTENT);

    private final String code;
    private final HttpStatus status;

    CollectionProblem(String code, HttpStatus status) {
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
