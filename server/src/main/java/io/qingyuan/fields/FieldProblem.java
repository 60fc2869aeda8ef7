package io.qingyuan.fields;

import io.qingyuan.problem.ProblemCode;
import org.springframework.http.HttpStatus;

/** What can be wrong with what was filled in; {@code errors[]} of a refusal names the fields. */
public enum FieldProblem implements ProblemCode {
    REQUIRED("fields.required"),
    UNKNOWN_FIELD("fields.unknown-field"),
    NOT_FILLED_BY_HAND("fields.not-filled-by-hand"),
    NOT_A_TEXT("fields.not-a-text"),
    TOO_LONG("fields.too-long"),
    ONE_LINE("fields.one-line"),
    FORM("fields.form"),
    NOT_A_NUMBER("fields.not-a-number"),
    TOO_MANY_DECIMALS("fields.too-many-decimals"),
    TOO_SMALL("fields.too-small"),
    TOO_LARGE("fields.too-large"),
    NOT_A_DAY("fields.not-a-day"),
    TOO_EARLY("fields.too-early"),
    TOO_LATE("fields.too-late"),
    NOT_A_TRUTH("fields.not-a-truth"),
    NOT_A_CODE("fields.not-a-code"),
    NOT_FOUND("fields.not-found"),
    NOT_A_PLACE("fields.not-a-place"),
    WRONG_SHAPE("fields.wrong-shape"),
    NOT_FILES("fields.not-files"),
    FILE_NOT_FOUND("fields.file-not-found"),
    NOT_ROWS("fields.not-rows"),
    TOO_MANY("fields.too-many"),
    CONDITION("fields.condition"),
    LIST_UNKNOWN("fields.list-unknown", HttpStatus.NOT_FOUND),
    TARGET_UNKNOWN("fields.target-unknown", HttpStatus.NOT_FOUND);

    private final String code;
    private final HttpStatus status;

    FieldProblem(String code) {
        this(code, HttpStatus.UNPROCESSABLE_CONTENT);
    }

    FieldProblem(String code, HttpStatus status) {
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
