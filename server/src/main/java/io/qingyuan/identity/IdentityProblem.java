package io.qingyuan.identity;

import io.qingyuan.problem.ProblemCode;
import org.springframework.http.HttpStatus;

/** Refusals of module identity. */
public enum IdentityProblem implements ProblemCode {
    /** Login and password do not belong together; does not say which is wrong. */
    LOGIN("identity.login", HttpStatus.UNAUTHORIZED),
    /** Somebody without a session asks more often than people do. */
    TOO_OFTEN("identity.too-often", HttpStatus.TOO_MANY_REQUESTS),
    TOO_MANY_FAILURES("identity.too-many-failures", HttpStatus.TOO_MANY_REQUESTS),
    /** The code of the second factor is wrong, or was used before. */
    CODE("identity.code", HttpStatus.UNPROCESSABLE_CONTENT),
    /** A code came without a password before it, or too late after it. */
    CODE_TOO_LATE("identity.code-too-late", HttpStatus.CONFLICT),
    /** A role demands a second factor and the person has none yet. */
    FACTOR_MISSING("identity.factor-missing", HttpStatus.FORBIDDEN),
    FACTOR_THERE("identity.factor-there", HttpStatus.CONFLICT),
    FACTOR_DEMANDED("identity.factor-demanded", HttpStatus.CONFLICT),
    TOKEN("identity.token", HttpStatus.UNAUTHORIZED),
    TOKEN_ACCOUNT("identity.token-account", HttpStatus.FORBIDDEN),
    /** The token is limited to less than its person may do. */
    TOKEN_LIMITS("identity.token-limits", HttpStatus.FORBIDDEN),
    TOKEN_DAYS("identity.token-days", HttpStatus.UNPROCESSABLE_CONTENT),
    TOKEN_MODULES("identity.token-modules", HttpStatus.UNPROCESSABLE_CONTENT),
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
    /** An area would lie in itself, or in what lies in it. */
    AREA_IN_ITSELF("identity.area-in-itself", HttpStatus.UNPROCESSABLE_CONTENT),
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
