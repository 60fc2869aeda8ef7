package io.qingyuan.casework.internal;

import io.qingyuan.casework.CaseId;
import io.qingyuan.casework.CaseProblem;
import io.qingyuan.casework.internal.CaseClock.Due;
import io.qingyuan.casework.internal.flow.FlowEngine;
import io.qingyuan.casework.internal.flow.Token;
import io.qingyuan.casework.internal.procedure.Procedure;
import io.qingyuan.casework.internal.procedure.Procedure.Party;
import io.qingyuan.casework.internal.procedure.Procedure.Step;
import io.qingyuan.identity.Actor;
import io.qingyuan.identity.Grants;
import io.qingyuan.identity.PersonId;
import io.qingyuan.identity.PostId;
import io.qingyuan.identity.Title;
import io.qingyuan.identity.UnitId;
import io.qingyuan.problem.ProblemException;
import io.qingyuan.time.Zone;
import io.qingyuan.worklist.Addressee;
import io.qingyuan.worklist.WorkItem;
import io.qingyuan.worklist.Worklist;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Makes tasks of where the engine says a case waits: with a last day, a to-do, and the right to read what the task needs, given
 * by the policy engine to those who hold the posts and ended with the task.
 */
@Component
class TaskBook {

    /** How long after its last day a right still holds; the clock renews it while the task is open. */
    private static final Duration AFTER_DUE = Duration.ofDays(60);

    private static final Duration WITHOUT_DUE = Duration.ofDays(180);
    private static final Duration RENEWED_BEFORE = Duration.ofDays(20);

    private final JdbcTasks stored;
    private final JdbcCases cases;
    private final FlowEngine engine;
    private final Parties parties;
    private final CaseClock clock;
    private final Worklist worklist;
    private final Grants grants;

    TaskBook(
            JdbcTasks stored,
            JdbcCases cases,
            FlowEngine engine,
            Parties parties,
            CaseClock clock,
            Worklist worklist,
            Grants grants) {
        this.stored = stored;
        this.cases = cases;
        this.engine = engine;
        this.parties = parties;
        this.clock = clock;
        this.worklist = worklist;
        this.grants = grants;
    }

    /**
     * Opens and ends tasks until they are what the engine says.
     *
     * @return whether the case goes on
     */
    boolean settle(
            Actor actor, CaseRow row, String run, Procedure procedure, CaseValues values, String ended, Instant now) {
        Map<String, Token> tokens = engine.tokens(run, procedure.course()).stream()
                .collect(Collectors.toMap(Token::id, Function.identity()));
        for (TaskRow task : stored.open(row.id())) {
            if (tokens.remove(task.token()) == null) {
                end(actor, task, ended, now);
            }
        }
        boolean goesOn = !tokens.isEmpty() || !stored.open(row.id()).isEmpty();
        tokens.values().stream()
                .sorted(Comparator.comparing(Token::node).thenComparingInt(Token::index))
                .forEach(token -> open(actor, row, procedure, token, values, now));
        if (!goesOn) {
            cases.setInstance(row.id(), null);
        }
        return goesOn;
    }

    private void open(Actor actor, CaseRow row, Procedure procedure, Token token, CaseValues values, Instant now) {
        Step step = procedure.step(token.node());
        Party party = procedure.party(step.party());
        List<UnitId> joint = values.jointUnits(token.node());
        UnitId unit = joint.isEmpty()
                ? parties.unit(party, row.unit(), row.openedUnit(), row.area(), values)
                        .orElseThrow(() -> new ProblemException(
                                CaseProblem.NO_UNIT, step.title().zh()))
                : joint.get(Math.min(token.index(), joint.size() - 1));
        LocalDate today = Zone.dayOf(now);
        Due due = clock.due(step.deadline(), today, values);
        TaskRow task = new TaskRow(
                new UUID(0, 0),
                row.id(),
                token.node(),
                token.index(),
                token.id(),
                unit,
                party.role(),
                null,
                now,
                today,
                due.day(),
                due.waits(),
                null,
                null,
                false,
                null,
                null,
                null);
        TaskRow kept = with(task, stored.insert(task));
        tell(row, step, kept);
        grant(actor, row, kept, now);
    }

    private static TaskRow with(TaskRow task, UUID id) {
        return new TaskRow(
                id,
                task.caseId(),
                task.node(),
                task.part(),
                task.token(),
                task.unit(),
                task.role(),
                task.person(),
                task.openedAt(),
                task.startedOn(),
                task.due(),
                task.dueWaits(),
                task.heldOn(),
                task.reminded(),
                task.escalated(),
                task.endedAt(),
                task.endedAs(),
                task.endedBy());
    }

    /** Ends a task with its to-do and the rights that came with it. */
    void end(Actor actor, TaskRow task, String as, Instant now) {
        stored.end(task.id(), as, actor.person(), now);
        worklist.closeAll(task.key());
        grants.end(actor, TaskRow.KIND, task.id().toString());
    }

    /** The to-do of a task, opened or made what the task says now. */
    void tell(CaseRow row, Step step, TaskRow task) {
        Title title = step.title();
        WorkItem item = WorkItem.of(
                        task.key(),
                        addressee(task),
                        Title.of(
                                title.zh() + "：" + row.subject(),
                                (title.en() == null ? title.zh() : title.en()) + ": " + row.subject()),
                        link(row.id(), task.id()))
                .due(task.due())
                .from(row.number());
        worklist.open(row.sample() ? item.asSample() : item);
    }

    /** While a case is suspended nobody has anything to do in it. */
    void silence(TaskRow task) {
        worklist.close(task.key());
    }

    static Addressee addressee(TaskRow task) {
        PersonId person = task.person();
        UnitId unit = task.unit();
        if (person != null) {
            return new Addressee.Person(person);
        }
        return unit == null ? new Addressee.Anybody(task.role()) : new Addressee.InUnit(unit, task.role());
    }

    static String link(CaseId id, UUID task) {
        return "/cases/" + id + "?task=" + task;
    }

    /** Gives the right to a task to whoever should have it now; nothing where they have it already for long enough. */
    void grant(Actor actor, CaseRow row, TaskRow task, Instant now) {
        PersonId person = task.person();
        UnitId unit = task.unit();
        List<PostId> posts = person != null || unit == null ? List.of() : parties.posts(task.role(), unit);
        String to = person != null
                ? person.toString()
                : posts.stream().map(PostId::value).collect(Collectors.joining(" "));
        JdbcTasks.Granted before = stored.granted(task.id());
        Instant until = before.until();
        boolean lasts = until != null && until.isAfter(now.plus(RENEWED_BEFORE));
        if (before.to().equals(to) && (lasts || to.isEmpty())) {
            return;
        }
        if (!before.to().isEmpty()) {
            grants.end(actor, TaskRow.KIND, task.id().toString());
        }
        Instant next = until(task.due(), now);
        if (person != null) {
            grants.assign(actor, person, TaskRow.KIND, task.id().toString(), next, row.number());
        }
        posts.forEach(post -> grants.assign(actor, post, TaskRow.KIND, task.id().toString(), next, row.number()));
        stored.setGranted(task.id(), new JdbcTasks.Granted(to, next));
    }

    private static Instant until(@Nullable LocalDate due, Instant now) {
        Instant usual = now.plus(WITHOUT_DUE);
        return due == null ? usual : later(Zone.startOf(due).plus(AFTER_DUE), now.plus(AFTER_DUE));
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
