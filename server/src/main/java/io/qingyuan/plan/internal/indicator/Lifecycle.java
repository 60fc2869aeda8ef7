package io.qingyuan.plan.internal.indicator;

import io.qingyuan.audit.Audit;
import io.qingyuan.identity.Actor;
import io.qingyuan.identity.Policy;
import io.qingyuan.identity.Thing;
import io.qingyuan.identity.Verb;
import io.qingyuan.plan.PlanModel;
import io.qingyuan.plan.PlanProblem;
import io.qingyuan.plan.Plans;
import io.qingyuan.problem.ProblemException;
import io.qingyuan.time.AsOf;
import io.qingyuan.time.Clamp;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What becomes of a plan over time, and how its items go on in the plan that follows. */
@Service
class Lifecycle {

    static final String KIND = "plan.lifecycle";

    /** Where a plan is in its life. An amended plan goes on; a closed one can only be followed by another. */
    enum State {
        ACTIVE,
        AMENDED,
        CLOSED,
        SUCCEEDED;

        String key() {
            return name().toLowerCase(Locale.ROOT);
        }

        boolean allows(State next) {
            return switch (next) {
                case ACTIVE -> false;
                case AMENDED, CLOSED -> this == ACTIVE || this == AMENDED;
                case SUCCEEDED -> this != SUCCEEDED;
            };
        }
    }

    private final JdbcLifecycle steps;
    private final Plans plans;
    private final Policy policy;
    private final Audit audit;
    private final Clamp clamp;

    Lifecycle(JdbcLifecycle steps, Plans plans, Policy policy, Audit audit, Clamp clamp) {
        this.steps = steps;
        this.plans = plans;
        this.policy = policy;
        this.audit = audit;
        this.clamp = clamp;
    }

    List<LifecycleStep> steps(String plan, AsOf asOf) {
        return steps.steps(plan, asOf);
    }

    State state(String plan, AsOf asOf) {
        return steps.steps(plan, asOf).stream()
                .reduce((_, later) -> later)
                .map(step -> State.valueOf(step.step().toUpperCase(Locale.ROOT)))
                .orElse(State.ACTIVE);
    }

    List<ItemLink> links(String plan, AsOf asOf) {
        return steps.links(plan, asOf);
    }

    List<ItemLink> links(String plan, String item, AsOf asOf) {
        return steps.links(plan, item, asOf);
    }

    @Transactional
    void record(Actor actor, LifecycleStep step) {
        policy.require(actor, Verb.MANAGE, Thing.of(KIND));
        plans.plan(clamp.now(), step.plan());
        if (step.successor() != null) {
            plans.plan(clamp.now(), step.successor());
        }
        steps.lock(step.plan());
        State now = state(step.plan(), clamp.now());
        State next = State.valueOf(step.step().toUpperCase(Locale.ROOT));
        if (!now.allows(next)) {
            throw new ProblemException(PlanProblem.LIFECYCLE_STEP, step.plan(), now.key(), next.key());
        }
        steps.add(step);
        audit.record(actor, "record-step", KIND, step.plan(), Map.of("step", step.step()));
    }

    @Transactional
    void link(Actor actor, ItemLink link) {
        policy.require(actor, Verb.MANAGE, Thing.of(KIND));
        requireItem(link.fromPlan(), link.fromItem());
        if (link.toItem() != null) {
            requireItem(link.toPlan(), link.toItem());
        }
        steps.lock(link.fromPlan());
        steps.put(link);
        audit.record(
                actor,
                "link-items",
                KIND,
                link.fromPlan() + "/" + link.fromItem(),
                Map.of("to", link.toPlan() + "/" + link.toItem(), "kind", link.kind()));
    }

    private void requireItem(String planId, String item) {
        PlanModel plan = plans.plan(clamp.now(), planId);
        if (plan.findItem(item).isEmpty()) {
            throw new ProblemException(PlanProblem.LINK_ITEM, planId, item);
        }
    }
}
