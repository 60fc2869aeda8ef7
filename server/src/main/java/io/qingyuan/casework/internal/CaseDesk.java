package io.qingyuan.casework.internal;

import io.qingyuan.casework.CaseChanged;
import io.qingyuan.casework.CaseId;
import io.qingyuan.casework.CaseProblem;
import io.qingyuan.casework.internal.CaseClock.Due;
import io.qingyuan.casework.internal.StepBook.Draft;
import io.qingyuan.casework.internal.StepBook.Filled;
import io.qingyuan.casework.internal.flow.FlowEngine;
import io.qingyuan.casework.internal.procedure.Procedure;
import io.qingyuan.casework.internal.procedure.Procedure.Reopening;
import io.qingyuan.casework.internal.procedure.Procedure.Source;
import io.qingyuan.casework.internal.procedure.Procedure.Step;
import io.qingyuan.identity.Actor;
import io.qingyuan.identity.AreaId;
import io.qingyuan.identity.Assignment;
import io.qingyuan.identity.Grants;
import io.qingyuan.identity.People;
import io.qingyuan.identity.PersonId;
import io.qingyuan.identity.Policy;
import io.qingyuan.identity.UnitId;
import io.qingyuan.identity.Verb;
import io.qingyuan.problem.ProblemException;
import io.qingyuan.time.Zone;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What people do in cases. Each act is one transaction: token, facts, to-dos, rights, audit and seal together. */
@Service
class CaseDesk {

    private final JdbcCases cases;
    private final JdbcTasks tasks;
    private final Procedures procedures;
    private final FlowEngine engine;
    private final StepBook steps;
    private final TaskBook waiting;
    private final CaseClock clock;
    private final CaseTelling telling;
    private final CaseAccess access;
    private final Policy policy;
    private final Grants grants;
    private final People people;
    private final ApplicationEventPublisher events;

    CaseDesk(
            JdbcCases cases,
            JdbcTasks tasks,
            Procedures procedures,
            FlowEngine engine,
            StepBook steps,
            TaskBook waiting,
            CaseClock clock,
            CaseTelling telling,
            CaseAccess access,
            Policy policy,
            Grants grants,
            People people,
            ApplicationEventPublisher events) {
        this.cases = cases;
        this.tasks = tasks;
        this.procedures = procedures;
        this.engine = engine;
        this.steps = steps;
        this.waiting = waiting;
        this.clock = clock;
        this.telling = telling;
        this.access = access;
        this.policy = policy;
        this.grants = grants;
        this.people = people;
        this.events = events;
    }

    /** A case on the desk: locked, with its procedure and what it says. */
    private record Open(CaseRow row, Procedure procedure, List<StepRow> steps, CaseValues values, Instant now) {}

    /**
     * Opens a case.
     *
     * @param upstream its number in the superior's system, of a mirror
     */
    @Transactional
    CaseId open(Actor actor, String procedureId, @Nullable String upstream, ActInput input) {
        Optional<StepRow> before = steps.replayed(actor, input, Act.OPENED);
        if (before.isPresent()) {
            return before.get().caseId();
        }
        Procedure procedure = procedures.inForce(procedureId);
        Assignment through = Parties.opensAs(actor, procedure, procedure.open())
                .orElseThrow(() -> new ProblemException(
                        CaseProblem.MAY_NOT_OPEN, procedure.title().in(actor.language())));
        return begin(actor, procedure, through, upstream, input, false);
    }

    /** Opens a case because something else happened, in the name of the system and of the procedure's unit. */
    @Transactional
    CaseId openBecause(String procedureId, ActInput input, boolean sample) {
        Actor actor = Actor.system();
        Optional<StepRow> before = steps.replayed(actor, input, Act.OPENED);
        return before.isPresent()
                ? before.get().caseId()
                : begin(actor, procedures.inForce(procedureId), null, null, input, sample);
    }

