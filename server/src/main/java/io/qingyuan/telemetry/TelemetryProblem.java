package io.qingyuan.telemetry;

import io.qingyuan.problem.ProblemCode;
import org.springframework.http.HttpStatus;

/** Refusals of module telemetry. */
public enum TelemetryProblem implements ProblemCode {
    DEVICE_NOT_FOUND("telemetry.device-not-found", HttpStatus.NOT_FOUND),
    DEVICE_REGISTERED("telemetry.device-registered", HttpStatus.CONFLICT),
    FRAME_NOT_FOUND("telemetry.frame-not-found", HttpStatus.NOT_FOUND),
    MN_WRONG("telemetry.mn-wrong", HttpStatus.UNPROCESSABLE_CONTENT),
    NAME_MISSING("telemetry.name-missing", HttpStatus.UNPROCESSABLE_CONTENT),
    NAME_TOO_LONG("telemetry.name-too-long", HttpStatus.UNPROCESSABLE_CONTENT),
    UNIT_UNKNOWN("telemetry.unit-unknown", HttpStatus.UNPROCESSABLE_CONTENT),
    PASSWORD_MISSING("telemetry.password-missing", HttpStatus.UNPROCESSABLE_CONTENT),
    PASSWORD_WRONG("telemetry.password-wrong", HttpStatus.UNPROCESSABLE_CONTENT),
    EDITION_UNKNOWN("telemetry.edition-unknown", HttpStatus.UNPROCESSABLE_CONTENT),
    SPAN_WRONG("telemetry.span-wrong", HttpStatus.BAD_REQUEST),
    LEVEL_UNKNOWN("telemetry.level-unknown", HttpStatus.BAD_REQUEST),
    TOO_MANY_NAMES("telemetry.too-many-names", HttpStatus.BAD_REQUEST);

    private final String code;
    private final HttpStatus status;

    TelemetryProblem(String code, HttpStatus status) {
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
