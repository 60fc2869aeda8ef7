package io.qingyuan.casework.internal;

import io.qingyuan.casework.internal.CaseClock.Due;
import io.qingyuan.casework.internal.procedure.Procedure;
import io.qingyuan.casework.internal.procedure.Procedure.Party;
import io.qingyuan.casework.internal.procedure.Procedure.Step;
import io.qingyuan.identity.Actor;
import io.qingyuan.identity.Grants;
import io.qingyuan.identity.Title;
import io.qingyuan.identity.UnitId;
import io.qingyuan.time.Zone;
import io.qingyuan.worklist.Addressee;
import io.qingyuan.worklist.WorkItem;
import io.qingyuan.worklist.Worklist;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.OptionalInt;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What time does to an open task. */
@Service
class CaseTiming {

    private static final Duration OVERSEEN = Duration.ofDays(180);

    private final JdbcCases cases;
    private final JdbcTasks tasks;
    private final Procedures procedures;
    private final StepBook steps;
    private final TaskBook book;
    private final Parties parties;
    private final CaseClock clock;
    private final CaseTelling telling;
    private final Worklist worklist;
    private final Grants grants;

    CaseTiming(
            JdbcCases cases,
            JdbcTasks tasks,
            Procedures procedures,
            StepBook steps,
            TaskBook book,
            Parties parties,
            CaseClock clock,
            CaseTelling telling,
            Worklist worklist,
            Grants grants) {
        this.cases = cases;
        this.tasks = tasks;
        this.procedures = procedures;
        this.steps = steps;
        this.book = book;
        this.parties = parties;
        this.clock = clock;
        this.telling = telling;
        this.worklist = worklist;
        this.grants = grants;
    }

    /** Looks at one task; whether anything came of it. */
    @Transactional
    boolean look(UUID taskId, Instant now) {
        TaskRow task = tasks.find(taskId).orElseThrow();
        CaseRow row = cases.lock(task.caseId()).orElseThrow();
        task = tasks.find(taskId).orElseThrow();
        if (!task.isOpen() || task.heldOn() != null || row.state() != CaseState.OPEN) {
            return false;
        }
        Procedure procedure = procedures.version(row.procedureHash());
        Step step = procedure.step(task.node());
        book.grant(Actor.system(), row, task, now);
        if (task.dueWaits()) {
            task = count(row, procedure, step, task);
        }
        LocalDate due = task.due();
        LocalDate today = Zone.dayOf(now);
        if (due == null || !clock.worked(today)) {
            return false;
        }
        return due.isBefore(today) ? escalate(row, procedure, step, task, now) : remind(row, step, task, due, today);
    }

    /** The holidays of the year may be declared by now. */
    private TaskRow count(CaseRow row, Procedure procedure, Step step, TaskRow task) {
        Due due = clock.due(step.deadline(), task.startedOn(), new CaseValues(procedure, steps.of(row.id())));
        if (due.waits()) {
            return task;
        }
        tasks.setDue(task.id(), due.day(), false);
        TaskRow counted = tasks.find(task.id()).orElseThrow();
        book.tell(row, step, counted);
        return counted;
    }

    private boolean remind(CaseRow row, Step step, TaskRow task, LocalDate due, LocalDate today) {
        Integer left = clock.left(today, due);
        if (left == null) {
            return false;
        }
        OptionalInt stage = step.remind().stream()
                .mapToInt(days -> days)
                .filter(days -> left <= days)
                .min();
        Integer before = task.reminded();
        if (stage.isEmpty() || (before != null && before <= stage.getAsInt())) {
            return false;
        }
        tasks.reminded(task.id(), stage.getAsInt());
        return telling.ahead(row, step, task, stage.getAsInt(), left);
    }

    private boolean escalate(CaseRow row, Procedure procedure, Step step, TaskRow task, Instant now) {
        if (task.escalated()) {
            return false;
        }
        tasks.escalated(task.id());
        telling.overdue(row, step, task, TaskBook.addressee(task));
        String above = step.escalate();
        if (above != null) {
            Party party = procedure.party(above);
            CaseValues values = new CaseValues(procedure, steps.of(row.id()));
            parties.unit(party, row.unit(), row.openedUnit(), row.area(), values)
                    .ifPresent(unit -> toldAbove(row, step, task, party, unit, now));
        }
        steps.keep(
                Actor.system(),
                StepBook.Draft.of(row.id(), Act.ESCALATED)
                        .at(task.node(), task.id())
                        .with("due", String.valueOf(task.due())),
                ActInput.because(null, null),
                now,
                Instant.EPOCH);
        return true;
    }

    private void toldAbove(CaseRow row, Step step, TaskRow task, Party party, UnitId unit, Instant now) {
        Addressee whom = new Addressee.InUnit(unit, party.role());
        telling.overdue(row, step, task, whom);
        Title title = step.title();
        WorkItem item = WorkItem.of(
                        task.key() + "/overdue",
                        whom,
                        Title.of(
                                "督办逾期：" + title.zh() + "（" + row.subject() + "）",
                                "See to what is overdue: " + (title.en() == null ? title.zh() : title.en()) + " ("
                                        + row.subject() + ")"),
                        "/cases/" + row.id())
                .from(row.number());
        worklist.open(row.sample() ? item.asSample() : item);
        Instant until = now.plus(OVERSEEN);
        List<io.qingyuan.identity.PostId> posts = parties.posts(party.role(), unit);
        posts.forEach(
                post -> grants.assign(Actor.system(), post, row.kind(), row.id().toString(), until, row.number()));
    }
}
