package io.qingyuan.quality;

import io.qingyuan.problem.ProblemCode;
import org.springframework.http.HttpStatus;

/** Refusals of module quality: an air file that cannot be taken, and what is wrong in it. */
public enum QualityProblem implements ProblemCode {
    FILE_EMPTY("quality.file-empty", HttpStatus.UNPROCESSABLE_CONTENT),
    FILE_CUT("quality.file-cut", HttpStatus.UNPROCESSABLE_CONTENT),
    FILE_NOT_GZIP("quality.file-not-gzip", HttpStatus.UNPROCESSABLE_CONTENT),
    FILE_NOT_UTF8("quality.file-not-utf8", HttpStatus.UNPROCESSABLE_CONTENT),
    NO_ROWS_TAKEN("quality.no-rows-taken", HttpStatus.UNPROCESSABLE_CONTENT),
    SHAPE_UNKNOWN("quality.shape-unknown", HttpStatus.UNPROCESSABLE_CONTENT),
    COLUMN_MISSING("quality.column-missing", HttpStatus.UNPROCESSABLE_CONTENT),
    COLUMN_UNKNOWN("quality.column-unknown", HttpStatus.UNPROCESSABLE_CONTENT),
    COLUMN_MOVED("quality.column-moved", HttpStatus.UNPROCESSABLE_CONTENT),
    COLUMN_TWICE("quality.column-twice", HttpStatus.UNPROCESSABLE_CONTENT),
    FIELDS_COUNT("quality.fields-count", HttpStatus.UNPROCESSABLE_CONTENT),
    LINE_BROKEN("quality.line-broken", HttpStatus.UNPROCESSABLE_CONTENT),
    TIME_WRONG("quality.time-wrong", HttpStatus.UNPROCESSABLE_CONTENT),
    DAY_WRONG("quality.day-wrong", HttpStatus.UNPROCESSABLE_CONTENT),
    TIME_OUT_OF_RANGE("quality.time-out-of-range", HttpStatus.UNPROCESSABLE_CONTENT),
    VALUE_NOT_NUMBER("quality.value-not-number", HttpStatus.UNPROCESSABLE_CONTENT),
    VALUE_OUT_OF_RANGE("quality.value-out-of-range", HttpStatus.UNPROCESSABLE_CONTENT),
    ROW_TWICE("quality.row-twice", HttpStatus.UNPROCESSABLE_CONTENT),
    MORE_FAULTS("quality.more-faults", HttpStatus.UNPROCESSABLE_CONTENT),
    STATION_UNKNOWN("quality.station-unknown", HttpStatus.UNPROCESSABLE_CONTENT),
    AREA_UNKNOWN("quality.area-unknown", HttpStatus.NOT_FOUND),
    IMPORT_NOT_FOUND("quality.import-not-found", HttpStatus.NOT_FOUND),
    PERIOD_WRONG("quality.period-wrong", HttpStatus.BAD_REQUEST),
    INTERVAL_WRONG("quality.interval-wrong", HttpStatus.BAD_REQUEST),
    DAY_NOT_FOUND("quality.day-not-found", HttpStatus.NOT_FOUND),
    /** Outcomes of rules that give no result. */
    NO_DAY("quality.no-day", HttpStatus.UNPROCESSABLE_CONTENT),
    NO_INDEX("quality.no-index", HttpStatus.UNPROCESSABLE_CONTENT),
    NO_VALID_DAY("quality.no-valid-day", HttpStatus.UNPROCESSABLE_CONTENT);

    private final String code;
    private final HttpStatus status;

    QualityProblem(String code, HttpStatus status) {
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
