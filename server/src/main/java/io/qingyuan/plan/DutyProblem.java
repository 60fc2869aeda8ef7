package io.qingyuan.plan;

import io.qingyuan.problem.ProblemCode;
import org.springframework.http.HttpStatus;

/** Refusals around commitments, tasks and projects. */
public enum DutyProblem implements ProblemCode {
    NO_COMMITMENT("plan.no-commitment", HttpStatus.NOT_FOUND),
    NO_CONFLICT("plan.no-conflict", HttpStatus.NOT_FOUND),
    NO_TASK("plan.no-task", HttpStatus.NOT_FOUND),
    NO_PROJECT("plan.no-project", HttpStatus.NOT_FOUND),
    NOTHING_TO_WITHDRAW("plan.nothing-to-withdraw", HttpStatus.NOT_FOUND),
    NOT_A_NUMBER("plan.not-a-number", HttpStatus.UNPROCESSABLE_CONTENT),
    OUT_OF_RANGE("plan.out-of-range", HttpStatus.UNPROCESSABLE_CONTENT),
    NOTHING_SAID("plan.nothing-said", HttpStatus.UNPROCESSABLE_CONTENT),
    NUMBER_NEEDED("plan.number-needed", HttpStatus.UNPROCESSABLE_CONTENT),
    PROOF_NEEDED("plan.proof-needed", HttpStatus.UNPROCESSABLE_CONTENT),
    NOT_A_DATE("plan.not-a-date", HttpStatus.UNPROCESSABLE_CONTENT),
    IN_THE_FUTURE("plan.in-the-future", HttpStatus.UNPROCESSABLE_CONTENT),
    BEFORE_THE_PLAN("plan.before-the-plan", HttpStatus.UNPROCESSABLE_CONTENT),
    REASON_NEEDED("plan.reason-needed", HttpStatus.UNPROCESSABLE_CONTENT),
    NO_SUCH_CHOICE("plan.no-such-choice", HttpStatus.UNPROCESSABLE_CONTENT),
    NO_SUCH_UNIT("plan.no-such-unit", HttpStatus.UNPROCESSABLE_CONTENT),
    NO_SUCH_SOURCE("plan.no-such-source", HttpStatus.UNPROCESSABLE_CONTENT),
    NO_SUCH_QUANTITY("plan.no-such-quantity", HttpStatus.UNPROCESSABLE_CONTENT),
    NO_SUCH_FILE("plan.no-such-file", HttpStatus.UNPROCESSABLE_CONTENT),
    PAID_ABOVE_ARRANGED("plan.paid-above-arranged", HttpStatus.UNPROCESSABLE_CONTENT),
    OUTSIDE_PERIOD("plan.outside-period", HttpStatus.UNPROCESSABLE_CONTENT);

    private final String code;
    private final HttpStatus status;

    DutyProblem(String code, HttpStatus status) {
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
