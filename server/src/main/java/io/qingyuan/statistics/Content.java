package io.qingyuan.statistics;

import io.qingyuan.sheets.Absence;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** What a value says. */
public sealed interface Content {

    record Numeric(BigDecimal number) implements Content {}

    /**
     * One of the states of the element.
     *
     * @param text what was written about it
     */
    record State(String state, @Nullable String text) implements Content {}

    /** That there is no number, and why. */
    record Absent(Absence absence) implements Content {}

    /** Words from which no state was concluded yet; never judged. */
    record Text(String text) implements Content {}
}
