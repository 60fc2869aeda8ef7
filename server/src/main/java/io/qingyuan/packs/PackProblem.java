package io.qingyuan.packs;

import io.qingyuan.problem.ProblemCode;
import org.springframework.http.HttpStatus;

/** Refusals of module packs. */
public enum PackProblem implements ProblemCode {
    FAULTY("packs.faulty", HttpStatus.UNPROCESSABLE_CONTENT),
    FAULT("packs.fault", HttpStatus.UNPROCESSABLE_CONTENT),
    NOT_FOUND("packs.not-found", HttpStatus.NOT_FOUND),
    CHANGED_MEANWHILE("packs.changed-meanwhile", HttpStatus.CONFLICT);

    private final String code;
    private final HttpStatus status;

    PackProblem(String code, HttpStatus status) {
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
