package io.qingyuan.identity;

import io.qingyuan.problem.ProblemCode;
import org.springframework.http.HttpStatus;

/** Refusals of module identity. */
public enum IdentityProblem implements ProblemCode {
    /** Login and password do not belong together; does not say which is wrong. */
    LOGIN("identity.login", HttpStatus.UNAUTHORIZED),
    TOO_MANY_FAILURES("identity.too-many-failures", HttpStatus.TOO_MANY_REQUESTS),
    TOKEN("identity.token", HttpStatus.UNAUTHORIZED),
    OTHER_UNIT("identity.other-unit", HttpStatus.FORBIDDEN),
    PASSWORD_WEAK("identity.password-weak", HttpStatus.UNPROCESSABLE_CONTENT),
    PASSWORD_WRONG("identity.password-wrong", HttpStatus.UNPROCESSABLE_CONTENT),
    NO_PERSON("identity.no-person", HttpStatus.NOT_FOUND),
    NO_POST("identity.no-post", HttpStatus.NOT_FOUND),
    NO_UNIT("identity.no-unit", HttpStatus.NOT_FOUND),
    NO_HOLDING("identity.no-holding", HttpStatus.NOT_FOUND),
    LOGIN_TAKEN("identity.login-taken", HttpStatus.CONFLICT),
    LOGIN_FORM("identity.login-form", HttpStatus.UNPROCESSABLE_CONTENT),
    NAME_MISSING("identity.name-missing", HttpStatus.UNPROCESSABLE_CONTENT),
    HOLDING_OVERLAPS("identity.holding-overlaps", HttpStatus.CONFLICT),
    HOLDING_DATES("identity.holding-dates", HttpStatus.UNPROCESSABLE_CONTENT),
    ADMINISTRATORS_APART("identity.administrators-apart", HttpStatus.CONFLICT),
    OWN_POSTS("identity.own-posts", HttpStatus.FORBIDDEN),
    /** A reorganisation is recorded when it holds, not before. */
    DAY_IN_FUTURE("identity.day-in-future", HttpStatus.UNPROCESSABLE_CONTENT),
    ACT_INCOMPLETE("identity.act-incomplete", HttpStatus.UNPROCESSABLE_CONTENT),
    NOTHING_CHANGES("identity.nothing-changes", HttpStatus.UNPROCESSABLE_CONTENT),
    REASON_MISSING("identity.reason-missing", HttpStatus.UNPROCESSABLE_CONTENT),
    TITLE_MISSING("identity.title-missing", HttpStatus.UNPROCESSABLE_CONTENT),
    CODE_FORM("identity.code-form", HttpStatus.UNPROCESSABLE_CONTENT),
    CODE_TAKEN("identity.code-taken", HttpStatus.CONFLICT),
    NO_UNIT_THEN("identity.no-unit-then", HttpStatus.UNPROCESSABLE_CONTENT),
    NO_AREA_THEN("identity.no-area-then", HttpStatus.UNPROCESSABLE_CONTENT),
    /** Another change stands after the day, or began on it. */
    LATER_CHANGE("identity.later-change", HttpStatus.CONFLICT),
    NO_AREA("identity.no-area", HttpStatus.NOT_FOUND),
    SUCCESSOR_SAME("identity.successor-same", HttpStatus.UNPROCESSABLE_CONTENT),
    NOT_HELD("identity.not-held", HttpStatus.CONFLICT);

    private final String code;
    private final HttpStatus status;

    IdentityProblem(String code, HttpStatus status) {
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
