package io.qingyuan.plan.internal.target;

import io.qingyuan.audit.Audit;
import io.qingyuan.identity.Actor;
import io.qingyuan.identity.Policy;
import io.qingyuan.identity.Thing;
import io.qingyuan.identity.Verb;
import io.qingyuan.plan.PlanModel;
import io.qingyuan.plan.PlanProblem;
import io.qingyuan.plan.Plans;
import io.qingyuan.plan.internal.judgement.Limit;
import io.qingyuan.plan.internal.unit.EvidenceFiles;
import io.qingyuan.problem.ProblemException;
import io.qingyuan.receipts.Change;
import io.qingyuan.receipts.Receipts;
import io.qingyuan.time.AsOf;
import io.qingyuan.time.Clamp;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Records which targets a superior authority assigned. */
@Service
public class AssignedTargets {

    static final String KIND = "plan.target";

    /** The reason of withdrawal the interface translates. */
    static final String SAMPLE_REMOVED = "sample-removed";

    private static final int FIRST_YEAR = 2000;
    private static final int LAST_YEAR = 2100;

    private final JdbcAssignedTargets targets;
    private final Plans plans;
    private final List<Assignable.Source> sources;
    private final EvidenceFiles files;
    private final Receipts receipts;
    private final Policy policy;
    private final Audit audit;
    private final Clamp clamp;

    AssignedTargets(
            JdbcAssignedTargets targets,
            Plans plans,
            List<Assignable.Source> sources,
            EvidenceFiles files,
            Receipts receipts,
            Policy policy,
            Audit audit,
            Clamp clamp) {
        this.targets = targets;
        this.plans = plans;
        this.sources = sources;
        this.files = files;
        this.receipts = receipts;
        this.policy = policy;
        this.audit = audit;
        this.clamp = clamp;
    }

    /** What is asked to be recorded. */
    record Entry(
            String plan, String item, int year, Limit limit, AssignedTarget.Document document, List<String> evidence) {}

    /** The targets in force then, by item and year. */
    @Transactional(readOnly = true)
    public List<AssignedTarget> list(String plan, AsOf asOf) {
        return targets.list(plan, asOf).stream()
                .filter(AssignedTarget::isInForce)
                .toList();
    }

    /** What of a plan waits for a superior's number, in the order of the plan. */
    List<Assignable> waiting(PlanModel plan) {
        return things(plan).filter(Assignable::waits).toList();
    }

    /**
     * A thing of the plan by its code.
     *
     * @throws ProblemException when the plan has none of that code
     */
    Assignable assignable(PlanModel plan, String item) {
        return things(plan)
                .filter(thing -> thing.id().equals(item))
                .findFirst()
                .orElseThrow(() -> new ProblemException(PlanProblem.ITEM_NOT_FOUND, item));
    }

    private Stream<Assignable> things(PlanModel plan) {
        return sources.stream().flatMap(source -> source.of(plan).stream());
    }

    /** All versions of an item's targets, the latest first. */
    @Transactional(readOnly = true)
    public List<AssignedTarget> history(String plan, String item) {
        return targets.versions().history(plan, item);
    }

    /** Records a target, or corrects the one there is for the year. */
    @Transactional
    AssignedTarget assign(Actor actor, Entry entry) {
        policy.require(actor, Verb.WRITE, Thing.of(KIND));
        return record(actor, entry, false);
    }

    @Transactional
    AssignedTarget withdraw(Actor actor, UUID target, String reason) {
        policy.require(actor, Verb.WRITE, Thing.of(KIND));
        AssignedTarget current = targets.versions()
                .findCurrent(target)
                .orElseThrow(() -> new ProblemException(PlanProblem.TARGET_NOT_FOUND, target));
        return withdraw(actor, current, reason);
    }

    /** Takes back the targets that came as sample data. */
    void withdrawSample(Actor actor) {
        targets.listSample().forEach(target -> withdraw(actor, target, SAMPLE_REMOVED));
    }

    private AssignedTarget withdraw(Actor actor, AssignedTarget known, String reason) {
        targets.lock(known.plan(), known.item(), known.year());
        AssignedTarget current = targets.versions().findCurrent(known.target()).orElseThrow();
        if (!current.isInForce()) {
            throw new ProblemException(PlanProblem.TARGET_WITHDRAWN, current.item(), current.year());
        }
        return replace(
                actor,
                current,
                new Entry(
                        current.plan(),
                        current.item(),
                        current.year(),
                        current.limit(),
                        current.document(),
                        current.evidence()),
                reason,
                current.sample());
    }

    AssignedTarget record(Actor actor, Entry entry, boolean sample) {
        PlanModel plan = plans.plan(clamp.now(), entry.plan());
        Assignable thing = assignable(plan, entry.item());
        if (entry.year() < FIRST_YEAR || entry.year() > LAST_YEAR) {
            throw new ProblemException(
                    PlanProblem.YEAR_OUT_OF_RANGE,
                    String.valueOf(entry.year()),
                    String.valueOf(FIRST_YEAR),
                    String.valueOf(LAST_YEAR));
        }
        if (!thing.waits()) {
            throw new ProblemException(
                    PlanProblem.TARGET_NOT_ASSIGNABLE, thing.title().preferChinese());
        }
        UUID identity = targets.lock(entry.plan(), entry.item(), entry.year());
        files.hang(actor, entry.evidence(), KIND, identity.toString());
        AssignedTarget current = targets.versions().findCurrent(identity).orElse(null);
        return replace(actor, current, entry, null, sample, identity);
    }

    private AssignedTarget replace(
            Actor actor, AssignedTarget current, Entry entry, @Nullable String withdrawn, boolean sample) {
        return replace(actor, current, entry, withdrawn, sample, current.target());
    }

    private AssignedTarget replace(
            Actor actor,
            @Nullable AssignedTarget current,
            Entry entry,
            @Nullable String withdrawn,
            boolean sample,
            UUID identity) {
        Instant now = targets.versions().supersede(identity);
        UUID id = targets.add(new AssignedTarget(
                identity,
                identity,
                entry.plan(),
                entry.item(),
                entry.year(),
                entry.limit(),
                entry.document(),
                entry.evidence(),
                withdrawn,
                sample,
                actor.name(),
                now));
        audit.record(
                actor,
                withdrawn == null ? "assign" : "withdraw",
                KIND,
                identity.toString(),
                Map.of(
                        "item", entry.item(),
                        "year", entry.year(),
                        "value",
                                entry.limit().comparison().sign()
                                        + entry.limit().value(),
                        "document", entry.document().number()));
        if (current != null) {
            receipts.invalidate(
                    List.of(new Change.FactChange(
                            AssignedTarget.SOURCE, current.id().toString())),
                    actor.name());
        }
        PlanModel plan = plans.plan(clamp.now(), entry.plan());
        receipts.request(assignable(plan, entry.item()).subjects(), actor.name());
        return targets.versions().findAll(List.of(id)).getFirst();
    }
}
