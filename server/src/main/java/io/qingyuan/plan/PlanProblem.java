package io.qingyuan.plan;

import io.qingyuan.problem.ProblemCode;
import org.springframework.http.HttpStatus;

/** Refusals of module plan. */
public enum PlanProblem implements ProblemCode {
    NO_PLAN("plan.no-plan", HttpStatus.NOT_FOUND),
    PLAN_NOT_FOUND("plan.plan-not-found", HttpStatus.NOT_FOUND),
    ITEM_NOT_FOUND("plan.item-not-found", HttpStatus.NOT_FOUND),
    YEAR_OUT_OF_RANGE("plan.year-out-of-range", HttpStatus.UNPROCESSABLE_CONTENT),
    TARGET_NOT_FOUND("plan.target-not-found", HttpStatus.NOT_FOUND),
    TARGET_NOT_ASSIGNABLE("plan.target-not-assignable", HttpStatus.UNPROCESSABLE_CONTENT),
    TARGET_WITHDRAWN("plan.target-withdrawn", HttpStatus.CONFLICT),
    FIELD_MISSING("plan.field-missing", HttpStatus.UNPROCESSABLE_CONTENT),
    COMPARATOR("plan.comparator", HttpStatus.UNPROCESSABLE_CONTENT),
    CIRCUMSTANCE_NOT_FOUND("plan.circumstance-not-found", HttpStatus.NOT_FOUND),
    EVENT_NOT_FOUND("plan.event-not-found", HttpStatus.NOT_FOUND),
    EVENT_WITHDRAWN("plan.event-withdrawn", HttpStatus.CONFLICT),
    EVENT_IN_FUTURE("plan.event-in-future", HttpStatus.UNPROCESSABLE_CONTENT),
    OWNER_UNIT("plan.owner-unit", HttpStatus.UNPROCESSABLE_CONTENT),
    LIFECYCLE_STEP("plan.lifecycle-step", HttpStatus.CONFLICT),
    LINK_ITEM("plan.link-item", HttpStatus.UNPROCESSABLE_CONTENT);

    private final String code;
    private final HttpStatus status;

    PlanProblem(String code, HttpStatus status) {
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
