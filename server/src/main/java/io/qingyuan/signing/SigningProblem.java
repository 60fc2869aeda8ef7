package io.qingyuan.signing;

import io.qingyuan.problem.ProblemCode;
import org.springframework.http.HttpStatus;

/** Refusals of module signing. */
public enum SigningProblem implements ProblemCode {
    /** The person has no key that is in force. */
    NO_KEY("signing.no-key", HttpStatus.CONFLICT),
    PASSPHRASE("signing.passphrase", HttpStatus.UNPROCESSABLE_CONTENT),
    TOO_MANY_TRIES("signing.too-many-tries", HttpStatus.TOO_MANY_REQUESTS),
    WEAK("signing.weak", HttpStatus.UNPROCESSABLE_CONTENT),
    ALGORITHM("signing.algorithm", HttpStatus.UNPROCESSABLE_CONTENT),
    KEY_NOT_FOUND("signing.key-not-found", HttpStatus.NOT_FOUND),
    KEY_ENDED("signing.key-ended", HttpStatus.CONFLICT),
    SIGNER_UNKNOWN("signing.signer-unknown", HttpStatus.UNPROCESSABLE_CONTENT);

    private final String code;
    private final HttpStatus status;

    SigningProblem(String code, HttpStatus status) {
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
