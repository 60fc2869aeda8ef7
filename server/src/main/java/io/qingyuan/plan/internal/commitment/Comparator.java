package io.qingyuan.plan.internal.commitment;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;

/** How a commitment compares what is reached with what is promised, as the catalogue of the plan writes it. */
enum Comparator {
    AT_LEAST(">="),
    AT_MOST("<="),
    ABOVE(">"),
    BELOW("<"),
    /** 达到, 保持: reach or keep; read as at least, or at most where lower is better. */
    REACH("="),
    /** 约, 近, 基本: about; how near is near enough is a reading of the pack. */
    ABOUT("~"),
    RANGE("range"),
    /** A milestone is reached. */
    DONE("done"),
    /** A list or an institution is in place. */
    EXISTS("exists"),
    INCREASE("increase"),
    DECREASE("decrease"),
    NO_DECREASE("no-decrease"),
    /** The superior authority sets the number. */
    ASSIGNED("assigned");

    private final String code;

    Comparator(String code) {
        this.code = code;
    }

    @JsonValue
    String code() {
        return code;
    }

    static Comparator of(String code) {
        return Arrays.stream(values())
                .filter(comparator -> comparator.code.equals(code))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no comparator is written '" + code + "'"));
    }

    /** Whether it compares with the first value instead of a number of its own. */
    boolean isTrend() {
        return this == INCREASE || this == DECREASE || this == NO_DECREASE;
    }
}
