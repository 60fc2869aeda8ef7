package io.qingyuan.plan.internal.commitment;

import io.qingyuan.plan.DutyProblem;
import io.qingyuan.plan.internal.commitment.JdbcProgress.Entry;
import io.qingyuan.plan.internal.commitment.ProgressRecord.Evidence;
import io.qingyuan.problem.Fault;
import io.qingyuan.problem.ProblemException;
import io.qingyuan.problem.RequestProblem;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What somebody sends as progress of a commitment; every fault in it is told at once.
 *
 * @param on the day it describes
 * @param value a number as text, so that what is no number can be named
 * @param step {@code not-started}, {@code under-way} or {@code done}
 */
record ProgressRequest(
        @Nullable String on,
        @Nullable String value,
        @Nullable String step,
        @Nullable String comment,
        @Nullable String document,
        @Nullable List<Evidence> evidence) {

    private static final LocalDate EARLIEST = LocalDate.of(2015, 1, 1);
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
    private static final BigDecimal MOST = new BigDecimal("1000000000000");

    /**
     * Reads it for a commitment.
     *
     * @throws ProblemException with every fault
     */
    Entry read(Commitment commitment, LocalDate today, @Nullable String unit) {
        List<Fault> faults = new ArrayList<>();
        LocalDate day = day(today, faults);
        BigDecimal number = number(commitment, faults);
        Step how = step(faults);
        List<Evidence> files = evidence == null ? List.of() : evidence;
        if (value == null || value.isBlank()) {
            checkWithoutNumber(commitment, how, files, faults);
        }
        if (!faults.isEmpty()) {
            throw new ProblemException(RequestProblem.INVALID, faults);
        }
        return new Entry(Objects.requireNonNull(day), number, how, text(comment), text(document), unit, null, files);
    }

    private void checkWithoutNumber(
            Commitment commitment, @Nullable Step how, List<Evidence> files, List<Fault> faults) {
        if (how == null) {
            faults.add(Fault.at("/value", DutyProblem.NOTHING_SAID));
        } else if (how == Step.DONE
                && commitment.duty().numeric()
                && commitment.duty().rhythm() == null) {
            faults.add(Fault.at("/value", DutyProblem.NUMBER_NEEDED));
        } else if (how == Step.DONE && text(document) == null && files.isEmpty()) {
            faults.add(Fault.at("/document", DutyProblem.PROOF_NEEDED));
        }
    }

    private @Nullable LocalDate day(LocalDate today, List<Fault> faults) {
        String given = on == null ? "" : on.strip();
        try {
            LocalDate day = LocalDate.parse(given);
            if (day.isAfter(today)) {
                faults.add(Fault.at("/on", DutyProblem.IN_THE_FUTURE, given));
            } else if (day.isBefore(EARLIEST)) {
                faults.add(Fault.at("/on", DutyProblem.BEFORE_THE_PLAN, given, EARLIEST.toString()));
            }
            return day;
        } catch (DateTimeParseException e) {
            faults.add(Fault.at("/on", DutyProblem.NOT_A_DATE, given));
            return null;
        }
    }

    private @Nullable BigDecimal number(Commitment commitment, List<Fault> faults) {
        if (value == null || value.isBlank()) {
            return null;
        }
        try {
            BigDecimal number = new BigDecimal(value.strip());
            Bounds bounds = Bounds.of(commitment);
            if (number.compareTo(bounds.least()) < 0 || number.compareTo(bounds.most()) > 0) {
                String unit = commitment.unit() == null ? "-" : commitment.unit();
                faults.add(Fault.at(
                        "/value",
                        DutyProblem.OUT_OF_RANGE,
                        number.toPlainString(),
                        bounds.least().toPlainString(),
                        bounds.most().toPlainString(),
                        unit));
            }
            return number;
        } catch (NumberFormatException e) {
            faults.add(Fault.at("/value", DutyProblem.NOT_A_NUMBER, value.strip()));
            return null;
        }
    }

    private @Nullable Step step(List<Fault> faults) {
        if (step == null || step.isBlank()) {
            return null;
        }
        try {
            return Step.of(step);
        } catch (IllegalArgumentException e) {
            faults.add(Fault.at("/step", DutyProblem.NO_SUCH_CHOICE, step, "not-started, under-way, done"));
            return null;
        }
    }

    /** What a value of the commitment's unit can be. Cuts and growth may be negative: a rise, a fall. */
    private record Bounds(BigDecimal least, BigDecimal most) {

        static Bounds of(Commitment commitment) {
            String unit = commitment.unit();
            if (unit != null && unit.startsWith("%")) {
                return switch (unit) {
                    case "%", "% of sources", "% of plants", "% energy saving" -> new Bounds(BigDecimal.ZERO, HUNDRED);
                    case "% reduction" -> new Bounds(HUNDRED.negate().multiply(BigDecimal.TEN), HUNDRED);
                    default -> new Bounds(HUNDRED.negate(), HUNDRED.multiply(BigDecimal.TEN));
                };
            }
            return new Bounds(BigDecimal.ZERO, MOST);
        }
    }

    private static @Nullable String text(@Nullable String given) {
        return given == null || given.isBlank() ? null : given.strip();
    }
}
