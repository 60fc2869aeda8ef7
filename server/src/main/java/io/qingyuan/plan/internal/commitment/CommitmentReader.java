package io.qingyuan.plan.internal.commitment;

import io.qingyuan.packs.Packs;
import io.qingyuan.plan.internal.commitment.Commitment.Basis;
import io.qingyuan.plan.internal.commitment.Commitment.Owner;
import io.qingyuan.plan.internal.commitment.CommitmentViews.AskedView;
import io.qingyuan.plan.internal.commitment.CommitmentViews.LinksView;
import io.qingyuan.plan.internal.commitment.CommitmentViews.OwnerView;
import io.qingyuan.plan.internal.commitment.CommitmentViews.ReportView;
import io.qingyuan.plan.internal.commitment.CommitmentViews.RowView;
import io.qingyuan.plan.internal.commitment.CommitmentViews.StateView;
import io.qingyuan.plan.internal.commitment.JdbcDecisions.Decided;
import io.qingyuan.plan.internal.commitment.JdbcDecisions.Named;
import io.qingyuan.plan.internal.commitment.Verdict.Reason;
import io.qingyuan.plan.internal.target.AssignedTarget;
import io.qingyuan.plan.internal.target.AssignedTargets;
import io.qingyuan.plan.internal.unit.Answering;
import io.qingyuan.plan.internal.unit.Answering.Directory;
import io.qingyuan.plan.internal.unit.EvidenceFile;
import io.qingyuan.plan.internal.unit.Measures;
import io.qingyuan.receipts.Receipt;
import io.qingyuan.receipts.Receipts;
import io.qingyuan.receipts.Subject;
import io.qingyuan.time.AsOf;
import io.qingyuan.time.Zone;
import java.time.LocalDate;
import java.time.Year;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** Puts together what is known of all commitments at a time, with as many queries as there are kinds of facts. */
@Component
class CommitmentReader {

    private final CommitmentCatalogue catalogue;
    private final Packs packs;
    private final JdbcProgress progress;
    private final JdbcDecisions decisions;
    private final Receipts receipts;
    private final Answering answering;
    private final AssignedTargets targets;

    CommitmentReader(
            CommitmentCatalogue catalogue,
            Packs packs,
            JdbcProgress progress,
            JdbcDecisions decisions,
            Receipts receipts,
            Answering answering,
            AssignedTargets targets) {
        this.catalogue = catalogue;
        this.packs = packs;
        this.progress = progress;
        this.decisions = decisions;
        this.receipts = receipts;
        this.answering = answering;
        this.targets = targets;
    }

    /** All commitments as known at a time. */
    final class Snapshot {

        private final AsOf asOf;
        private final CommitmentModel model;
        private final Directory units;
        private final Measures measures;
        private final Map<String, ProgressRecord> latest = new HashMap<>();
        private final Map<Subject, Receipt> states;
        private final Map<String, Named> named;
        private final Map<String, Decided> decided;
        private final List<AssignedTarget> assigned;

        private Snapshot(AsOf asOf) {
            this.asOf = asOf;
            this.model = catalogue.at(asOf);
            this.units = answering.directory(asOf);
            this.measures = Measures.of(packs.active(asOf));
            progress.list(null, asOf).forEach(record -> latest.put(record.commitment(), record));
            this.states = receipts.current(
                    model.all().stream()
                            .map(commitment -> CommitmentReceipts.subject(commitment.id()))
                            .toList(),
                    asOf);
            this.named = decisions.owners(asOf);
            this.decided = decisions.decisions(asOf);
            this.assigned = targets.list(model.plan(), asOf);
        }

        CommitmentModel model() {
            return model;
        }

        Directory units() {
            return units;
        }

        Map<String, Decided> decided() {
            return decided;
        }

        List<RowView> rows() {
            return model.all().stream().map(this::row).toList();
        }

        RowView row(Commitment commitment) {
            ProgressRecord last = latest.get(commitment.id());
            return new RowView(
                    commitment.id(),
                    commitment.ref(),
                    commitment.chapter(),
                    commitment.kind(),
                    CommitmentViews.whole(commitment.title()),
                    asked(commitment),
                    deadline(commitment).day(),
                    deadline(commitment).printed().code(),
                    commitment.modality(),
                    commitment.scope(),
                    commitment.datedOrQuantified(),
                    CommitmentReader.owners(commitment, named.get(commitment.id())).stream()
                            .map(owner -> new OwnerView(units.view(owner.unit()), owner.basis()))
                            .toList(),
                    links(commitment),
                    state(commitment),
                    last == null ? null : report(last));
        }

