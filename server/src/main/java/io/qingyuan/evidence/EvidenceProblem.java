package io.qingyuan.evidence;

import io.qingyuan.problem.ProblemCode;
import org.springframework.http.HttpStatus;

/** What can go wrong with evidence. */
public enum EvidenceProblem implements ProblemCode {
    /** Nothing was sealed about the subject. */
    NOTHING_SEALED("evidence.nothing-sealed", HttpStatus.NOT_FOUND),
    /** The event is committed and not in the log yet. */
    NOT_NUMBERED("evidence.not-numbered", HttpStatus.CONFLICT);

    private final String code;
    private final HttpStatus status;

    EvidenceProblem(String code, HttpStatus status) {
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