    private CaseId begin(
            Actor actor,
            Procedure procedure,
            @Nullable Assignment through,
            @Nullable String upstream,
            ActInput input,
            boolean sample) {
        Filled filled = steps.fill(procedure.openingForm(), input.values());
        Instant now = steps.now();
        LocalDate today = Zone.dayOf(now);
        CaseValues values = new CaseValues(procedure, List.of());
        values.add(filled.values());
        Due due = clock.due(procedure.deadline(), today, values);
        CaseRow row = new CaseRow(
                new CaseId(new UUID(0, 0)),
                number(procedure, upstream, today),
                procedure.id(),
                procedure.hash(),
                actor.person(),
                through == null ? procedure.unit() : through.unit(),
                now,
                sample,
                values.text(procedure.subject()).orElseThrow(),
                procedure.unit(),
                Optional.ofNullable(procedure.area())
                        .flatMap(values::text)
                        .map(AreaId::new)
                        .orElse(null),
                procedure.confidentiality(),
                CaseState.OPEN,
                due.day(),
                null,
                null,
                0);
        String definition = procedures.definition(procedure);
        CaseId id = cases.insert(row);
        Draft draft = Draft.of(id, Act.OPENED).by(through).saying(filled);
        StepRow step = steps.keep(
                actor, upstream == null ? draft : draft.with("upstream", upstream), input, now, Instant.EPOCH);
        values.add(step);
        String run = engine.start(definition, id.toString(), values);
        cases.setInstance(id, run);
        CaseRow kept = cases.find(id).orElseThrow();
        boolean goesOn = waiting.settle(actor, kept, run, procedure, values, "DONE", now);
        if (!goesOn) {
            close(actor, kept);
        }
        events.publishEvent(new CaseChanged(procedure.id(), id, CaseChanged.Act.OPENED, null, !goesOn));
        return id;
    }

    private String number(Procedure procedure, @Nullable String upstream, LocalDate today) {
        if (procedure.source() == Source.MIRROR) {
            String number = upstream == null ? "" : upstream.strip();
            if (number.isEmpty() || number.length() > 100) {
                throw new ProblemException(
                        CaseProblem.UPSTREAM_NUMBER, procedure.title().zh());
            }
            if (cases.taken(number)) {
                throw new ProblemException(CaseProblem.NUMBER_TAKEN, number);
            }
            return number;
        }
        int year = today.getYear();
        return procedure.number().number(year, cases.next(procedure.number().series(year)));
    }

    /** Does a step. */
    @Transactional
    CaseId complete(Actor actor, UUID taskId, ActInput input) {
        Optional<StepRow> before = steps.replayed(actor, input, Act.DONE);
        if (before.isPresent()) {
            return before.get().caseId();
        }
        TaskRow task = mine(actor, taskId);
        Open open = desk(task.caseId(), CaseState.OPEN);
        Step step = open.procedure().step(task.node());
        Assignment through = Parties.through(actor, task.role(), task.unit()).orElse(null);
        apart(actor, step, task, open);
        StepBook.checkPosition(step, input);
        Filled filled = steps.fill(open.procedure().formOf(step).orElse(null), input.values());
        StepRow kept = steps.keep(
                actor,
                Draft.of(task.caseId(), Act.DONE)
                        .at(task.node(), task.id())
                        .by(through)
                        .saying(filled)
                        .signed(step.sign()),
                input,
                open.now(),
                open.row().openedAt());
        open.values().add(kept);
        CaseRow row = renamed(actor, open);
        engine.complete(task.token(), open.values());
        waiting.end(actor, task, "DONE", open.now());
        boolean goesOn = waiting.settle(actor, row, run(row), open.procedure(), open.values(), "MOVED", open.now());
        telling.done(actor, row, step, kept);
        if (!goesOn) {
            close(actor, row);
            telling.closed(actor, row, kept);
        }
        events.publishEvent(new CaseChanged(row.procedureId(), row.id(), CaseChanged.Act.DONE, task.node(), !goesOn));
        return task.caseId();
    }

    /** What the step filled in may say anew what the case is about and where it is. */
    private CaseRow renamed(Actor actor, Open open) {
        CaseRow row = open.row();
        String subject = open.values().text(open.procedure().subject()).orElse(row.subject());
        AreaId area = Optional.ofNullable(open.procedure().area())
                .flatMap(open.values()::text)
                .map(AreaId::new)
                .orElse(row.area());
        if (subject.equals(row.subject()) && java.util.Objects.equals(area, row.area())) {
            return row;
        }
        return changed(actor, row, row.state(), subject, area, row.due(), row.reason());
    }

    /** Whoever does the step belongs to another unit than those who did the steps it controls. */
    private static void apart(Actor actor, Step step, TaskRow task, Open open) {
        UnitId unit = task.unit();
        for (StepRow earlier : open.steps()) {
            boolean controlled = (earlier.act() == Act.DONE
                            && earlier.node() != null
                            && step.apartFrom().contains(earlier.node()))
                    || (earlier.act() == Act.OPENED && step.apartFrom().contains(Procedure.OPENING));
            UnitId its = earlier.unit();
            if (controlled && (earlier.person().equals(actor.person()) || (its != null && its.equals(unit)))) {
                throw new ProblemException(CaseProblem.SAME_UNIT, step.title().in(actor.language()));
            }
        }
    }