        ReportView report(ProgressRecord record) {
            return new ReportView(
                    record.version(),
                    record.on(),
                    CommitmentViews.plain(record.value()),
                    record.step() == null ? null : record.step().code(),
                    record.comment(),
                    record.document(),
                    record.unit() == null ? null : units.view(record.unit()),
                    record.author(),
                    record.withdrawn(),
                    record.sample(),
                    record.recordedAt(),
                    record.until(),
                    record.evidence().stream()
                            .map(file -> new EvidenceFile(file.file(), file.name()))
                            .toList());
        }

        private Deadline deadline(Commitment commitment) {
            Map<String, String> used =
                    decided.values().stream().collect(Collectors.toMap(Decided::conflict, Decided::used));
            List<Conflict.Rule> rules = model.conflictsAbout(commitment.id()).stream()
                    .map(Conflict::rule)
                    .toList();
            return Effect.on(commitment.id(), rules, used)
                    .applyTo(commitment.duty())
                    .deadline();
        }

        private AskedView asked(Commitment commitment) {
            Optional<AssignedTarget> target = commitment.targetIn(assigned);
            Duty duty =
                    target.map(set -> commitment.duty().withTarget(set.limit())).orElse(commitment.duty());
            Duty.Baseline baseline = duty.baseline();
            Year year = baseline == null ? null : baseline.year();
            String unit = commitment.unit();
            Rhythm rhythm = duty.rhythm();
            return new AskedView(
                    duty.comparator().code(),
                    CommitmentViews.plain(duty.value()),
                    CommitmentViews.plain(duty.max()),
                    unit == null ? null : measures.title(unit),
                    baseline == null ? null : CommitmentViews.plain(baseline.value()),
                    year == null ? null : year.getValue(),
                    CommitmentViews.wholeOrNull(commitment.baselineText()),
                    rhythm == null
                            ? null
                            : rhythm.name().toLowerCase(Locale.ROOT).replace('_', '-'),
                    target.map(set -> set.document().number()).orElse(null));
        }

        private LinksView links(Commitment commitment) {
            return new LinksView(
                    commitment.links().item(),
                    commitment.links().sameMeasure(),
                    commitment.links().project(),
                    commitment.links().sameAs(),
                    model.conflictsAbout(commitment.id()).stream()
                            .map(Conflict::id)
                            .toList());
        }

        private StateView state(Commitment commitment) {
            LocalDate deadline = deadline(commitment).day();
            long left = ChronoUnit.DAYS.between(Zone.dayOf(asOf.at()), deadline);
            Receipt receipt = states.get(CommitmentReceipts.subject(commitment.id()));
            if (receipt == null) {
                return new StateView("unknown", null, null, null, null, null, List.of(), left, null, false, false);
            }
            JsonNode outcome = receipt.outcome().json().tree();
            String reason = text(outcome, "reason");
            String on = text(outcome, "on");
            LocalDate day = on == null ? null : LocalDate.parse(on);
            List<Integer> missing = new ArrayList<>();
            outcome.path("missing_years").forEach(year -> missing.add(year.asInt()));
            boolean late = Reason.REACHED_LATE.code().equals(reason) && day != null;
            return new StateView(
                    receipt.outcome().findState().orElse("unknown"),
                    reason,
                    day,
                    text(outcome, "value"),
                    text(outcome, "step"),
                    text(outcome, "compared"),
                    missing,
                    late && day != null ? ChronoUnit.DAYS.between(deadline, day) : left,
                    receipt.id().value(),
                    receipt.state() == Receipt.State.STALE,
                    receipt.sample());
        }
    }

    /** Who answers for a commitment at a time: the units the office named, or those of the plan. */
    List<Owner> owners(Commitment commitment, AsOf asOf) {
        return owners(commitment, decisions.owners(asOf).get(commitment.id()));
    }

    private static List<Owner> owners(Commitment commitment, @Nullable Named confirmed) {
        return confirmed == null
                ? commitment.owners()
                : confirmed.units().stream()
                        .map(unit -> new Owner(unit, Basis.CONFIRMED))
                        .toList();
    }

    Snapshot at(AsOf asOf) {
        return new Snapshot(asOf);
    }

    private static @Nullable String text(JsonNode outcome, String name) {
        JsonNode value = outcome.get(name);
        return value == null ? null : value.asString();
    }
}
