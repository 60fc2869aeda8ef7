package io.qingyuan.casework.internal;

import io.qingyuan.casework.internal.procedure.Procedure;
import io.qingyuan.identity.Actor;
import io.qingyuan.identity.Followed;
import io.qingyuan.identity.OpenWork;
import io.qingyuan.identity.PersonId;
import io.qingyuan.identity.PostId;
import io.qingyuan.identity.Succession;
import io.qingyuan.identity.Title;
import io.qingyuan.identity.UnitId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Open tasks follow units that are succeeded and people who leave. */
@Component
class SucceededCases implements OpenWork {

    private static final Title TASKS = Title.of("项办件任务转给新的办理者", "task(s) in cases passed to those who take over");

    private final JdbcTasks tasks;
    private final JdbcCases cases;
    private final Procedures procedures;
    private final StepBook steps;
    private final TaskBook book;
    private final Parties parties;

    SucceededCases(
            JdbcTasks tasks, JdbcCases cases, Procedures procedures, StepBook steps, TaskBook book, Parties parties) {
        this.tasks = tasks;
        this.cases = cases;
        this.procedures = procedures;
        this.steps = steps;
        this.book = book;
        this.parties = parties;
    }

    @Override
    public List<Followed> wouldFollow(Succession succession) {
        long count = waiting(succession).stream()
                .filter(task -> taker(succession, task).isPresent())
                .count();
        return List.of(new Followed(TASKS, (int) count));
    }

    @Override
    public List<Followed> follow(Actor by, Succession succession) {
        int count = 0;
        for (TaskRow task : waiting(succession)) {
            Optional<UnitId> to = taker(succession, task);
            if (to.isPresent()) {
                move(by, task, to.get(), task.person(), succession.reason());
                count++;
            }
        }
        return List.of(new Followed(TASKS, count));
    }

    private List<TaskRow> waiting(Succession succession) {
        Set<UnitId> ending =
                succession.takers().stream().map(Succession.Taker::from).collect(Collectors.toSet());
        return tasks.openOf(ending);
    }

    private static Optional<UnitId> taker(Succession succession, TaskRow task) {
        UnitId unit = task.unit();
        return unit == null
                ? Optional.empty()
                : succession.taker(unit, task.role()).map(Succession.Taker::to);
    }

    @Override
    public List<Followed> follow(Actor by, Leaving leaving) {
        List<TaskRow> mine = leaving.last() ? tasks.openOfPerson(leaving.person()) : List.of();
        mine.forEach(task -> move(by, task, task.unit(), leaving.successor(), leaving.reason()));
        return List.of(new Followed(TASKS, mine.size()));
    }

    /** A post that came to be held may be new: what waits for its role in its unit is its holder's too. */
    @Override
    public void filled(PostId post) {
        parties.post(post).ifPresent(found -> {
            for (TaskRow task : tasks.openOf(List.of(found.unit()))) {
                if (task.person() == null && found.roles().contains(task.role())) {
                    cases.find(task.caseId()).ifPresent(row -> book.grant(Actor.system(), row, task, steps.now()));
                }
            }
        });
    }

    private void move(Actor by, TaskRow task, @Nullable UnitId unit, @Nullable PersonId person, String reason) {
        CaseRow row = cases.lock(task.caseId()).orElseThrow();
        Procedure procedure = procedures.version(row.procedureHash());
        Instant now = steps.now();
        StepBook.Draft draft = StepBook.Draft.of(row.id(), Act.MOVED).at(task.node(), task.id());
        steps.keep(
                by,
                unit == null ? draft : draft.with("unit", unit.value()),
                ActInput.because(reason, null),
                now,
                row.openedAt());
        tasks.hand(task.id(), unit, person);
        TaskRow moved = tasks.find(task.id()).orElseThrow();
        if (moved.heldOn() == null) {
            book.tell(row, procedure.step(task.node()), moved);
        }
        book.grant(by, row, moved, now);
    }
}
