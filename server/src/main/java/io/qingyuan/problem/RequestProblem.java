package io.qingyuan.problem;

import org.springframework.http.HttpStatus;

/** Refusals that no module owns: the request itself is not as it must be. */
public enum RequestProblem implements ProblemCode {
    /** Several fields are wrong; {@code errors[]} names each. */
    INVALID("request.invalid", HttpStatus.UNPROCESSABLE_CONTENT),
    UNREADABLE("request.unreadable", HttpStatus.BAD_REQUEST),
    PARAMETER("request.parameter", HttpStatus.BAD_REQUEST),
    FIELD("request.field", HttpStatus.UNPROCESSABLE_CONTENT),
    NOT_FOUND("request.not-found", HttpStatus.NOT_FOUND),
    METHOD("request.method", HttpStatus.METHOD_NOT_ALLOWED),
    MEDIA_TYPE("request.media-type", HttpStatus.UNSUPPORTED_MEDIA_TYPE),
    TOO_LARGE("request.too-large", HttpStatus.CONTENT_TOO_LARGE),
    NOT_SIGNED_IN("request.not-signed-in", HttpStatus.UNAUTHORIZED),
    FORBIDDEN("request.forbidden", HttpStatus.FORBIDDEN),
    CSRF("request.csrf", HttpStatus.FORBIDDEN),
    CONFLICT("request.conflict", HttpStatus.CONFLICT),
    INTERNAL("request.internal", HttpStatus.INTERNAL_SERVER_ERROR);

    private final String code;
    private final HttpStatus status;

    RequestProblem(String code, HttpStatus status) {
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
