package io.qingyuan.plan.internal.condition;

import io.qingyuan.audit.Audit;
import io.qingyuan.identity.Actor;
import io.qingyuan.identity.Policy;
import io.qingyuan.identity.Thing;
import io.qingyuan.identity.Verb;
import io.qingyuan.plan.PlanModel;
import io.qingyuan.plan.PlanProblem;
import io.qingyuan.plan.Plans;
import io.qingyuan.plan.internal.unit.EvidenceFiles;
import io.qingyuan.problem.ProblemException;
import io.qingyuan.receipts.Change;
import io.qingyuan.receipts.Draft;
import io.qingyuan.receipts.Receipt;
import io.qingyuan.receipts.Receipts;
import io.qingyuan.receipts.Subject;
import io.qingyuan.time.AsOf;
import io.qingyuan.time.Clamp;
import io.qingyuan.time.Zone;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Records cases of circumstances that bar an application, and checks whether any does on a day. */
@Service
class VetoEvents {

    static final String KIND = "plan.veto-event";
    static final String CHECK = "plan.eligibility";

    private final JdbcVetoEvents events;
    private final EligibilityRule rule;
    private final Plans plans;
    private final Receipts receipts;
    private final EvidenceFiles files;
    private final Policy policy;
    private final Audit audit;
    private final Clamp clamp;
    private final Clock clock;

    VetoEvents(
            JdbcVetoEvents events,
            EligibilityRule rule,
            Plans plans,
            Receipts receipts,
            EvidenceFiles files,
            Policy policy,
            Audit audit,
            Clamp clamp,
            Clock clock) {
        this.events = events;
        this.rule = rule;
        this.plans = plans;
        this.receipts = receipts;
        this.files = files;
        this.policy = policy;
        this.audit = audit;
        this.clamp = clamp;
        this.clock = clock;
    }

    /** What is asked to be recorded. */
    record Entry(
            String plan,
            String circumstance,
            LocalDate happenedOn,
            String summary,
            @Nullable String document,
            List<String> evidence) {}

    /** The cases that were not taken back, the latest first. */
    @Transactional(readOnly = true)
    List<VetoEvent> list(String plan, AsOf asOf) {
        return events.list(plan, asOf).stream()
                .filter(event -> event.withdrawn() == null)
                .toList();
    }

    @Transactional
    VetoEvent register(Actor actor, Entry entry) {
        policy.require(actor, Verb.WRITE, Thing.of(KIND));
        PlanModel plan = plans.plan(clamp.now(), entry.plan());
        boolean known = plan.conditions().stream()
                .flatMap(condition -> condition.circumstances().stream())
                .anyMatch(circumstance -> circumstance.id().equals(entry.circumstance()));
        if (!known) {
            throw new ProblemException(PlanProblem.CIRCUMSTANCE_NOT_FOUND, entry.circumstance());
        }
        if (entry.happenedOn().isAfter(Zone.dayOf(clock.instant()))) {
            throw new ProblemException(
                    PlanProblem.EVENT_IN_FUTURE, entry.happenedOn().toString());
        }
        UUID identity = events.open(entry.plan(), entry.circumstance());
        files.hang(actor, entry.evidence(), KIND, identity.toString());
        return add(actor, identity, entry, null, false);
    }

    /** Records what a link has found, in the name of the system: once for every source, and not again where people took it back. */
    @Transactional
    void note(String circumstance, LocalDate happenedOn, String summary, String source, boolean sample) {
        AsOf now = clamp.now();
        for (PlanModel plan : plans.list(now)) {
            boolean known = plan.conditions().stream()
                    .flatMap(condition -> condition.circumstances().stream())
                    .anyMatch(each -> each.id().equals(circumstance));
            boolean noted = events.list(plan.id(), AsOf.at(clock.instant())).stream()
                    .anyMatch(event -> event.circumstance().equals(circumstance) && source.equals(event.document()));
            if (known && !noted) {
                add(
                        Actor.system(),
                        events.open(plan.id(), circumstance),
                        new Entry(plan.id(), circumstance, happenedOn, summary, source, List.of()),
                        null,
                        sample);
            }
        }
    }

    @Transactional
    VetoEvent withdraw(Actor actor, UUID event, String reason) {
        policy.require(actor, Verb.WRITE, Thing.of(KIND));
        VetoEvent current = events.versions()
                .lock(event)
                .orElseThrow(() -> new ProblemException(PlanProblem.EVENT_NOT_FOUND, event));
        if (current.withdrawn() != null) {
            throw new ProblemException(PlanProblem.EVENT_WITHDRAWN, event);
        }
        VetoEvent withdrawn = add(
                actor,
                event,
                new Entry(
                        current.plan(),
                        current.circumstance(),
                        current.happenedOn(),
                        current.summary(),
                        current.document(),
                        current.evidence()),
                reason,
                current.sample());
        receipts.invalidate(
                List.of(new Change.FactChange(VetoEvent.SOURCE, current.id().toString())), actor.name());
        return withdrawn;
    }

    /** The self-check for an application on a day (自查), kept as a receipt. */
    @Transactional
    Receipt check(Actor actor, String planId, LocalDate applicationDay) {
        policy.require(actor, Verb.WRITE, Thing.of(KIND));
        PlanModel plan = plans.plan(clamp.now(), planId);
        Receipt receipt = receipts.issue(List.of(draft(plan, applicationDay, AsOf.at(clock.instant()))), actor.name())
                .getFirst();
        audit.record(
                actor, "check", CHECK, receipt.id().toString(), Map.of("applicationDay", applicationDay.toString()));
        return receipt;
    }

    Draft draft(PlanModel plan, LocalDate applicationDay, AsOf asOf) {
        List<Draft.Ref> refs = new ArrayList<>();
        for (VetoEvent event : list(plan.id(), asOf)) {
            refs.add(new Draft.FactRef(
                    "event." + (refs.size() + 1), VetoEvent.SOURCE, event.id().toString()));
        }
        return Draft.of(new Subject(CHECK, plan.id(), applicationDay.toString()), rule.rule(), refs)
                .with(Map.of("applicationDay", applicationDay, "years", windowYears(plan)));
    }

    static int windowYears(PlanModel plan) {
        return plan.conditions().stream()
                .map(condition -> condition.windowYears())
                .filter(years -> years != null)
                .findFirst()
                .orElse(0);
    }

    private VetoEvent add(Actor actor, UUID identity, Entry entry, @Nullable String withdrawn, boolean sample) {
        Instant now = events.versions().supersede(identity);
        UUID id = events.add(new VetoEvent(
                identity,
                identity,
                entry.plan(),
                entry.circumstance(),
                entry.happenedOn(),
                entry.summary(),
                entry.document(),
                entry.evidence(),
                withdrawn,
                sample,
                actor.name(),
                now));
        audit.record(
                actor,
                withdrawn == null ? "register" : "withdraw",
                KIND,
                identity.toString(),
                Map.of(
                        "circumstance",
                        entry.circumstance(),
                        "happenedOn",
                        entry.happenedOn().toString()));
        return events.versions().findAll(List.of(id)).getFirst();
    }
}
