package io.qingyuan.notices;

import io.qingyuan.problem.ProblemCode;
import org.springframework.http.HttpStatus;

/** Refusals of module notices. */
public enum NoticesProblem implements ProblemCode {
    NOT_FOUND("notices.not-found", HttpStatus.NOT_FOUND),
    EMAIL("notices.email", HttpStatus.UNPROCESSABLE_CONTENT),
    HANDLE("notices.handle", HttpStatus.UNPROCESSABLE_CONTENT),
    QUIET_HOURS("notices.quiet-hours", HttpStatus.UNPROCESSABLE_CONTENT),
    DIGEST_HOUR("notices.digest-hour", HttpStatus.UNPROCESSABLE_CONTENT),
    DIGEST_IN_QUIET_HOURS("notices.digest-in-quiet-hours", HttpStatus.UNPROCESSABLE_CONTENT),
    NO_DELIVERY("notices.no-delivery", HttpStatus.NOT_FOUND),
    NOT_DEAD("notices.not-dead", HttpStatus.CONFLICT),
    TEXT("notices.text", HttpStatus.UNPROCESSABLE_CONTENT),
    LINK("notices.link", HttpStatus.UNPROCESSABLE_CONTENT),
    NOBODY("notices.nobody", HttpStatus.UNPROCESSABLE_CONTENT);

    private final String code;
    private final HttpStatus status;

    NoticesProblem(String code, HttpStatus status) {
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
