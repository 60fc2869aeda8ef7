package io.qingyuan.casework;

import io.qingyuan.problem.ProblemCode;
import org.springframework.http.HttpStatus;

/** Refusals of module casework. */
public enum CaseProblem implements ProblemCode {
    NO_PROCEDURE("casework.no-procedure", HttpStatus.NOT_FOUND),
    NOT_FOUND("casework.not-found", HttpStatus.NOT_FOUND),
    NO_TASK("casework.no-task", HttpStatus.NOT_FOUND),
    /** The procedure lets other parties open cases. */
    MAY_NOT_OPEN("casework.may-not-open", HttpStatus.FORBIDDEN),
    NOT_YOUR_TASK("casework.not-your-task", HttpStatus.FORBIDDEN),
    NOT_YOUR_ACT("casework.not-your-act", HttpStatus.FORBIDDEN),
    /** The form is not filled in as it must be; {@code errors[]} names each field. */
    INVALID("casework.invalid", HttpStatus.UNPROCESSABLE_CONTENT),
    /** Somebody else was quicker. */
    TASK_ENDED("casework.task-ended", HttpStatus.CONFLICT),
    CHANGED("casework.changed", HttpStatus.CONFLICT),
    WRONG_STATE("casework.wrong-state", HttpStatus.CONFLICT),
    REASON_MISSING("casework.reason-missing", HttpStatus.UNPROCESSABLE_CONTENT),
    POSITION_MISSING("casework.position-missing", HttpStatus.UNPROCESSABLE_CONTENT),
    POSITION("casework.position", HttpStatus.UNPROCESSABLE_CONTENT),
    SIGNATURE_MISSING("casework.signature-missing", HttpStatus.UNPROCESSABLE_CONTENT),
    /** Another unit must do the step. */
    SAME_UNIT("casework.same-unit", HttpStatus.CONFLICT),
    NOT_BACK_THERE("casework.not-back-there", HttpStatus.UNPROCESSABLE_CONTENT),
    /** A condition cannot be decided because a field has no value. */
    UNDECIDED("casework.undecided", HttpStatus.CONFLICT),
    NO_UNIT("casework.no-unit", HttpStatus.CONFLICT),
    HAND_OVER_TO("casework.hand-over-to", HttpStatus.UNPROCESSABLE_CONTENT),
    UPSTREAM_NUMBER("casework.upstream-number", HttpStatus.UNPROCESSABLE_CONTENT),
    NUMBER_TAKEN("casework.number-taken", HttpStatus.CONFLICT),
    /** The same key was used for another act. */
    KEY_USED("casework.key-used", HttpStatus.CONFLICT),
    KEY_FORM("casework.key-form", HttpStatus.UNPROCESSABLE_CONTENT),
    HAPPENED("casework.happened", HttpStatus.UNPROCESSABLE_CONTENT),
    NO_REOPENING("casework.no-reopening", HttpStatus.CONFLICT),
    GROUND("casework.ground", HttpStatus.UNPROCESSABLE_CONTENT),
    NO_TOTAL("casework.no-total", HttpStatus.NOT_FOUND),
    NOT_PUBLIC("casework.not-public", HttpStatus.NOT_FOUND),
    VIEW("casework.view", HttpStatus.BAD_REQUEST);

    private final String code;
    private final HttpStatus status;

    CaseProblem(String code, HttpStatus status) {
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
