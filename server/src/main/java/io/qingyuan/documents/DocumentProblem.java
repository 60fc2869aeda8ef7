package io.qingyuan.documents;

import io.qingyuan.problem.ProblemCode;
import org.springframework.http.HttpStatus;

/** Refusals of module documents. */
public enum DocumentProblem implements ProblemCode {
    /** Several fields are wrong; {@code errors[]} names each. */
    INVALID("documents.invalid", HttpStatus.UNPROCESSABLE_CONTENT),
    KIND_UNKNOWN("documents.kind-unknown", HttpStatus.NOT_FOUND),
    NOT_FOUND("documents.not-found", HttpStatus.NOT_FOUND),
    /** The field does not stand in this document, or not for this reader. */
    NO_SUCH_FIELD("documents.no-such-field", HttpStatus.UNPROCESSABLE_CONTENT),
    FIELD_SEALED("documents.field-sealed", HttpStatus.UNPROCESSABLE_CONTENT),
    FIELD_OF_OTHERS("documents.field-of-others", HttpStatus.UNPROCESSABLE_CONTENT),
    FIELD_MISSING("documents.field-missing", HttpStatus.UNPROCESSABLE_CONTENT),
    CHECK_FAILS("documents.check-fails", HttpStatus.UNPROCESSABLE_CONTENT),
    NOT_TO_BE_CHOSEN("documents.not-to-be-chosen", HttpStatus.UNPROCESSABLE_CONTENT),
    GATE_CLOSED("documents.gate-closed", HttpStatus.CONFLICT),
    /** Somebody else has saved in between. */
    CHANGED("documents.changed", HttpStatus.CONFLICT),
    ENDED("documents.ended", HttpStatus.CONFLICT),
    WRONG_PARTY("documents.wrong-party", HttpStatus.FORBIDDEN),
    NOT_YET("documents.not-yet", HttpStatus.CONFLICT),
    SIGNED_ALREADY("documents.signed-already", HttpStatus.CONFLICT),
    NO_SUCH_SIGNATURE("documents.no-such-signature", HttpStatus.NOT_FOUND),
    NOT_SEALED("documents.not-sealed", HttpStatus.CONFLICT),
    NOT_CORRECTABLE("documents.not-correctable", HttpStatus.CONFLICT),
    NOTHING_CHANGES("documents.nothing-changes", HttpStatus.UNPROCESSABLE_CONTENT),
    CORRECTION_OPEN("documents.correction-open", HttpStatus.CONFLICT),
    CORRECTION_NOT_FOUND("documents.correction-not-found", HttpStatus.NOT_FOUND),
    REASON_NEEDED("documents.reason-needed", HttpStatus.UNPROCESSABLE_CONTENT),
    NOT_CANCELLABLE("documents.not-cancellable", HttpStatus.CONFLICT),
    TOKEN_ENDED("documents.token-ended", HttpStatus.NOT_FOUND);

    private final String code;
    private final HttpStatus status;

    DocumentProblem(String code, HttpStatus status) {
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