    /** Returns a case to an earlier step. */
    @Transactional
    CaseId giveBack(Actor actor, UUID taskId, String to, ActInput input) {
        Optional<StepRow> before = steps.replayed(actor, input, Act.RETURNED);
        if (before.isPresent()) {
            return before.get().caseId();
        }
        StepBook.needReason(input);
        TaskRow task = mine(actor, taskId);
        Open open = desk(task.caseId(), CaseState.OPEN);
        Step step = open.procedure().step(task.node());
        if (!step.backTo().contains(to)) {
            throw new ProblemException(CaseProblem.NOT_BACK_THERE, to, String.join(", ", step.backTo()));
        }
        StepRow kept = steps.keep(
                actor,
                Draft.of(task.caseId(), Act.RETURNED)
                        .at(task.node(), task.id())
                        .by(Parties.through(actor, task.role(), task.unit()).orElse(null))
                        .with("to", to),
                input,
                open.now(),
                open.row().openedAt());
        CaseRow row = open.row();
        waiting.end(actor, task, "RETURNED", open.now());
        List<TaskRow> others = tasks.open(row.id());
        Set<String> behind = open.procedure().course().reachable(Set.of(to));
        boolean alone = others.stream().noneMatch(other -> behind.contains(other.node()));
        String run = run(row);
        if (alone && step.joint() == null && open.procedure().step(to).joint() == null) {
            engine.move(task.token(), to, open.values());
        } else {
            run = engine.startAt(
                    run,
                    procedures.definition(open.procedure()),
                    open.procedure().course(),
                    row.id().toString(),
                    to,
                    open.values());
            cases.setInstance(row.id(), run);
        }
        waiting.settle(actor, row, run, open.procedure(), open.values(), "RETURNED", open.now());
        telling.returned(actor, row, open.procedure().step(to), kept);
        return row.id();
    }

    /** Hands a task to another person of those who could do it, or to the same role of another unit. */
    @Transactional
    CaseId handOver(Actor actor, UUID taskId, @Nullable PersonId person, @Nullable UnitId unit, ActInput input) {
        Optional<StepRow> before = steps.replayed(actor, input, Act.HANDED_OVER);
        if (before.isPresent()) {
            return before.get().caseId();
        }
        StepBook.needReason(input);
        TaskRow task = mine(actor, taskId);
        Open open = desk(task.caseId(), CaseState.OPEN);
        UnitId to = unit == null ? task.unit() : unit;
        List<PersonId> able = people.holders(task.role(), to);
        if (able.isEmpty() || (person != null && !able.contains(person)) || (person == null && unit == null)) {
            throw new ProblemException(CaseProblem.HAND_OVER_TO, task.role().name());
        }
        Draft draft = Draft.of(task.caseId(), Act.HANDED_OVER)
                .at(task.node(), task.id())
                .by(Parties.through(actor, task.role(), task.unit()).orElse(null));
        if (to != null) {
            draft = draft.with("unit", to.value());
        }
        if (person != null) {
            draft = draft.with("person", person.toString());
        }
        steps.keep(actor, draft, input, open.now(), open.row().openedAt());
        tasks.hand(task.id(), to, person);
        TaskRow handed = tasks.find(task.id()).orElseThrow();
        waiting.tell(open.row(), open.procedure().step(task.node()), handed);
        waiting.grant(actor, open.row(), handed, open.now());
        return task.caseId();
    }

    /** Stops the clocks. */
    @Transactional
    CaseId suspend(Actor actor, CaseId id, int revision, ActInput input) {
        Optional<StepRow> before = steps.replayed(actor, input, Act.SUSPENDED);
        if (before.isPresent()) {
            return before.get().caseId();
        }
        String reason = StepBook.needReason(input);
        Open open = steer(actor, id, revision, CaseState.OPEN);
        steps.keep(
                actor,
                steered(actor, open, Act.SUSPENDED),
                input,
                open.now(),
                open.row().openedAt());
        LocalDate today = Zone.dayOf(open.now());
        for (TaskRow task : tasks.open(id)) {
            tasks.hold(task.id(), today);
            waiting.silence(task);
        }
        changed(actor, open.row(), CaseState.SUSPENDED, reason);
        return id;
    }

