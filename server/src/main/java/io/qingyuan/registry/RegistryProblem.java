package io.qingyuan.registry;

import io.qingyuan.problem.ProblemCode;
import org.springframework.http.HttpStatus;

/** Refusals of module registry. */
public enum RegistryProblem implements ProblemCode {
    NO_REGISTER("registry.no-register", HttpStatus.NOT_FOUND),
    NO_RECORD("registry.no-record", HttpStatus.NOT_FOUND),
    NO_VERSION("registry.no-version", HttpStatus.NOT_FOUND),
    NO_VIEW("registry.no-view", HttpStatus.NOT_FOUND),
    NO_FIGURE("registry.no-figure", HttpStatus.NOT_FOUND),
    CANNOT_MIGRATE("registry.cannot-migrate", HttpStatus.UNPROCESSABLE_CONTENT),
    FIELD_HAS_DATA("registry.field-has-data", HttpStatus.UNPROCESSABLE_CONTENT),
    TYPE_HAS_DATA("registry.type-has-data", HttpStatus.UNPROCESSABLE_CONTENT),
    STATE_HAS_RECORDS("registry.state-has-records", HttpStatus.UNPROCESSABLE_CONTENT),
    NOT_UNIQUE("registry.not-unique", HttpStatus.UNPROCESSABLE_CONTENT),
    INVALID("registry.invalid", HttpStatus.UNPROCESSABLE_CONTENT),
    TAKEN("registry.taken", HttpStatus.UNPROCESSABLE_CONTENT),
    CHANGED_MEANWHILE("registry.changed-meanwhile", HttpStatus.CONFLICT),
    DEFINITION_CHANGED("registry.definition-changed", HttpStatus.CONFLICT),
    REASON("registry.reason", HttpStatus.UNPROCESSABLE_CONTENT),
    ENDED("registry.ended", HttpStatus.CONFLICT),
    FIXED("registry.fixed", HttpStatus.CONFLICT),
    NO_MOVE("registry.no-move", HttpStatus.NOT_FOUND),
    MOVE_STATE("registry.move-state", HttpStatus.CONFLICT),
    MOVE_NEEDS("registry.move-needs", HttpStatus.UNPROCESSABLE_CONTENT),
    MOVE_GATE("registry.move-gate", HttpStatus.CONFLICT),
    MOVE_WHEN("registry.move-when", HttpStatus.CONFLICT),
    KEPT("registry.kept", HttpStatus.UNPROCESSABLE_CONTENT),
    MIRROR("registry.mirror", HttpStatus.CONFLICT),
    VALID_FROM("registry.valid-from", HttpStatus.UNPROCESSABLE_CONTENT),
    OWN_CHAIN("registry.own-chain", HttpStatus.UNPROCESSABLE_CONTENT),
    KEY_USED("registry.key-used", HttpStatus.CONFLICT),
    PRIVATE("registry.private", HttpStatus.FORBIDDEN),
    SORT("registry.sort", HttpStatus.BAD_REQUEST),
    CURSOR("registry.cursor", HttpStatus.BAD_REQUEST),
    WHERE("registry.where", HttpStatus.BAD_REQUEST),
    IMPORT_STATE("registry.import-state", HttpStatus.CONFLICT),
    IMPORT_CONFIRM("registry.import-confirm", HttpStatus.FORBIDDEN),
    IMPORT_WAY("registry.import-way", HttpStatus.UNPROCESSABLE_CONTENT),
    TICKET("registry.ticket", HttpStatus.FORBIDDEN),
    NO_REPORT_FORM("registry.no-report-form", HttpStatus.NOT_FOUND),
    NO_REPORT("registry.no-report", HttpStatus.NOT_FOUND),
    REPORT_DONE("registry.report-done", HttpStatus.CONFLICT),
    REPORT_CLOSED("registry.report-closed", HttpStatus.CONFLICT),
    NO_SLOT("registry.no-slot", HttpStatus.CONFLICT),
    FILE_TOO_LARGE("registry.file-too-large", HttpStatus.CONTENT_TOO_LARGE),
    TOO_MANY("registry.too-many", HttpStatus.UNPROCESSABLE_CONTENT),
    BULK_CHANGED("registry.bulk-changed", HttpStatus.CONFLICT),
    VIEW_TITLE("registry.view-title", HttpStatus.CONFLICT);

    private final String code;
    private final HttpStatus status;

    RegistryProblem(String code, HttpStatus status) {
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
