package io.qingyuan.plan.internal.commitment;

import io.qingyuan.packs.PackConsumer;
import io.qingyuan.packs.PackContent;
import io.qingyuan.packs.PackText;
import io.qingyuan.plan.internal.commitment.JdbcDecisions.Decided;
import io.qingyuan.plan.internal.target.AssignedTarget;
import io.qingyuan.plan.internal.target.AssignedTargets;
import io.qingyuan.receipts.Canonical;
import io.qingyuan.receipts.Draft;
import io.qingyuan.receipts.Draft.Ref;
import io.qingyuan.receipts.Receipt;
import io.qingyuan.receipts.ReceiptId;
import io.qingyuan.receipts.Receipts;
import io.qingyuan.receipts.Recomputer;
import io.qingyuan.receipts.Subject;
import io.qingyuan.time.AsOf;
import io.qingyuan.time.Clamp;
import io.qingyuan.time.Zone;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.stream.Collectors;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Makes the receipt of every commitment's state: all asked for in one batch. */
@Component
@Order(Ordered.LOWEST_PRECEDENCE)
class CommitmentReceipts implements Recomputer, PackConsumer {

    static final String KIND = "plan.commitment";

    private final CommitmentCatalogue catalogue;
    private final JdbcDecisions decisions;
    private final ItemFigures figures;
    private final AssignedTargets targets;
    private final CommitmentRule rule;
    private final Receipts receipts;
    private final Clamp clamp;

    CommitmentReceipts(
            CommitmentCatalogue catalogue,
            JdbcDecisions decisions,
            ItemFigures figures,
            AssignedTargets targets,
            CommitmentRule rule,
            Receipts receipts,
            Clamp clamp) {
        this.catalogue = catalogue;
        this.decisions = decisions;
        this.figures = figures;
        this.targets = targets;
        this.rule = rule;
        this.receipts = receipts;
        this.clamp = clamp;
    }

    static Subject subject(String commitment) {
        return new Subject(KIND, commitment, "");
    }

    @Override
    public Set<String> kinds() {
        return Set.of(KIND);
    }

    @Override
    public Set<Subject> dependents(Collection<Subject> changed) {
        Set<String> items = ItemSubjects.itemsOf(changed);
        if (items.isEmpty()) {
            return Set.of();
        }
        return catalogue.now().all().stream()
                .filter(commitment -> commitment.links().sameMeasure()
                        && items.contains(commitment.links().item()))
                .map(commitment -> subject(commitment.id()))
                .collect(Collectors.toSet());
    }

    @Override
    @Transactional
    public void recompute(Collection<Subject> subjects, String by) {
        CommitmentModel model = catalogue.now();
        AsOf now = clamp.now();
        List<Commitment> known = subjects.stream()
                .map(subject -> model.find(subject.key()).orElse(null))
                .filter(Objects::nonNull)
                .toList();
        Map<String, Decided> decided = decisions.decisions(now);
        Map<String, SortedMap<String, ReceiptId>> values = figures.receipts(
                known.stream()
                        .filter(commitment -> commitment.links().sameMeasure())
                        .map(commitment -> commitment.links().item())
                        .filter(Objects::nonNull)
                        .collect(Collectors.toSet()),
                now);
        receipts.issue(
                known.stream()
                        .map(commitment ->
                                draft(commitment, model, new Knowledge(decided, values, targets(model, now), now)))
                        .toList(),
                by);
        withdrawUnknown(subjects, known, by);
    }

    @Override
    public Map<Subject, Title> describe(Collection<Subject> subjects) {
        CommitmentModel model = catalogue.now();
        Map<Subject, Title> titles = new HashMap<>();
        for (Subject subject : subjects) {
            PackText title =
                    model.find(subject.key()).map(Commitment::title).orElse(new PackText(subject.key(), subject.key()));
            titles.put(subject, new Title(title, "/plan/commitments?open=" + subject.key()));
        }
        return titles;
    }

    /** A new version of the plan may ask for something else: every commitment is judged anew. */
    @Override
    public void activate(PackContent before, PackContent after) {
        Set<Subject> all = new HashSet<>(subjects(catalogue.of(before)));
        all.addAll(subjects(catalogue.of(after)));
        receipts.request(all, "system");
    }

