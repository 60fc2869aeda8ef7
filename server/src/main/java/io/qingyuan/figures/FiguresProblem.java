package io.qingyuan.figures;

import io.qingyuan.problem.ProblemCode;
import org.springframework.http.HttpStatus;

/** Why there is no figure. */
public enum FiguresProblem implements ProblemCode {
    /** Nothing meets the condition; its code is in receipts of the time when only registers were counted. */
    NOTHING_TO_COUNT("registry.nothing-to-count", HttpStatus.UNPROCESSABLE_CONTENT);

    private final String code;
    private final HttpStatus status;

    FiguresProblem(String code, HttpStatus status) {
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
