package io.qingyuan.plan.internal.commitment;

import io.qingyuan.plan.internal.judgement.Limit;
import java.math.BigDecimal;
import java.time.Year;
import org.jspecify.annotations.Nullable;

/**
 * What is asked, as far as it matters for the state.
 *
 * @param value the number asked, the lower end of a range, or {@code null} where a deed is asked and no number
 * @param max the upper end of a range
 * @param numeric whether only a number can show it
 * @param lowerIsBetter how "reach" is read
 * @param ours whether it is a duty of the district itself
 */
record Duty(
        Comparator comparator,
        @Nullable BigDecimal value,
        @Nullable BigDecimal max,
        boolean numeric,
        boolean lowerIsBetter,
        @Nullable Baseline baseline,
        Deadline deadline,
        @Nullable Rhythm rhythm,
        Year firstYear,
        boolean ours) {

    /** Where it started; the plan does not always print the value or the year. */
    record Baseline(@Nullable BigDecimal value, @Nullable Year year) {}

    /** Whether it has no number before a superior authority sets one. */
    boolean awaitsTarget() {
        return ours && comparator == Comparator.ASSIGNED;
    }

    /** The duty with the number a superior authority set. */
    Duty withTarget(Limit limit) {
        return new Duty(
                Comparator.of(limit.comparison().sign()),
                limit.value(),
                null,
                numeric,
                lowerIsBetter,
                baseline,
                deadline,
                rhythm,
                firstYear,
                ours);
    }

    Duty withDeadline(Deadline other) {
        return new Duty(comparator, value, max, numeric, lowerIsBetter, baseline, other, rhythm, firstYear, ours);
    }
}
