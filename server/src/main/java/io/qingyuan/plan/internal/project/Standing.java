package io.qingyuan.plan.internal.project;

import com.fasterxml.jackson.annotation.JsonValue;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How a project stands in a month: what is built against the time that has passed and the money that was paid.
 *
 * @param builtPercent share built as last reported
 * @param timePercent share of the project's period passed by the end of the month, on a straight line
 * @param done what is done of each quantity, as last reported
 * @param money sums in 10⁴ yuan (万元)
 */
record Standing(
        ProjectState state,
        Reason reason,
        @Nullable YearMonth reportedFor,
        @Nullable BigDecimal builtPercent,
        BigDecimal timePercent,
        Map<String, BigDecimal> done,
        Money money,
        Set<Warning> warnings) {

    /** Why; the page has a sentence for each. */
    enum Reason {
        FINISHED_IN_TIME,
        FINISHED_LATE,
        ABOVE_LINE,
        BELOW_LINE,
        PERIOD_OVER,
        PERIOD_OVER_NOTHING_REPORTED,
        NOTHING_REPORTED,
        NO_SHARE_REPORTED,
        NOT_BEGUN;

        @JsonValue
        String code() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        static Reason of(String code) {
            return valueOf(code.toUpperCase(Locale.ROOT).replace('-', '_'));
        }
    }
}
