package io.qingyuan.intake;

import io.qingyuan.problem.ProblemCode;
import org.springframework.http.HttpStatus;

/** Refusals of module intake: of a file, of a step of an import, and of single rows. */
public enum IntakeProblem implements ProblemCode {
    // the file
    FILE_TYPE("intake.file-type", HttpStatus.UNSUPPORTED_MEDIA_TYPE),
    UNREADABLE("intake.unreadable", HttpStatus.UNPROCESSABLE_CONTENT),
    ENCRYPTED("intake.encrypted", HttpStatus.UNPROCESSABLE_CONTENT),
    TOO_OLD("intake.too-old", HttpStatus.UNPROCESSABLE_CONTENT),
    TOO_LARGE("intake.too-large", HttpStatus.CONTENT_TOO_LARGE),
    UNPACKS_TOO_FAR("intake.unpacks-too-far", HttpStatus.CONTENT_TOO_LARGE),
    TOO_MUCH("intake.too-much", HttpStatus.CONTENT_TOO_LARGE),
    CUT_OFF("intake.cut-off", HttpStatus.UNPROCESSABLE_CONTENT),
    ENCODING("intake.encoding", HttpStatus.UNPROCESSABLE_CONTENT),
    QUOTES("intake.quotes", HttpStatus.UNPROCESSABLE_CONTENT),
    NO_TABLE("intake.no-table", HttpStatus.UNPROCESSABLE_CONTENT),
    // the import
    NO_TARGET("intake.no-target", HttpStatus.NOT_FOUND),
    NO_CONTEXT("intake.no-context", HttpStatus.NOT_FOUND),
    NOT_FOUND("intake.not-found", HttpStatus.NOT_FOUND),
    NO_ROW("intake.no-row", HttpStatus.NOT_FOUND),
    STATE("intake.state", HttpStatus.CONFLICT),
    CHANGED_MEANWHILE("intake.changed-meanwhile", HttpStatus.CONFLICT),
    REASON("intake.reason", HttpStatus.UNPROCESSABLE_CONTENT),
    MAPPING("intake.mapping", HttpStatus.UNPROCESSABLE_CONTENT),
    MAPPING_SHEET("intake.mapping-sheet", HttpStatus.UNPROCESSABLE_CONTENT),
    MAPPING_HEADER("intake.mapping-header", HttpStatus.UNPROCESSABLE_CONTENT),
    MAPPING_COLUMN("intake.mapping-column", HttpStatus.UNPROCESSABLE_CONTENT),
    MAPPING_FIELD("intake.mapping-field", HttpStatus.UNPROCESSABLE_CONTENT),
    MAPPING_TWICE("intake.mapping-twice", HttpStatus.UNPROCESSABLE_CONTENT),
    MAPPING_MISSING("intake.mapping-missing", HttpStatus.UNPROCESSABLE_CONTENT),
    MAPPING_UNIT("intake.mapping-unit", HttpStatus.UNPROCESSABLE_CONTENT),
    MAPPING_CONSTANT("intake.mapping-constant", HttpStatus.UNPROCESSABLE_CONTENT),
    CORRECTION("intake.correction", HttpStatus.UNPROCESSABLE_CONTENT),
    NO_RIGHT("intake.no-right", HttpStatus.FORBIDDEN),
    // a row
    MISSING("intake.missing", HttpStatus.UNPROCESSABLE_CONTENT),
    NOT_A_NUMBER("intake.not-a-number", HttpStatus.UNPROCESSABLE_CONTENT),
    UNIT("intake.unit", HttpStatus.UNPROCESSABLE_CONTENT),
    OUT_OF_RANGE("intake.out-of-range", HttpStatus.UNPROCESSABLE_CONTENT),
    NOT_A_DAY("intake.not-a-day", HttpStatus.UNPROCESSABLE_CONTENT),
    NOT_A_PERIOD("intake.not-a-period", HttpStatus.UNPROCESSABLE_CONTENT),
    NOT_A_CHOICE("intake.not-a-choice", HttpStatus.UNPROCESSABLE_CONTENT),
    TOO_LONG("intake.too-long", HttpStatus.UNPROCESSABLE_CONTENT),
    ABSENT("intake.absent", HttpStatus.UNPROCESSABLE_CONTENT),
    ERROR_CELL("intake.error-cell", HttpStatus.UNPROCESSABLE_CONTENT),
    FORMULA("intake.formula", HttpStatus.UNPROCESSABLE_CONTENT),
    EXTERNAL_FORMULA("intake.external-formula", HttpStatus.UNPROCESSABLE_CONTENT),
    TWICE("intake.twice", HttpStatus.UNPROCESSABLE_CONTENT);

    private final String code;
    private final HttpStatus status;

    IntakeProblem(String code, HttpStatus status) {
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
