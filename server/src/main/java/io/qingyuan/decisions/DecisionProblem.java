package io.qingyuan.decisions;

import io.qingyuan.problem.ProblemCode;
import org.springframework.http.HttpStatus;

/** Refusals of module decisions. */
public enum DecisionProblem implements ProblemCode {
    NOT_FOUND("decisions.not-found", HttpStatus.NOT_FOUND),
    NOT_IN_FORCE("decisions.not-in-force", HttpStatus.UNPROCESSABLE_CONTENT),
    INPUTS("decisions.inputs", HttpStatus.UNPROCESSABLE_CONTENT),
    INPUT_MISSING("decisions.input-missing", HttpStatus.UNPROCESSABLE_CONTENT),
    INPUT_WRONG("decisions.input-wrong", HttpStatus.UNPROCESSABLE_CONTENT),
    INPUT_UNKNOWN("decisions.input-unknown", HttpStatus.UNPROCESSABLE_CONTENT),
    ABOUT("decisions.about", HttpStatus.UNPROCESSABLE_CONTENT);

    private final String code;
    private final HttpStatus status;

    DecisionProblem(String code, HttpStatus status) {
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
