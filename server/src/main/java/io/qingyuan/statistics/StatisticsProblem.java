package io.qingyuan.statistics;

import io.qingyuan.problem.ProblemCode;
import org.springframework.http.HttpStatus;

/** Refusals of module statistics. */
public enum StatisticsProblem implements ProblemCode {
    /** Several values are wrong; {@code errors[]} names each. */
    INVALID("statistics.invalid", HttpStatus.UNPROCESSABLE_CONTENT),
    NOTHING_SENT("statistics.nothing-sent", HttpStatus.UNPROCESSABLE_CONTENT),
    TOO_MANY("statistics.too-many", HttpStatus.UNPROCESSABLE_CONTENT),
    FIGURE_NOT_FOUND("statistics.figure-not-found", HttpStatus.NOT_FOUND),
    VALUE_NOT_FOUND("statistics.value-not-found", HttpStatus.NOT_FOUND),
    ELEMENT_UNKNOWN("statistics.element-unknown", HttpStatus.UNPROCESSABLE_CONTENT),
    OTHER_UNIT("statistics.other-unit", HttpStatus.FORBIDDEN),
    EXTENT("statistics.extent", HttpStatus.UNPROCESSABLE_CONTENT),
    /** The unit was no longer there in the period. */
    UNIT_ENDED("statistics.unit-ended", HttpStatus.UNPROCESSABLE_CONTENT),
    PERIOD("statistics.period", HttpStatus.UNPROCESSABLE_CONTENT),
    PERIOD_TYPE("statistics.period-type", HttpStatus.UNPROCESSABLE_CONTENT),
    PERIOD_IN_FUTURE("statistics.period-in-future", HttpStatus.UNPROCESSABLE_CONTENT),
    ORIGIN("statistics.origin", HttpStatus.UNPROCESSABLE_CONTENT),
    FINALITY("statistics.finality", HttpStatus.UNPROCESSABLE_CONTENT),
    VALUE_MISSING("statistics.value-missing", HttpStatus.UNPROCESSABLE_CONTENT),
    NOT_A_NUMBER("statistics.not-a-number", HttpStatus.UNPROCESSABLE_CONTENT),
    OUT_OF_RANGE("statistics.out-of-range", HttpStatus.UNPROCESSABLE_CONTENT),
    NOT_A_STATE("statistics.not-a-state", HttpStatus.UNPROCESSABLE_CONTENT),
    STATE_NEEDS_EVIDENCE("statistics.state-needs-evidence", HttpStatus.UNPROCESSABLE_CONTENT),
    DOCUMENT_NEEDED("statistics.document-needed", HttpStatus.UNPROCESSABLE_CONTENT),
    EVIDENCE("statistics.evidence", HttpStatus.UNPROCESSABLE_CONTENT),
    DATE("statistics.date", HttpStatus.UNPROCESSABLE_CONTENT),
    DUPLICATE("statistics.duplicate", HttpStatus.UNPROCESSABLE_CONTENT),
    CHANGED_MEANWHILE("statistics.changed-meanwhile", HttpStatus.CONFLICT),
    /** The value was sealed; it is corrected with reason and document, or not at all. */
    SEALED("statistics.sealed", HttpStatus.CONFLICT),
    CORRECTION_DOCUMENT("statistics.correction-document", HttpStatus.UNPROCESSABLE_CONTENT),
    /** The figure is being collected in a round. */
    IN_ROUND("statistics.in-round", HttpStatus.CONFLICT),
    REASON_NEEDED("statistics.reason-needed", HttpStatus.UNPROCESSABLE_CONTENT),
    /** In outcomes of receipts: there are values, but none that may be judged. */
    NOTHING_TO_JUDGE("statistics.nothing-to-judge", HttpStatus.UNPROCESSABLE_CONTENT),
    /** A file names a figure that is not one of the unit's year. */
    ROW_UNKNOWN("statistics.row-unknown", HttpStatus.UNPROCESSABLE_CONTENT),
    /** There is no such unit and year to import into. */
    NO_CONTEXT("statistics.no-context", HttpStatus.NOT_FOUND);

    private final String code;
    private final HttpStatus status;

    StatisticsProblem(String code, HttpStatus status) {
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