    /** Lets the clocks go on; last days move by as long as they stood still. */
    @Transactional
    CaseId resume(Actor actor, CaseId id, int revision, ActInput input) {
        Optional<StepRow> before = steps.replayed(actor, input, Act.RESUMED);
        if (before.isPresent()) {
            return before.get().caseId();
        }
        Open open = steer(actor, id, revision, CaseState.SUSPENDED);
        steps.keep(
                actor,
                steered(actor, open, Act.RESUMED),
                input,
                open.now(),
                open.row().openedAt());
        LocalDate today = Zone.dayOf(open.now());
        LocalDate held = today;
        for (TaskRow task : tasks.open(id)) {
            Step step = open.procedure().step(task.node());
            LocalDate stopped = task.heldOn() == null ? today : task.heldOn();
            held = stopped.isBefore(held) ? stopped : held;
            if (task.due() != null) {
                Due due = clock.resumed(step.deadline(), task.due(), stopped, today);
                tasks.setDue(task.id(), due.day(), due.waits());
            }
            tasks.hold(task.id(), null);
            TaskRow now = tasks.find(task.id()).orElseThrow();
            waiting.tell(open.row(), step, now);
            waiting.grant(actor, open.row(), now, open.now());
        }
        CaseRow row = open.row();
        LocalDate due = row.due() == null
                ? null
                : clock.resumed(open.procedure().deadline(), row.due(), held, today)
                        .day();
        changed(actor, row, CaseState.OPEN, row.subject(), row.area(), due, input.reason());
        return id;
    }

    /** Ends a case before its end. */
    @Transactional
    CaseId cancel(Actor actor, CaseId id, int revision, ActInput input) {
        Optional<StepRow> before = steps.replayed(actor, input, Act.CANCELLED);
        if (before.isPresent()) {
            return before.get().caseId();
        }
        String reason = StepBook.needReason(input);
        Open open = steer(actor, id, revision, CaseState.OPEN, CaseState.SUSPENDED);
        StepRow kept = steps.keep(
                actor,
                steered(actor, open, Act.CANCELLED),
                input,
                open.now(),
                open.row().openedAt());
        tasks.open(id).forEach(task -> waiting.end(actor, task, "CANCELLED", open.now()));
        engine.cancel(run(open.row()));
        cases.setInstance(id, null);
        changed(actor, open.row(), CaseState.CANCELLED, reason);
        grants.end(actor, open.row().kind(), id.toString());
        telling.closed(actor, open.row(), kept);
        events.publishEvent(new CaseChanged(open.row().procedureId(), id, CaseChanged.Act.CANCELLED, null, false));
        return id;
    }

    /** Opens a closed case again, on one of the grounds that the procedure names. */
    @Transactional
    CaseId reopen(Actor actor, CaseId id, int revision, @Nullable String ground, ActInput input) {
        Optional<StepRow> before = steps.replayed(actor, input, Act.REOPENED);
        if (before.isPresent()) {
            return before.get().caseId();
        }
        StepBook.needReason(input);
        Open open = desk(id, CaseState.CLOSED);
        access.require(actor, open.row());
        sameRevision(open.row(), revision);
        Reopening reopening = open.procedure().reopening();
        if (reopening == null) {
            throw new ProblemException(
                    CaseProblem.NO_REOPENING, open.procedure().title().in(actor.language()));
        }
        Assignment through = Parties.opensAs(actor, open.procedure(), List.of(reopening.by()))
                .orElseThrow(() -> new ProblemException(CaseProblem.NOT_YOUR_ACT));
        if (ground == null || !reopening.grounds().containsKey(ground)) {
            throw new ProblemException(
                    CaseProblem.GROUND,
                    String.valueOf(ground),
                    String.join(
                            ", ",
                            reopening.grounds().values().stream()
                                    .map(title -> title.in(actor.language()))
                                    .toList()));
        }
        steps.keep(
                actor,
                Draft.of(id, Act.REOPENED).by(through).with("ground", ground).with("to", reopening.to()),
                input,
                open.now(),
                open.row().openedAt());
        CaseRow row = changed(actor, open.row(), CaseState.OPEN, input.reason());
        String run = engine.startAt(
                null,
                procedures.definition(open.procedure()),
                open.procedure().course(),
                id.toString(),
                reopening.to(),
                open.values());
        cases.setInstance(id, run);
        waiting.settle(actor, row, run, open.procedure(), open.values(), "MOVED", open.now());
        return id;
    }

