package io.qingyuan.plan.internal.commitment;

import com.fasterxml.jackson.annotation.JsonValue;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The state of a commitment on a day and why.
 *
 * @param decidedBy the report that decides, where there is one
 * @param compared what it was compared with, where it is a number: the target, the path of that day or the first value
 * @param missingYears years of a recurring duty for which nothing was reported
 */
record Verdict(
        State state,
        Reason reason,
        @Nullable Progress decidedBy,
        @Nullable BigDecimal compared,
        List<Integer> missingYears) {

    Verdict {
        missingYears = List.copyOf(missingYears);
    }

    static Verdict of(State state, Reason reason) {
        return new Verdict(state, reason, null, null, List.of());
    }

    Verdict decidedBy(@Nullable Progress progress) {
        return new Verdict(state, reason, progress, compared, missingYears);
    }

    Verdict comparedWith(@Nullable BigDecimal number) {
        return new Verdict(state, reason, decidedBy, number, missingYears);
    }

    Verdict missing(List<Integer> years) {
        return new Verdict(state, reason, decidedBy, compared, years);
    }

    /** Why; the page has a sentence for each. */
    enum Reason {
        REACHED_IN_TIME,
        /** Reached at the deadline; a later report is below it again. */
        REACHED_AND_LOST,
        REACHED_LATE,
        ABOVE_PATH,
        BELOW_PATH,
        /** Under way; without a starting value there is no path to compare with. */
        NO_PATH,
        DUE_SOON,
        DUE_SOON_NOTHING_REPORTED,
        DEADLINE_PASSED,
        DEADLINE_PASSED_NOTHING_REPORTED,
        /** A trend needs a starting value or two reports. */
        NEEDS_TWO_VALUES,
        NOTHING_DUE_YET,
        NO_ASSIGNED_TARGET,
        NOT_OF_THIS_DISTRICT,
        DECIDED_AGAINST,
        EVERY_TIME_REACHED,
        EVERY_TIME_SO_FAR,
        A_TIME_MISSED,
        A_TIME_NOT_REPORTED;

        @JsonValue
        String code() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }
}
