package io.qingyuan.files;

import io.qingyuan.problem.ProblemCode;
import org.springframework.http.HttpStatus;

/** Refusals of module files. */
public enum FilesProblem implements ProblemCode {
    EMPTY("files.empty", HttpStatus.UNPROCESSABLE_CONTENT),
    TOO_LARGE("files.too-large", HttpStatus.CONTENT_TOO_LARGE),
    TYPE("files.type", HttpStatus.UNSUPPORTED_MEDIA_TYPE),
    TYPE_DIFFERS("files.type-differs", HttpStatus.UNSUPPORTED_MEDIA_TYPE),
    /** One file that is two: a picture or document with an archive behind it. */
    MIXED("files.mixed", HttpStatus.UNSUPPORTED_MEDIA_TYPE),
    MACROS("files.macros", HttpStatus.UNSUPPORTED_MEDIA_TYPE),
    ENCRYPTED("files.encrypted", HttpStatus.UNPROCESSABLE_CONTENT),
    BROKEN("files.broken", HttpStatus.UNPROCESSABLE_CONTENT),
    NAME("files.name", HttpStatus.UNPROCESSABLE_CONTENT),
    NOT_FOUND("files.not-found", HttpStatus.NOT_FOUND);

    private final String code;
    private final HttpStatus status;

    FilesProblem(String code, HttpStatus status) {
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
