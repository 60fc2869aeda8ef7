package io.qingyuan.plan.internal.owner;

import io.qingyuan.audit.Audit;
import io.qingyuan.identity.Actor;
import io.qingyuan.identity.Organisation;
import io.qingyuan.identity.Policy;
import io.qingyuan.identity.Thing;
import io.qingyuan.identity.UnitId;
import io.qingyuan.identity.Verb;
import io.qingyuan.plan.PlanModel;
import io.qingyuan.plan.PlanProblem;
import io.qingyuan.plan.Plans;
import io.qingyuan.problem.ProblemException;
import io.qingyuan.time.AsOf;
import io.qingyuan.time.Clamp;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Which units answer for items, conditions and circumstances, and which of them the plan office has confirmed. */
@Service
public class Owners {

    public static final String KIND = "plan.owner";

    private final JdbcOwnerConfirmations confirmations;
    private final Plans plans;
    private final Organisation organisation;
    private final Policy policy;
    private final Audit audit;
    private final Clamp clamp;

    Owners(
            JdbcOwnerConfirmations confirmations,
            Plans plans,
            Organisation organisation,
            Policy policy,
            Audit audit,
            Clamp clamp) {
        this.confirmations = confirmations;
        this.plans = plans;
        this.organisation = organisation;
        this.policy = policy;
        this.audit = audit;
        this.clamp = clamp;
    }

    /** The confirmations of a plan by item. */
    public Map<String, Confirmation> confirmed(String plan, AsOf asOf) {
        return confirmations.current(plan, asOf);
    }

    public List<Confirmation> history(String plan, String item) {
        return confirmations.history(plan, item);
    }

    /** Confirms the inferred owner or names another one. */
    @Transactional
    public void confirm(Actor actor, String planId, String item, String unit, @Nullable String note) {
        policy.require(actor, Verb.CONFIRM, Thing.of(KIND));
        PlanModel plan = plans.plan(clamp.now(), planId);
        boolean known = plan.findItem(item).isPresent()
                || plan.conditions().stream()
                        .anyMatch(condition -> condition.id().equals(item)
                                || condition.circumstances().stream()
                                        .anyMatch(each -> each.id().equals(item)));
        if (!known) {
            throw new ProblemException(PlanProblem.ITEM_NOT_FOUND, item);
        }
        if (organisation.findUnit(new UnitId(unit), clamp.now()).isEmpty()) {
            throw new ProblemException(PlanProblem.OWNER_UNIT, unit);
        }
        confirmations.confirm(planId, item, unit, note, actor.name());
        audit.record(actor, "confirm", KIND, planId + "/" + item, Map.of("unit", unit));
    }
}
