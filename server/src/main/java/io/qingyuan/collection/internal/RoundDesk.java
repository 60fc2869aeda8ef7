package io.qingyuan.collection.internal;

import io.qingyuan.audit.Audit;
import io.qingyuan.calendar.WorkingDays;
import io.qingyuan.collection.CollectionProblem;
import io.qingyuan.identity.Actor;
import io.qingyuan.identity.Policy;
import io.qingyuan.identity.Thing;
import io.qingyuan.identity.UnitId;
import io.qingyuan.identity.Verb;
import io.qingyuan.problem.ProblemException;
import io.qingyuan.statistics.Period;
import io.qingyuan.time.AsOf;
import io.qingyuan.time.Zone;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Opens rounds and looks after them: who has delivered, who is reminded. */
@Service
class RoundDesk {

    static final String KIND = "collection.round";

    /** More than any schedule may give after the end of a period: 366 days, or 250 working days. */
    private static final int LONGEST_DAYS = 400;

    private final Schedules schedules;
    private final Lines lines;
    private final JdbcRounds rounds;
    private final Passing passing;
    private final Duties duties;
    private final Policy policy;
    private final WorkingDays calendar;
    private final Audit audit;
    private final Clock clock;

    RoundDesk(
            Schedules schedules,
            Lines lines,
            JdbcRounds rounds,
            Passing passing,
            Duties duties,
            Policy policy,
            WorkingDays calendar,
            Audit audit,
            Clock clock) {
        this.schedules = schedules;
        this.lines = lines;
        this.rounds = rounds;
        this.passing = passing;
        this.duties = duties;
        this.policy = policy;
        this.calendar = calendar;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Opens a round for each period; several past ones at once to fill them in later (补报).
     *
     * @param due the last day on time; null for what the schedule lays down, counted from today for past periods
     */
    @Transactional
    List<Round> open(Actor actor, String schedule, List<String> periods, @Nullable LocalDate due) {
        policy.require(actor, Verb.MANAGE, Thing.of(KIND));
        Schedule known = schedules.active().schedule(schedule);
        if (periods.isEmpty()) {
            throw new ProblemException(CollectionProblem.NOTHING_SENT);
        }
        List<Round> opened = new ArrayList<>();
        for (String period : periods) {
            opened.add(open(actor, known, period(known, period), due, false));
        }
        return opened;
    }

    private Period period(Schedule schedule, String text) {
        try {
            Period period = Period.parse(text);
            if (period.type() == schedule.frequency()) {
                if (period.firstDay().isAfter(today())) {
                    throw new ProblemException(CollectionProblem.PERIOD_NOT_OVER, text);
                }
                return period;
            }
        } catch (IllegalArgumentException e) {
            // told below, with what is asked for
        }
        throw new ProblemException(
                CollectionProblem.PERIOD,
                text,
                schedule.title().preferChinese(),
                schedule.frequency().name().toLowerCase(Locale.ROOT));
    }

    /** Opens a round with a form for every unit that has a figure in it. */
    Round open(Actor actor, Schedule schedule, Period period, @Nullable LocalDate due, boolean sample) {
        if (rounds.open(schedule.id(), period)) {
            throw new ProblemException(
                    CollectionProblem.ROUND_EXISTS, schedule.title().preferChinese(), period.toString());
        }
        LocalDate last = due != null ? due : usual(schedule, period);
        if (!sample && last.isBefore(today())) {
            throw new ProblemException(CollectionProblem.DUE, last.toString(), today().toString());
        }
        Instant at = rounds.now();
        Round round = rounds.insert(schedule.id(), period, last, actor.name(), sample, at);
        for (UnitId unit : lines.of(schedule, period, AsOf.at(at)).keySet()) {
            UUID form = rounds.insertForm(round.id(), unit);
            Standing standing =
                    new Standing(form, round.id(), unit, FormState.ENTRY, last, null, false, 0, 0, null, null, at);
            rounds.step(standing, Act.OPEN, null, actor, at);
            duties.follow(new Forms.Head(round, schedule, standing, List.of()));
        }
        audit.record(
                actor,
                "open",
                KIND,
                round.id().toString(),
                Map.of("schedule", schedule.id(), "period", period.toString(), "due", last.toString()));
        return round;
    }

    private LocalDate usual(Schedule schedule, Period period) {
        LocalDate end = period.lastDay();
        // what ended so long ago is late by any schedule, also where the holidays of then are not known
        if (end.plusDays(LONGEST_DAYS).isBefore(today())) {
            return schedule.due().due(today(), calendar);
        }
        LocalDate counted = schedule.due().due(end, calendar);
        return counted.isBefore(today()) ? schedule.due().due(today(), calendar) : counted;
    }

    /**
     * Reminds those units of a round whose forms are still being filled in.
     *
     * @param units empty for all of them
     * @return how many were reminded
     */
    @Transactional
    int remind(Actor actor, UUID round, List<String> units) {
        policy.require(actor, Verb.MANAGE, Thing.of(KIND));
        requireRound(round, rounds.now());
        List<Standing> waiting = rounds.standings(List.of(round), rounds.now()).stream()
                .filter(standing -> standing.state() == FormState.ENTRY)
                .filter(standing ->
                        units.isEmpty() || units.contains(standing.unit().value()))
                .toList();
        waiting.forEach(standing -> passing.remind(actor, standing.form()));
        return waiting.size();
    }

    Round requireRound(UUID round, Instant asOf) {
        return rounds.find(round, asOf)
                .orElseThrow(() -> new ProblemException(CollectionProblem.ROUND_NOT_FOUND, round.toString()));
    }

    private LocalDate today() {
        return Zone.dayOf(clock.instant());
    }
}