    @Transactional
    void follow(Actor actor, CaseId id, boolean follow) {
        CaseRow row = cases.find(id).orElseThrow(() -> new ProblemException(CaseProblem.NOT_FOUND, id.toString()));
        access.require(actor, row);
        if (follow) {
            cases.follow(id, actor.person());
        } else {
            cases.unfollow(id, actor.person());
        }
    }

    // --- what acts have in common
    // --------------------------------------------------------------------------------------

    /** An open task that the actor may do; who is too late is told who was quicker. */
    @Transactional
    TaskRow mine(Actor actor, UUID taskId) {
        TaskRow found = tasks.find(taskId).orElseThrow(() -> noTask(taskId));
        cases.lock(found.caseId());
        TaskRow task = tasks.find(taskId).orElseThrow(() -> noTask(taskId));
        if (!task.isOpen()) {
            PersonId by = task.endedBy();
            if (by == null || !access.couldDo(actor, task)) {
                throw noTask(taskId);
            }
            throw new ProblemException(
                    CaseProblem.TASK_ENDED,
                    people.names(Set.of(by)).getOrDefault(by, "—"),
                    CaseTelling.moment(java.util.Objects.requireNonNull(task.endedAt())));
        }
        if (!policy.allows(actor, Verb.WRITE, task.thing())) {
            CaseRow row = cases.find(task.caseId()).orElseThrow();
            throw access.sees(actor, row).isEmpty() ? noTask(taskId) : new ProblemException(CaseProblem.NOT_YOUR_TASK);
        }
        return task;
    }

    private static ProblemException noTask(UUID id) {
        return new ProblemException(CaseProblem.NO_TASK, id.toString());
    }

    private Open desk(CaseId id, CaseState... states) {
        CaseRow row = cases.lock(id).orElseThrow(() -> new ProblemException(CaseProblem.NOT_FOUND, id.toString()));
        if (!List.of(states).contains(row.state())) {
            throw new ProblemException(
                    CaseProblem.WRONG_STATE, row.number(), row.state().name());
        }
        Procedure procedure = procedures.version(row.procedureHash());
        List<StepRow> before = steps.of(id);
        return new Open(row, procedure, before, new CaseValues(procedure, before), steps.now());
    }

    /** A case that the actor may steer: whose unit it is decides on its course. */
    private Open steer(Actor actor, CaseId id, int revision, CaseState... states) {
        CaseRow seen = cases.find(id).orElseThrow(() -> new ProblemException(CaseProblem.NOT_FOUND, id.toString()));
        access.require(actor, seen);
        if (!access.steers(actor, seen)) {
            throw new ProblemException(CaseProblem.NOT_YOUR_ACT);
        }
        Open open = desk(id, states);
        sameRevision(open.row(), revision);
        return open;
    }

    private static void sameRevision(CaseRow row, int revision) {
        if (row.revision() != revision) {
            throw new ProblemException(CaseProblem.CHANGED, row.number());
        }
    }

    private static Draft steered(Actor actor, Open open, Act act) {
        return Draft.of(open.row().id(), act)
                .by(actor.assignments().stream()
                        .filter(assignment -> assignment.answersFor(open.row().unit()))
                        .findFirst()
                        .orElse(null));
    }

    private void close(Actor actor, CaseRow row) {
        cases.setInstance(row.id(), null);
        changed(actor, row, CaseState.CLOSED, null);
        grants.end(actor, row.kind(), row.id().toString());
    }

    private CaseRow changed(Actor actor, CaseRow row, CaseState state, @Nullable String reason) {
        return changed(actor, row, state, row.subject(), row.area(), row.due(), reason);
    }

    private CaseRow changed(
            Actor actor,
            CaseRow row,
            CaseState state,
            String subject,
            @Nullable AreaId area,
            @Nullable LocalDate due,
            @Nullable String reason) {
        CaseRow after = new CaseRow(
                row.id(),
                row.number(),
                row.procedureId(),
                row.procedureHash(),
                row.openedBy(),
                row.openedUnit(),
                row.openedAt(),
                row.sample(),
                subject,
                row.unit(),
                area,
                row.confidentiality(),
                state,
                due,
                reason,
                row.instance(),
                row.revision());
        // two changes in one act hold from one moment on: the second one replaces the first
        cases.change(row, after, actor.person(), cases.now());
        return after;
    }

    private static String run(CaseRow row) {
        String instance = row.instance();
        if (instance == null) {
            throw new IllegalStateException("case " + row.number() + " has no run");
        }
        return instance;
    }
}