    /** The subjects whose state is not known, or was judged before a turning point that has passed since. */
    Set<Subject> due(AsOf now) {
        CommitmentModel model = catalogue.at(now);
        Map<Subject, Receipt> current = receipts.current(subjects(model), now);
        Map<String, String> used =
                decisions.decisions(now).values().stream().collect(Collectors.toMap(Decided::conflict, Decided::used));
        return model.all().stream()
                .filter(commitment -> {
                    Receipt receipt = current.get(subject(commitment.id()));
                    return receipt == null
                            || !since(commitment, model, used, now).toString().equals(judgedSince(receipt));
                })
                .map(commitment -> subject(commitment.id()))
                .collect(Collectors.toSet());
    }

    private static String judgedSince(Receipt receipt) {
        return receipt.parameters().tree().path(CommitmentRule.SINCE).asString("");
    }

    static Set<Subject> subjects(CommitmentModel model) {
        return model.all().stream().map(commitment -> subject(commitment.id())).collect(Collectors.toSet());
    }

    private record Knowledge(
            Map<String, Decided> decisions,
            Map<String, SortedMap<String, ReceiptId>> figures,
            List<AssignedTarget> targets,
            AsOf now) {}

    private List<AssignedTarget> targets(CommitmentModel model, AsOf now) {
        return targets.list(model.plan(), now);
    }

    private Draft draft(Commitment commitment, CommitmentModel model, Knowledge known) {
        List<Conflict> conflicts = model.conflictsAbout(commitment.id());
        List<Ref> inputs = new ArrayList<>();
        inputs.add(new Draft.DefinitionRef(
                CommitmentRule.ASKED,
                "plan/commitments.yaml",
                commitment.id(),
                DutyJson.of(commitment.id(), commitment.duty(), conflicts)));
        Canonical reading = CommitmentRule.reading(model.reading());
        inputs.add(new Draft.DefinitionRef(CommitmentRule.READING, "plan/readings.yaml", "readings", reading));
        inputs.add(new Draft.RangeRef(
                CommitmentRule.PROGRESS,
                ProgressFacts.SOURCE,
                commitment.id(),
                ProgressFacts.ALWAYS,
                known.now().at()));
        commitment
                .targetIn(known.targets())
                .ifPresent(target -> inputs.add(new Draft.FactRef(
                        CommitmentRule.TARGET,
                        AssignedTarget.SOURCE,
                        target.id().toString())));
        Map<String, String> used = new HashMap<>();
        for (Conflict conflict : conflicts) {
            Decided decided = known.decisions().get(conflict.id());
            if (decided != null) {
                used.put(conflict.id(), decided.used());
                inputs.add(new Draft.FactRef(
                        CommitmentRule.DECISION + conflict.id(),
                        DecisionFacts.SOURCE,
                        decided.version().toString()));
            }
        }
        String item = commitment.links().item();
        if (item != null && commitment.links().sameMeasure()) {
            known.figures()
                    .getOrDefault(item, Collections.emptySortedMap())
                    .forEach((part, receipt) -> inputs.add(new Draft.ReceiptRef(CommitmentRule.ITEM + part, receipt)));
        }
        return Draft.of(subject(commitment.id()), rule.rule(), inputs)
                .with(Map.of(CommitmentRule.SINCE, since(commitment, model, used, known.now())));
    }

    /** A state is judged on the last turning point, so that its receipt does not change from day to day. */
    private static LocalDate since(Commitment commitment, CommitmentModel model, Map<String, String> used, AsOf now) {
        List<Conflict.Rule> rules = model.conflictsAbout(commitment.id()).stream()
                .map(Conflict::rule)
                .toList();
        Duty duty = Effect.on(commitment.id(), rules, used).applyTo(commitment.duty());
        return Judge.lastTurningPoint(duty, model.reading(), Zone.dayOf(now.at()));
    }

    private void withdrawUnknown(Collection<Subject> subjects, List<Commitment> known, String by) {
        Set<Subject> gone = new HashSet<>(subjects);
        known.forEach(commitment -> gone.remove(subject(commitment.id())));
        if (!gone.isEmpty()) {
            receipts.withdraw(gone, by);
        }
    }
}
