package io.qingyuan.plan.internal.judgement;

import io.qingyuan.plan.Status;
import io.qingyuan.plan.internal.judgement.Reason.Code;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Judges one item in one year (评判). A number is made from nothing: what is missing, in doubt or without a target is named as
 * such.
 */
public final class Judge {

    private final Terms terms;
    private final Known known;
    private final int year;

    private Judge(Terms terms, Known known, int year) {
        this.terms = terms;
        this.known = known;
        this.year = year;
    }

    public static Judgement judge(Terms terms, Known known, int year) {
        return new Judge(terms, known, year).judgement();
    }

    private Judgement judgement() {
        Finding target = outcome(terms.target(), true);
        Finding required = outcome(terms.required(), false);
        Optional<BigDecimal> value = known.valueIn(year);
        Optional<Path> path = goal().flatMap(this::path).filter(_ -> year <= terms.targetYear());
        Optional<BigDecimal> forecast = year < terms.targetYear() && value.isPresent()
                ? Trend.through(known.valuesUpTo(year)).map(trend -> trend.at(terms.targetYear()))
                : Optional.empty();
        Optional<BigDecimal> due = path.map(line -> line.dueIn(year));
        return new Judgement(
                year,
                target,
                required,
                due.orElse(null),
                value.flatMap(v -> due.map(d -> gap(v, d))).orElse(null),
                value.flatMap(v -> path.map(line -> line.paceFrom(v, year))).orElse(null),
                forecast.orElse(null),
                isWarning(target.status(), forecast));
    }

    private BigDecimal gap(BigDecimal value, BigDecimal due) {
        return goal().orElseThrow().advantage(value, due);
    }

    /** The number the path leads to: the stricter of the printed and the assigned one. */
    private Optional<Limit> goal() {
        Optional<Limit> assigned = terms.target().assigned() ? known.assignedFor(terms.targetYear()) : Optional.empty();
        Optional<Limit> printed = terms.target().limit();
        if (assigned.isEmpty() || printed.isEmpty()) {
            return assigned.or(() -> printed);
        }
        return printed.get()
                                .advantage(assigned.get().value(), printed.get().value())
                                .signum()
                        > 0
                ? assigned
                : printed;
    }

    private Optional<Path> path(Limit goal) {
        return terms.baseYear() >= terms.targetYear()
                ? Optional.empty()
                : known.valueIn(terms.baseYear())
                        .map(base -> new Path(terms.baseYear(), base, terms.targetYear(), goal));
    }

    private boolean isWarning(Status status, Optional<BigDecimal> forecast) {
        if (!terms.binding() || year >= terms.targetYear()) {
            return false;
        }
        boolean fallsShort = forecast.isPresent()
                && goal().map(goal -> !goal.isMetBy(forecast.get())).orElse(false);
        return status == Status.BEHIND || fallsShort;
    }

    private Finding outcome(Demand demand, boolean ownTarget) {
        return switch (known.in(year)) {
            case Reading.Missing() -> Finding.of(Status.NOT_REPORTED, Code.NO_VALUE, String.valueOf(year));
            case Reading.Doubtful() -> Finding.of(Status.NOT_JUDGED, Code.IN_DOUBT);
            case Reading.Stated(Reading.Achievement achievement, boolean evidenced) -> state(achievement, evidenced);
            case Reading.Measured(BigDecimal value) -> {
                if (demand.isEmpty()) {
                    yield Finding.of(Status.NOT_JUDGED, Code.NOTHING_ASKED);
                }
                yield Finding.allOf(ownTarget ? targetParts(demand, value) : requiredParts(demand, value));
            }
        };
    }

    private static Finding state(Reading.Achievement achievement, boolean evidenced) {
        return switch (achievement) {
            case ACHIEVED ->
                evidenced
                        ? Finding.of(Status.MET, Code.STATE_ACHIEVED)
                        : Finding.of(Status.AWAITING_EVIDENCE, Code.STATE_WITHOUT_EVIDENCE);
            case PARTIAL -> Finding.of(Status.NOT_MET, Code.STATE_PARTIAL);
            case NOT_ACHIEVED -> Finding.of(Status.NOT_MET, Code.STATE_NOT_ACHIEVED);
        };
    }

