package io.qingyuan.time;

import io.qingyuan.problem.ProblemCode;
import org.springframework.http.HttpStatus;

/** Refusals of times. */
public enum TimeProblem implements ProblemCode {
    AS_OF("time.as-of", HttpStatus.BAD_REQUEST);

    private final String code;
    private final HttpStatus status;

    TimeProblem(String code, HttpStatus status) {
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
