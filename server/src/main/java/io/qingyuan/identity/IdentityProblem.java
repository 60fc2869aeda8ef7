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
    OWN_POSTS("identity.own-posts", HttpStatus.FORBIDDEN);

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
