package io.qingyuan.intake.internal;

import io.qingyuan.identity.Actor;
import io.qingyuan.identity.Policy;
import io.qingyuan.identity.Title;
import io.qingyuan.identity.Verb;
import io.qingyuan.intake.IntakeForm;
import io.qingyuan.intake.IntakeProblem;
import io.qingyuan.intake.IntakeTarget;
import io.qingyuan.problem.ProblemException;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The targets other modules offer, and who may import into them. */
@Component
class Targets {

    private final List<IntakeTarget> targets;
    private final Policy policy;

    Targets(List<IntakeTarget> targets, Policy policy) {
        this.targets = List.copyOf(targets);
        this.policy = policy;
        long kinds = targets.stream().map(IntakeTarget::kind).distinct().count();
        if (kinds != targets.size()) {
            throw new IllegalStateException("two targets of the same kind");
        }
    }

    Optional<IntakeTarget> find(String kind) {
        return targets.stream().filter(target -> target.kind().equals(kind)).findFirst();
    }

    IntakeTarget get(String kind) {
        return find(kind).orElseThrow(() -> new ProblemException(IntakeProblem.NO_TARGET, kind));
    }

    /** Those into whose contexts the person may import at all. */
    List<IntakeTarget> open(Actor actor) {
        return targets.stream()
                .filter(target -> policy.somewhere(actor, target.verb(), target.kind()))
                .toList();
    }

    /** The form, for somebody who may import by it. */
    IntakeForm require(Actor actor, String kind, String context) {
        IntakeTarget target = get(kind);
        IntakeForm form = target.form(context);
        policy.require(actor, target.verb(), form.thing());
        return form;
    }

    /** The name of what the import goes into; empty where that is gone. */
    Optional<Title> titleOf(Job job) {
        try {
            return find(job.target()).map(target -> target.form(job.context()).title());
        } catch (ProblemException e) {
            return Optional.empty();
        }
    }

    boolean mayImport(Actor actor, Job job) {
        return find(job.target())
                .filter(target -> allows(actor, target, job.context(), target.verb()))
                .isPresent();
    }

    /** Their own imports, and those into what they may import into or read. */
    boolean mayRead(Actor actor, Job job) {
        return actor.person().equals(job.requestedBy())
                || find(job.target())
                        .filter(target -> allows(actor, target, job.context(), target.verb())
                                || allows(actor, target, job.context(), Verb.READ))
                        .isPresent();
    }

    private boolean allows(Actor actor, IntakeTarget target, String context, Verb verb) {
        try {
            return policy.allows(actor, verb, target.form(context).thing());
        } catch (ProblemException e) {
            // the context is gone; only whoever sent the file still sees it
            return false;
        }
    }
}
