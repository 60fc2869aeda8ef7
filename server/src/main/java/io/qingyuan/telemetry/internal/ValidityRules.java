package io.qingyuan.telemetry.internal;

import io.qingyuan.standards.NotInStandardException;
import io.qingyuan.standards.online.Completeness;
import io.qingyuan.standards.online.FlueGasMonitoring;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Optional;
import java.util.function.Function;

/**
 * Whether hours, days and months have enough valid data, by the edition in force on the day. Known for flue gas only (HJ 75, HJ 76); for
 * waste water no text at hand says how many are needed, and other sources have no such rule.
 */
final class ValidityRules {
    private static final String FLUE_GAS = "31";

    private ValidityRules() {}

    /** The answer and the edition it is by. */
    record Judged(boolean valid, String rule) {}

    static Optional<Judged> hour(String st, LocalDate day, int validMinutes) {
        return judged(st, day, rules -> rules.hour(validMinutes));
    }

    static Optional<Judged> day(String st, LocalDate day, int validHours) {
        return judged(st, day, rules -> rules.day(validHours));
    }

    static Optional<Judged> month(String st, YearMonth month, int validDays) {
        return judged(st, month.atDay(1), rules -> rules.month(month, validDays));
    }

    /** A quarter by the share of its valid hours. */
    static Optional<Judged> quarter(String st, LocalDate firstDay, int validHours, int dueHours) {
        return dueHours < 1 ? Optional.empty() : judged(st, firstDay, rules -> rules.quarter(validHours, dueHours));
    }

    private static Optional<Judged> judged(String st, LocalDate day, Function<FlueGasMonitoring, Completeness> rule) {
        if (!st.equals(FLUE_GAS)) {
            return Optional.empty();
        }
        try {
            FlueGasMonitoring rules = FlueGasMonitoring.inForceOn(day);
            return Optional.of(new Judged(
                    rule.apply(rules).isValid(), rules.edition().standard().toString()));
        } catch (NotInStandardException _) {
            return Optional.empty(); // before the first edition provided
        }
    }
}
