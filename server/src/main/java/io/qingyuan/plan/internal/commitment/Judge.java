package io.qingyuan.plan.internal.commitment;

import io.qingyuan.plan.internal.commitment.Rhythm.Window;
import io.qingyuan.plan.internal.commitment.Verdict.Reason;
import io.qingyuan.plan.internal.judgement.Comparison;
import io.qingyuan.plan.internal.judgement.Limit;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.LocalDate;
import java.time.Year;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Judges a commitment: a pure function of what is asked, what was reported, the day and the pack's readings. Soft words
 * (力争, 鼓励) do not change it; they are shown beside the state. Between two {@link #turningPoints} the day does not
 * matter, so a state need not be judged anew every day.
 */
final class Judge {

    private final Duty duty;
    private final LocalDate today;
    private final Reading reading;
    private final List<Progress> reports;

    private Judge(Duty duty, List<Progress> reports, LocalDate today, Reading reading) {
        this.duty = duty;
        this.today = today;
        this.reading = reading;
        this.reports = reports.stream()
                .filter(report -> report.value() != null || report.step() != null)
                .sorted(java.util.Comparator.comparing(Progress::on))
                .toList();
    }

    static Verdict judge(Duty duty, List<Progress> reports, LocalDate today, Reading reading) {
        return new Judge(duty, reports, today, reading).verdict();
    }

    /** The days from which on the state may differ without anything being reported, in order. */
    static List<LocalDate> turningPoints(Duty duty, Reading reading) {
        List<LocalDate> days = new ArrayList<>();
        Rhythm rhythm = duty.rhythm();
        if (rhythm != null) {
            rhythm.windows(duty.firstYear(), Year.from(duty.deadline().day()))
                    .forEach(window -> days.add(window.last().plusDays(1)));
        }
        days.add(duty.deadline().day().minusDays(reading.atRiskDays()));
        days.add(duty.deadline().day().plusDays(1));
        return days.stream().sorted().toList();
    }

    /** The last turning point up to a day; judging on it and on the day gives the same. */
    static LocalDate lastTurningPoint(Duty duty, Reading reading, LocalDate day) {
        return turningPoints(duty, reading).stream()
                .filter(point -> !point.isAfter(day))
                .reduce((first, second) -> second)
                .orElse(LocalDate.EPOCH);
    }

    private Verdict verdict() {
        if (!duty.ours()) {
            return Verdict.of(State.ELSEWHERE, Reason.NOT_OF_THIS_DISTRICT).decidedBy(last(reports));
        }
        if (duty.comparator() == Comparator.ASSIGNED) {
            return Verdict.of(State.PENDING_TARGET, Reason.NO_ASSIGNED_TARGET).decidedBy(last(reports));
        }
        Rhythm rhythm = duty.rhythm();
        if (rhythm != null) {
            return everyTime(
                    rhythm.windows(duty.firstYear(), Year.from(duty.deadline().day())));
        }
        if (reports.isEmpty()) {
            return nothingReported();
        }
        if (duty.comparator().isTrend() && start() == null) {
            return Verdict.of(State.NOT_REPORTED, Reason.NEEDS_TWO_VALUES).decidedBy(last(reports));
        }
        return reported();
    }

    private Verdict nothingReported() {
        if (duty.deadline().hasPassedOn(today)) {
            return Verdict.of(State.NOT_REPORTED, Reason.DEADLINE_PASSED_NOTHING_REPORTED);
        }
        return daysLeft() <= reading.atRiskDays()
                ? Verdict.of(State.BEHIND, Reason.DUE_SOON_NOTHING_REPORTED)
                : Verdict.of(State.NOT_DUE, Reason.NOTHING_DUE_YET);
    }

    private Verdict reported() {
        Progress latest = reports.getLast();
        if (duty.comparator().isTrend() && !duty.deadline().hasPassedOn(today)) {
            // the value at the deadline decides a trend; until then it can only be on its way
            return (reaches(latest)
                            ? Verdict.of(State.ON_TRACK, Reason.ABOVE_PATH)
                            : Verdict.of(State.BEHIND, Reason.BELOW_PATH))
                    .decidedBy(latest)
                    .comparedWith(start());
        }
        Optional<Progress> atDeadline = reports.stream()
                .filter(report -> !duty.deadline().hasPassedOn(report.on()))
                .reduce((first, second) -> second);
        if (atDeadline.isPresent() && reaches(atDeadline.get())) {
            return Verdict.of(State.MET, reaches(latest) ? Reason.REACHED_IN_TIME : Reason.REACHED_AND_LOST)
                    .decidedBy(atDeadline.get())
                    .comparedWith(target());
        }
        if (!duty.deadline().hasPassedOn(today)) {
            return beforeTheDeadline(latest);
        }
        return reports.stream()
                .filter(report -> duty.deadline().hasPassedOn(report.on()) && reaches(report))
                .findFirst()
                .map(report -> Verdict.of(State.MET, Reason.REACHED_LATE)
                        .decidedBy(report)
                        .comparedWith(target()))
                .orElseGet(() -> Verdict.of(State.MISSED, Reason.DEADLINE_PASSED)
                        .decidedBy(latest)
                        .comparedWith(target()));
    }

    private Verdict beforeTheDeadline(Progress latest) {
        BigDecimal path = pathOn(latest.on());
        BigDecimal value = latest.value();
        if (path != null && value != null) {
            return (limit(path).advantage(value, path).signum() >= 0
                            ? Verdict.of(State.ON_TRACK, Reason.ABOVE_PATH)
                            : Verdict.of(State.BEHIND, Reason.BELOW_PATH))
                    .decidedBy(latest)
                    .comparedWith(path);
        }
        return (daysLeft() <= reading.atRiskDays()
                        ? Verdict.of(State.BEHIND, Reason.DUE_SOON)
                        : Verdict.of(State.ON_TRACK, Reason.NO_PATH))
                .decidedBy(latest)
                .comparedWith(target());
    }

    /** A recurring duty: every span that is over must have been reached. */
    private Verdict everyTime(List<Window> windows) {
        List<Integer> silent = new ArrayList<>();
        Progress failed = null;
        boolean allOver = true;
        for (Window window : windows) {
            if (!today.isAfter(window.last())) {
                allOver = false;
                continue;
            }
            List<Progress> within =
                    reports.stream().filter(report -> window.holds(report.on())).toList();
            if (within.isEmpty()) {
                silent.add(window.last().getYear());
            } else if (!reachesWithin(within)) {
                failed = within.getLast();
            }
        }
        if (failed != null) {
            return Verdict.of(State.MISSED, Reason.A_TIME_MISSED)
                    .decidedBy(failed)
                    .comparedWith(target())
                    .missing(silent);
        }
        if (!silent.isEmpty()) {
            return Verdict.of(State.NOT_REPORTED, Reason.A_TIME_NOT_REPORTED)
                    .decidedBy(last(reports))
                    .missing(silent);
        }
        return (allOver
                        ? Verdict.of(State.MET, Reason.EVERY_TIME_REACHED)
                        : Verdict.of(State.ON_TRACK, Reason.EVERY_TIME_SO_FAR))
                .decidedBy(last(reports))
                .comparedWith(target());
    }

    /** Within one span a number reported last counts; without numbers, how often it was reported as done. */
    private boolean reachesWithin(List<Progress> within) {
        BigDecimal value = within.getLast().value();
        long done = within.stream().filter(report -> report.step() == Step.DONE).count();
        BigDecimal asked = target();
        BigDecimal reached = value != null ? value : BigDecimal.valueOf(done);
        return reached.compareTo(asked == null ? BigDecimal.ONE : asked) >= 0;
    }

    private boolean reaches(Progress report) {
        BigDecimal value = report.value();
        if (value == null || (!duty.numeric() && report.step() == Step.DONE)) {
            return !duty.numeric() && report.step() == Step.DONE;
        }
        BigDecimal compared = target();
        return compared != null && limit(compared).isMetBy(value);
    }

    private Limit limit(BigDecimal compared) {
        return switch (duty.comparator()) {
            case AT_LEAST, NO_DECREASE, RANGE, DONE, EXISTS, ASSIGNED -> new Limit(Comparison.AT_LEAST, compared);
            case AT_MOST -> new Limit(Comparison.AT_MOST, compared);
            case ABOVE, INCREASE -> new Limit(Comparison.MORE_THAN, compared);
            case BELOW, DECREASE -> new Limit(Comparison.LESS_THAN, compared);
            case REACH -> new Limit(lowerIsBetter() ? Comparison.AT_MOST : Comparison.AT_LEAST, compared);
            case ABOUT ->
                lowerIsBetter()
                        ? new Limit(Comparison.AT_MOST, compared.multiply(BigDecimal.ONE.add(reading.aboutWithin())))
                        : new Limit(
                                Comparison.AT_LEAST, compared.multiply(BigDecimal.ONE.subtract(reading.aboutWithin())));
        };
    }

    /** Nothing goes below zero here, so a promise of zero asks for less. */
    private boolean lowerIsBetter() {
        BigDecimal value = duty.value();
        return duty.lowerIsBetter() || (value != null && value.signum() == 0);
    }

    /** The straight line from the starting value at the end of its year to the number asked on the deadline. */
    private @Nullable BigDecimal pathOn(LocalDate day) {
        Duty.Baseline baseline = duty.baseline();
        BigDecimal end = target();
        if (baseline == null || end == null || duty.comparator().isTrend()) {
            return null;
        }
        BigDecimal start = baseline.value();
        if (start == null || baseline.year() == null) {
            return null;
        }
        LocalDate from = Deadline.lastDay(baseline.year());
        long whole = ChronoUnit.DAYS.between(from, duty.deadline().day());
        long gone = ChronoUnit.DAYS.between(from, day);
        if (whole <= 0 || gone < 0) {
            return null;
        }
        return end.subtract(start)
                .multiply(BigDecimal.valueOf(gone))
                .divide(BigDecimal.valueOf(whole), MathContext.DECIMAL64)
                .add(start);
    }

    private @Nullable BigDecimal target() {
        return duty.comparator().isTrend() ? start() : duty.value();
    }

    /** The value a trend is compared with: the printed one, or the first of at least two reported ones. */
    private @Nullable BigDecimal start() {
        Duty.Baseline baseline = duty.baseline();
        if (baseline != null && baseline.value() != null) {
            return baseline.value();
        }
        List<Progress> numbers =
                reports.stream().filter(report -> report.value() != null).toList();
        return numbers.size() < 2 ? null : numbers.getFirst().value();
    }

    private long daysLeft() {
        return ChronoUnit.DAYS.between(today, duty.deadline().day());
    }

    private static @Nullable Progress last(List<Progress> reports) {
        return reports.isEmpty() ? null : reports.getLast();
    }
}
