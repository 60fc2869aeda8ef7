package io.qingyuan.casework.internal;

import io.qingyuan.casework.CaseProblem;
import io.qingyuan.casework.internal.procedure.Procedure;
import io.qingyuan.identity.Actor;
import io.qingyuan.identity.Policy;
import io.qingyuan.identity.UnitId;
import io.qingyuan.identity.Verb;
import io.qingyuan.problem.ProblemException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * Who sees how much of a case. The policy engine says who reads the whole; whoever has an open task in it reads what the task
 * needs, for as long as it is open; whoever did a step reads what they themselves did.
 */
@Component
class CaseAccess {

    private final Policy policy;
    private final JdbcTasks tasks;
    private final Procedures procedures;

    CaseAccess(Policy policy, JdbcTasks tasks, Procedures procedures) {
        this.policy = policy;
        this.tasks = tasks;
        this.procedures = procedures;
    }

    /**
     * What somebody sees.
     *
     * @param whole whether all of the case
     * @param steps which steps' forms are read
     * @param closedFields whether fields that are private are read too
     */
    record Sight(boolean whole, Predicate<String> steps, boolean closedFields) {}

    /** What the actor sees of a case beside what they themselves did; empty for nothing. */
    Optional<Sight> sees(Actor actor, CaseRow row) {
        Procedure procedure = procedures.version(row.procedureHash());
        boolean closedFields = policy.allows(actor, Verb.READ_PRIVATE, row.thing());
        if (policy.allows(actor, Verb.READ, row.thing()) || follows(actor, row, procedure)) {
            return Optional.of(new Sight(true, _ -> true, closedFields));
        }
        List<TaskRow> mine = tasks.open(row.id()).stream()
                .filter(task -> policy.allows(actor, Verb.READ, task.thing()))
                .toList();
        if (mine.isEmpty()) {
            return Optional.empty();
        }
        Set<String> nodes = mine.stream().map(TaskRow::node).collect(Collectors.toSet());
        return Optional.of(new Sight(
                false,
                step -> nodes.stream().anyMatch(node -> procedure.step(node).reads(step)),
                true));
    }

    /** Parties that the procedure lets read every case of it; never those of closed cases. */
    private static boolean follows(Actor actor, CaseRow row, Procedure procedure) {
        return row.kind().equals(CaseRow.KIND)
                && !procedure.follow().isEmpty()
                && Parties.opensAs(actor, procedure, procedure.follow()).isPresent();
    }

    /** Refuses whoever sees nothing of the case, as if there were none. */
    Sight require(Actor actor, CaseRow row) {
        return sees(actor, row)
                .orElseThrow(() ->
                        new ProblemException(CaseProblem.NOT_FOUND, row.id().toString()));
    }

    /** Whether the actor decides on the course of the case: suspends, resumes, cancels. */
    boolean steers(Actor actor, CaseRow row) {
        return policy.allows(actor, Verb.MANAGE, row.thing());
    }

    /** Whether the actor is of those for whom the task waited. */
    boolean couldDo(Actor actor, TaskRow task) {
        UnitId unit = task.unit();
        return actor.person().equals(task.person())
                || actor.person().equals(task.endedBy())
                || actor.assignments().stream()
                        .anyMatch(own -> own.role() == task.role() && unit != null && own.answersFor(unit));
    }
}
