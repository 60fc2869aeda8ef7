package io.qingyuan.evidence;

import io.qingyuan.problem.ProblemCode;
import org.springframework.http.HttpStatus;

/** What can go wrong with evidence. */
public enum EvidenceProblem implements ProblemCode {
    /** Nothing was sealed about the subject, or the actor may not read it. */
    NOTHING_SEALED("evidence.nothing-sealed", HttpStatus.NOT_FOUND),
    /** The event is committed and not in the log yet. */
    NOT_NUMBERED("evidence.not-numbered", HttpStatus.CONFLICT),
    /** The log has no tile of this name. */
    NO_TILE("evidence.no-tile", HttpStatus.NOT_FOUND),
    /** The log has no checkpoint yet. */
    NO_CHECKPOINT("evidence.no-checkpoint", HttpStatus.NOT_FOUND),
    /** The tiles are damaged where the proof needs them. */
    DAMAGED("evidence.damaged", HttpStatus.CONFLICT),
    /** A check runs already. */
    CHECKING("evidence.checking", HttpStatus.CONFLICT);

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
