package io.qingyuan.plan.internal.project;

import io.qingyuan.plan.DutyProblem;
import io.qingyuan.plan.internal.project.JdbcReports.Entry;
import io.qingyuan.plan.internal.project.ReportRecord.Evidence;
import io.qingyuan.plan.internal.project.ReportRecord.Texts;
import io.qingyuan.problem.Fault;
import io.qingyuan.problem.ProblemException;
import io.qingyuan.problem.RequestProblem;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What somebody sends as a monthly report (月报); every fault in it is told at once.
 *
 * @param percent share built, as text so that what is no number can be named
 * @param quantities done in all of each quantity, as text
 * @param newDate the day now expected, where it is late; needs a cause
 */
record ReportRequest(
        @Nullable String month,
        @Nullable String percent,
        @Nullable String progress,
        @Nullable String problems,
        @Nullable String nextSteps,
        @Nullable String delayCause,
        @Nullable String newDate,
        @Nullable Map<String, String> quantities,
        @Nullable List<Evidence> evidence) {

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
    private static final BigDecimal MOST = new BigDecimal("1000000000");

    /**
     * Reads it for a project.
     *
     * @throws ProblemException with every fault
     */
    Entry read(Project project, LocalDate today, String unit) {
        List<Fault> faults = new ArrayList<>();
        YearMonth its = month(project, YearMonth.from(today), faults);
        BigDecimal share = number("/percent", percent, HUNDRED, "%", faults);
        Map<String, BigDecimal> done = quantities(project, faults);
        LocalDate expected = newDate(faults);
        if (expected != null && text(delayCause) == null) {
            faults.add(Fault.at("/delayCause", DutyProblem.REASON_NEEDED));
        }
        if (share == null && done.isEmpty() && text(progress) == null && faults.isEmpty()) {
            faults.add(Fault.at("/percent", DutyProblem.NOTHING_SAID));
        }
        if (!faults.isEmpty()) {
            throw new ProblemException(RequestProblem.INVALID, faults);
        }
        return new Entry(
                Objects.requireNonNull(its),
                share,
                new Texts(text(progress), text(problems), text(nextSteps), text(delayCause)),
                expected,
                done,
                evidence == null ? List.of() : evidence,
                unit,
                null);
    }

    private @Nullable YearMonth month(Project project, YearMonth thisMonth, List<Fault> faults) {
        String given = month == null ? "" : month.strip();
        try {
            YearMonth its = YearMonth.parse(given);
            if (its.isAfter(thisMonth)) {
                faults.add(Fault.at("/month", DutyProblem.IN_THE_FUTURE, given));
            } else if (its.isBefore(project.firstMonth())) {
                faults.add(Fault.at(
                        "/month",
                        DutyProblem.BEFORE_THE_PLAN,
                        given,
                        project.firstMonth().toString()));
            }
            return its;
        } catch (DateTimeParseException e) {
            faults.add(Fault.at("/month", DutyProblem.NOT_A_DATE, given));
            return null;
        }
    }

    private Map<String, BigDecimal> quantities(Project project, List<Fault> faults) {
        Map<String, BigDecimal> done = new TreeMap<>();
        if (quantities == null) {
            return done;
        }
        quantities.forEach((id, amount) -> {
            var quantity = project.findQuantity(id);
            if (quantity.isEmpty()) {
                faults.add(Fault.at("/quantities/" + id, DutyProblem.NO_SUCH_QUANTITY, id, project.number()));
                return;
            }
            BigDecimal number =
                    number("/quantities/" + id, amount, MOST, quantity.get().unit(), faults);
            if (number != null) {
                done.put(id, number);
            }
        });
        return done;
    }

    private @Nullable LocalDate newDate(List<Fault> faults) {
        String given = text(newDate);
        if (given == null) {
            return null;
        }
        try {
            return LocalDate.parse(given);
        } catch (DateTimeParseException e) {
            faults.add(Fault.at("/newDate", DutyProblem.NOT_A_DATE, given));
            return null;
        }
    }

    /** A number from zero to {@code most}; what is none, or outside, becomes a fault. */
    static @Nullable BigDecimal number(
            String pointer, @Nullable String given, BigDecimal most, String unit, List<Fault> faults) {
        if (given == null || given.isBlank()) {
            return null;
        }
        try {
            BigDecimal number = new BigDecimal(given.strip());
            if (number.signum() < 0 || number.compareTo(most) > 0) {
                faults.add(Fault.at(
                        pointer, DutyProblem.OUT_OF_RANGE, number.toPlainString(), "0", most.toPlainString(), unit));
            }
            return number;
        } catch (NumberFormatException e) {
            faults.add(Fault.at(pointer, DutyProblem.NOT_A_NUMBER, given.strip()));
            return null;
        }
    }

    static @Nullable String text(@Nullable String given) {
        return given == null || given.isBlank() ? null : given.strip();
    }
}
