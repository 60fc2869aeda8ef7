package io.qingyuan.links;

import io.qingyuan.problem.ProblemCode;
import org.springframework.http.HttpStatus;

/** Refusals of module links. */
public enum LinksProblem implements ProblemCode {
    NO_GATE("links.no-gate", HttpStatus.NOT_FOUND),
    NO_JOIN("links.no-join", HttpStatus.NOT_FOUND),
    NO_LEDGER("links.no-ledger", HttpStatus.NOT_FOUND),
    /** More would go out of an account than is there. */
    OVERDRAWN("links.overdrawn", HttpStatus.CONFLICT),
    /** A gate was asked without what it compares. */
    NOT_SAID("links.not-said", HttpStatus.UNPROCESSABLE_CONTENT);

    private final String code;
    private final HttpStatus status;

    LinksProblem(String code, HttpStatus status) {
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