    private List<Finding> targetParts(Demand demand, BigDecimal value) {
        List<Finding> parts = new ArrayList<>();
        demand.limit().ifPresent(limit -> parts.add(towards(limit, value, TargetCodes.PRINTED)));
        if (demand.assigned()) {
            parts.add(known.assignedFor(terms.targetYear())
                    .map(limit -> towards(limit, value, TargetCodes.ASSIGNED))
                    .orElseGet(() -> noAssignedTarget(terms.targetYear())));
        }
        demand.steady().ifPresent(tolerance -> parts.add(steady(value, tolerance)));
        return parts;
    }

    private List<Finding> requiredParts(Demand demand, BigDecimal value) {
        List<Finding> parts = new ArrayList<>();
        demand.limit()
                .ifPresent(limit -> parts.add(within(limit, value, Code.REQUIRED_MET, Code.REQUIRED_MISSED, year)));
        if (demand.assigned()) {
            parts.add(known.assignedFor(year)
                    .map(limit -> within(limit, value, Code.ASSIGNED_REACHED, Code.ASSIGNED_MISSED, year))
                    .orElseGet(() -> noAssignedTarget(year)));
        }
        demand.steady().ifPresent(tolerance -> parts.add(steady(value, tolerance)));
        return parts;
    }

    private static Finding noAssignedTarget(int forYear) {
        return Finding.of(Status.PENDING_TARGET, Code.NO_ASSIGNED_TARGET, String.valueOf(forYear));
    }

    private static Finding within(Limit limit, BigDecimal value, Code met, Code missed, int forYear) {
        boolean holds = limit.isMetBy(value);
        return Finding.of(
                holds ? Status.MET : Status.MISSED,
                holds ? met : missed,
                value.toPlainString(),
                limit.comparison().sign(),
                limit.value().toPlainString(),
                String.valueOf(forYear));
    }

    private Finding towards(Limit limit, BigDecimal value, TargetCodes codes) {
        if (limit.isMetBy(value) || year >= terms.targetYear()) {
            return within(limit, value, codes.reached, codes.missed, terms.targetYear());
        }
        Optional<Path> path = path(limit);
        List<String> arguments = new ArrayList<>(List.of(
                value.toPlainString(),
                limit.comparison().sign(),
                limit.value().toPlainString(),
                String.valueOf(terms.targetYear())));
        if (path.isEmpty()) {
            return new Finding(Status.NOT_JUDGED, List.of(new Reason(codes.noPath, arguments)));
        }
        arguments.add(path.get().dueIn(year).toPlainString());
        arguments.add(path.get().paceFrom(value, year).toPlainString());
        return path.get().isReached(value, year)
                ? new Finding(Status.ON_TRACK, List.of(new Reason(codes.onPath, arguments)))
                : new Finding(Status.BEHIND, List.of(new Reason(codes.belowPath, arguments)));
    }

    private Finding steady(BigDecimal value, BigDecimal tolerance) {
        Optional<BigDecimal> before = known.valueIn(year - 1);
        if (before.isEmpty()) {
            return Finding.of(Status.NOT_JUDGED, Code.NO_VALUE_BEFORE, String.valueOf(year - 1));
        }
        BigDecimal worse = terms.direction() == Direction.LOWER
                ? value.subtract(before.get())
                : before.get().subtract(value);
        boolean holds = worse.compareTo(tolerance) <= 0;
        return Finding.of(
                holds ? Status.MET : Status.MISSED,
                holds ? Code.STEADY : Code.NOT_STEADY,
                value.toPlainString(),
                before.get().toPlainString(),
                String.valueOf(year - 1),
                tolerance.toPlainString());
    }

    /** The sentences of the printed and of the assigned number differ. */
    private enum TargetCodes {
        PRINTED(Code.TARGET_REACHED, Code.TARGET_MISSED, Code.ON_THE_PATH, Code.BELOW_THE_PATH, Code.NO_PATH),
        ASSIGNED(
                Code.ASSIGNED_REACHED,
                Code.ASSIGNED_MISSED,
                Code.ASSIGNED_ON_THE_PATH,
                Code.ASSIGNED_BELOW_THE_PATH,
                Code.ASSIGNED_NO_PATH);

        private final Code reached;
        private final Code missed;
        private final Code onPath;
        private final Code belowPath;
        private final Code noPath;

        TargetCodes(Code reached, Code missed, Code onPath, Code belowPath, Code noPath) {
            this.reached = reached;
            this.missed = missed;
            this.onPath = onPath;
            this.belowPath = belowPath;
            this.noPath = noPath;
        }
    }
}
