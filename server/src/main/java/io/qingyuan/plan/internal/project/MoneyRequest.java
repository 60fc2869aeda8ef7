package io.qingyuan.plan.internal.project;

import io.qingyuan.plan.DutyProblem;
import io.qingyuan.problem.Fault;
import io.qingyuan.problem.ProblemException;
import io.qingyuan.problem.RequestProblem;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What somebody sends as money of a year and source, in 10⁴ yuan (万元); numbers as text, so that what is none can be
 * named.
 *
 * @param evidence ids of uploaded files that prove it
 */
record MoneyRequest(
        @Nullable Integer year,
        @Nullable String source,
        @Nullable String planned,
        @Nullable String arranged,
        @Nullable String paid,
        @Nullable String document,
        @Nullable List<String> evidence) {

    private static final BigDecimal MOST = new BigDecimal("100000000");
    private static final int YEARS_AROUND = 5;

    /**
     * Reads it for a project.
     *
     * @param known the project's rows that hold
     * @throws ProblemException with every fault
     */
    Spent read(Project project, ProjectModel model, List<Spent> known) {
        List<Fault> faults = new ArrayList<>();
        int first = project.start() - 1;
        int last = project.end() + YEARS_AROUND;
        if (year == null || year < first || year > last) {
            faults.add(Fault.at(
                    "/year",
                    DutyProblem.OUTSIDE_PERIOD,
                    String.valueOf(year),
                    String.valueOf(first),
                    String.valueOf(last)));
        }
        if (source == null || !model.sources().containsKey(source)) {
            faults.add(Fault.at(
                    "/source",
                    DutyProblem.NO_SUCH_SOURCE,
                    source == null ? "" : source,
                    String.join(", ", model.sources().keySet())));
        }
        BigDecimal plan = ReportRequest.number("/planned", planned, MOST, "10^4 yuan", faults);
        BigDecimal arrangement = ReportRequest.number("/arranged", arranged, MOST, "10^4 yuan", faults);
        BigDecimal payment = ReportRequest.number("/paid", paid, MOST, "10^4 yuan", faults);
        if (plan == null && arrangement == null && payment == null && faults.isEmpty()) {
            faults.add(Fault.at("/planned", DutyProblem.NOTHING_SAID));
        }
        refuse(faults);
        Spent spent =
                new Spent(Objects.requireNonNull(year), Objects.requireNonNull(source), plan, arrangement, payment);
        checkPaid(spent, known, faults);
        refuse(faults);
        return spent;
    }

    /** Nothing is paid that was not arranged before: summed up to the year, for the source. */
    private static void checkPaid(Spent spent, List<Spent> known, List<Fault> faults) {
        List<Spent> after = Stream.concat(
                        known.stream().filter(row -> row.source().equals(spent.source()) && row.year() != spent.year()),
                        Stream.of(spent))
                .filter(row -> row.year() <= spent.year())
                .toList();
        BigDecimal paidInAll = sum(after, Spent::paid);
        BigDecimal arrangedInAll = sum(after, Spent::arranged);
        if (spent.paid() != null && paidInAll.compareTo(arrangedInAll) > 0) {
            faults.add(Fault.at(
                    "/paid",
                    DutyProblem.PAID_ABOVE_ARRANGED,
                    String.valueOf(spent.year()),
                    paidInAll.toPlainString(),
                    arrangedInAll.toPlainString()));
        }
    }

    private static BigDecimal sum(List<Spent> rows, Function<Spent, @Nullable BigDecimal> column) {
        return rows.stream().map(column).filter(Objects::nonNull).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static void refuse(List<Fault> faults) {
        if (!faults.isEmpty()) {
            throw new ProblemException(RequestProblem.INVALID, faults);
        }
    }
}
