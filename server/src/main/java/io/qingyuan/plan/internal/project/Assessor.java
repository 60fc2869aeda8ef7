package io.qingyuan.plan.internal.project;

import io.qingyuan.plan.internal.project.Standing.Reason;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Says how a project stands: a pure function of the project, what was reported, the month and what is let pass. */
final class Assessor {

    private static final BigDecimal ALL = BigDecimal.valueOf(100);

    private final Project project;
    private final List<Built> reports;
    private final Map<String, BigDecimal> done = new TreeMap<>();
    private final Optional<Built> last;
    private final Money money;
    private final YearMonth month;
    private final Allowance allowance;

    private Assessor(Project project, List<Built> reports, List<Spent> rows, YearMonth month, Allowance allowance) {
        this.project = project;
        this.reports = reports.stream()
                .filter(report -> !report.month().isAfter(month))
                .sorted(Comparator.comparing(Built::month))
                .toList();
        this.reports.forEach(report -> done.putAll(report.quantities()));
        this.last =
                this.reports.stream().filter(report -> report.percent() != null).reduce((first, second) -> second);
        this.money = Money.of(project.investment(), rows);
        this.month = month;
        this.allowance = allowance;
    }

    static Standing assess(
            Project project, List<Built> reports, List<Spent> rows, YearMonth month, Allowance allowance) {
        return new Assessor(project, reports, rows, month, allowance).standing();
    }

    /** Months of the period passed by the end of a month, in per cent of all of them. */
    static BigDecimal timePassed(Project project, YearMonth month) {
        long all = ChronoUnit.MONTHS.between(project.firstMonth(), project.lastMonth()) + 1;
        long gone = Math.clamp(ChronoUnit.MONTHS.between(project.firstMonth(), month) + 1, 0, all);
        return BigDecimal.valueOf(gone * 100).divide(BigDecimal.valueOf(all), 1, RoundingMode.HALF_EVEN);
    }

    private Standing standing() {
        Found found = find();
        return new Standing(
                found.state(),
                found.reason(),
                reports.isEmpty() ? null : reports.getLast().month(),
                built(),
                timePassed(project, month),
                done,
                money,
                warnings(found.state()));
    }

    private record Found(ProjectState state, Reason reason) {}

    private Found find() {
        boolean over = month.isAfter(project.lastMonth());
        if (reports.isEmpty()) {
            return nothingReported(over);
        }
        BigDecimal built = built();
        if (built == null) {
            return new Found(ProjectState.NOT_REPORTED, Reason.NO_SHARE_REPORTED);
        }
        if (built.compareTo(ALL) >= 0 && !isAnyQuantityShort()) {
            return new Found(
                    ProjectState.MET,
                    finishedIn().isAfter(project.lastMonth()) ? Reason.FINISHED_LATE : Reason.FINISHED_IN_TIME);
        }
        if (over) {
            return new Found(ProjectState.MISSED, Reason.PERIOD_OVER);
        }
        // compared on the day of the report: what was built since is not known
        BigDecimal due =
                timePassed(project, last.orElseThrow().month()).subtract(BigDecimal.valueOf(allowance.behindPoints()));
        return built.compareTo(due) >= 0
                ? new Found(ProjectState.ON_TRACK, Reason.ABOVE_LINE)
                : new Found(ProjectState.BEHIND, Reason.BELOW_LINE);
    }

    private Found nothingReported(boolean over) {
        if (month.isBefore(project.firstMonth())) {
            return new Found(ProjectState.NOT_DUE, Reason.NOT_BEGUN);
        }
        return new Found(
                ProjectState.NOT_REPORTED, over ? Reason.PERIOD_OVER_NOTHING_REPORTED : Reason.NOTHING_REPORTED);
    }

    /** The month from which on the share stayed at 100. */
    private YearMonth finishedIn() {
        YearMonth finished = last.orElseThrow().month();
        for (Built report : reports.reversed()) {
            BigDecimal percent = report.percent();
            if (percent != null && percent.compareTo(ALL) < 0) {
                break;
            }
            finished = report.month();
        }
        return finished;
    }

    private Set<Warning> warnings(ProjectState state) {
        Set<Warning> warnings = EnumSet.noneOf(Warning.class);
        add(warnings, Warning.NO_AMOUNT, project.investment() == null);
        add(warnings, Warning.SILENT, isSilent(state));
        add(
                warnings,
                Warning.DELAYED,
                state != ProjectState.MET && reports.stream().anyMatch(report -> report.newDate() != null));
        BigDecimal built = built();
        add(warnings, Warning.QUANTITY_SHORT, built != null && built.compareTo(ALL) >= 0 && isAnyQuantityShort());
        BigDecimal planned = project.investment();
        BigDecimal split = money.split();
        add(
                warnings,
                Warning.ARRANGED_ABOVE_PLAN,
                planned != null && money.arranged().compareTo(planned) > 0);
        add(warnings, Warning.SPLIT_DIFFERS, planned != null && split != null && split.compareTo(planned) != 0);
        BigDecimal paid = money.paidPercent();
        if (paid != null && built != null) {
            BigDecimal ahead = paid.subtract(built);
            BigDecimal points = BigDecimal.valueOf(allowance.divergencePoints());
            add(warnings, Warning.PAID_AHEAD, ahead.compareTo(points) > 0);
            add(warnings, Warning.BUILT_AHEAD, ahead.negate().compareTo(points) > 0);
        }
        return warnings;
    }

    private static void add(Set<Warning> warnings, Warning warning, boolean holds) {
        if (holds) {
            warnings.add(warning);
        }
    }

    private boolean isSilent(ProjectState state) {
        if (state == ProjectState.MET || state == ProjectState.NOT_DUE) {
            return false;
        }
        YearMonth since = reports.isEmpty()
                ? project.firstMonth().minusMonths(1)
                : reports.getLast().month();
        return ChronoUnit.MONTHS.between(since, month) > allowance.silentMonths();
    }

    private boolean isAnyQuantityShort() {
        return project.quantities().stream().anyMatch(quantity -> {
            BigDecimal planned = quantity.least();
            BigDecimal reached = done.get(quantity.id());
            return planned != null && reached != null && reached.compareTo(planned) < 0;
        });
    }

    private @Nullable BigDecimal built() {
        return last.map(Built::percent).orElse(null);
    }
}
