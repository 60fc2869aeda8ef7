package io.qingyuan.receipts;

import io.qingyuan.problem.ProblemCode;
import org.springframework.http.HttpStatus;

/** Refusals of module receipts. */
public enum ReceiptProblem implements ProblemCode {
    NOT_FOUND("receipts.not-found", HttpStatus.NOT_FOUND),
    INPUT("receipts.input", HttpStatus.NOT_FOUND),
    SUBJECT("receipts.subject", HttpStatus.BAD_REQUEST);

    private final String code;
    private final HttpStatus status;

    ReceiptProblem(String code, HttpStatus status) {
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
