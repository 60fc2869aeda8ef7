package io.qingyuan.standards.online;

import io.qingyuan.standards.Coded;
import io.qingyuan.standards.EditionTable;
import io.qingyuan.standards.InvalidInputException;
import io.qingyuan.standards.NotProvidedException;
import io.qingyuan.standards.ResourceTable;
import io.qingyuan.standards.Verification;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;

/**
 * What takes the place of invalid hours of a flue gas (失控时段、维护期间和其他异常 数据修约), HJ 75-2017: the largest
 * hourly emission of the valid hours before. The whole table is own knowledge and marked so.
 */
public final class FlueGasSubstitution {
    private static final EditionTable EDITIONS = EditionTable.read(FlueGasSubstitution.class);
    private static final ResourceTable TABLE = ResourceTable.read(FlueGasSubstitution.class, "hj75_substitution.csv");
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private final String standard;

    private FlueGasSubstitution(String standard) {
        this.standard = standard;
    }

    /** Why the hours are invalid. */
    public enum Cause implements Coded {
        /** The instrument failed its calibration (失控时段); the reference lies before the last calibration. */
        OUT_OF_CONTROL("out-of-control"),
        /** Maintenance and other faults (维护期间和其他异常); the reference lies before the fault. */
        MAINTENANCE("maintenance");

        private final String code;

        Cause(String code) {
            this.code = code;
        }

        @Override
        public String code() {
            return code;
        }
    }

    /** Which valid hours are looked back on: the last so many before the calibration or the fault. */
    public record Reference(Cause cause, int hours, Verification verified) {}

    /** The outcome. */
    public sealed interface Outcome {
        /** The largest hourly emission of the reference, in the unit of the hours given. */
        record Substituted(BigDecimal value, Reference reference) implements Outcome {}

        /** Fewer valid hours than the reference asks for; what holds then is not known, so nothing is put in. */
        record TooFewHours(int found, Reference reference) implements Outcome {}
    }

    /** The rules in force on a day. */
    public static FlueGasSubstitution inForceOn(LocalDate day) {
        return new FlueGasSubstitution(
                EDITIONS.inForceOn("HJ 75", day).standard().toString());
    }

    /**
     * Which hours are looked back on. Below 75 % capture it is not known what takes the place, and refused.
     *
     * @param captureRatePct percent of valid data in the quarter, 0 to 100
     * @param invalidHours how many hours in a row are invalid, 1 or more
     */
    public Reference reference(Cause cause, BigDecimal captureRatePct, int invalidHours) {
        InvalidInputException.requireBetween("capture_rate_pct", captureRatePct, BigDecimal.ZERO, HUNDRED);
        InvalidInputException.requirePositive("invalid_hours", BigDecimal.valueOf(invalidHours));
        return TABLE.rows().stream()
                .filter(row -> row.text("cause").equals(cause.code()))
                .filter(row -> applies(row, captureRatePct, invalidHours))
                .findFirst()
                .map(row -> new Reference(cause, row.number("reference_hours").intValueExact(), row.verified()))
                .orElseThrow(() -> new NotProvidedException(
                        standard,
                        "what takes the place of invalid data below 75 % capture, asked at " + captureRatePct));
    }

    /**
     * The value that takes the place of each invalid hour.
     *
     * @param validHours hourly emissions of the valid hours before, oldest first; only the last ones count
     */
    public Outcome substitute(Reference reference, List<BigDecimal> validHours) {
        validHours.forEach(value -> InvalidInputException.requireNonNegative("emission", value));
        if (validHours.size() < reference.hours()) {
            return new Outcome.TooFewHours(validHours.size(), reference);
        }
        List<BigDecimal> last = validHours.subList(validHours.size() - reference.hours(), validHours.size());
        return new Outcome.Substituted(Collections.max(last), reference);
    }

    private static boolean applies(ResourceTable.Row row, BigDecimal capture, int hours) {
        boolean above = capture.compareTo(row.number("capture_from_pct")) >= 0;
        boolean below = row.findNumber("capture_below_pct")
                .map(bound -> capture.compareTo(bound) < 0)
                .orElse(true);
        boolean shortEnough = row.findNumber("hours_up_to")
                .map(bound -> BigDecimal.valueOf(hours).compareTo(bound) <= 0)
                .orElse(true);
        return above && below && shortEnough;
    }
}
