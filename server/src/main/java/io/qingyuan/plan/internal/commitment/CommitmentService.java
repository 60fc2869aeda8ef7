package io.qingyuan.plan.internal.commitment;

import io.qingyuan.audit.Audit;
import io.qingyuan.identity.Actor;
import io.qingyuan.identity.Policy;
import io.qingyuan.identity.Thing;
import io.qingyuan.identity.UnitId;
import io.qingyuan.identity.Verb;
import io.qingyuan.plan.DutyProblem;
import io.qingyuan.plan.internal.commitment.JdbcProgress.Entry;
import io.qingyuan.plan.internal.commitment.ProgressRecord.Evidence;
import io.qingyuan.plan.internal.unit.Answering;
import io.qingyuan.plan.internal.unit.EvidenceFiles;
import io.qingyuan.problem.Fault;
import io.qingyuan.problem.ProblemException;
import io.qingyuan.problem.RequestProblem;
import io.qingyuan.receipts.Change;
import io.qingyuan.receipts.Receipts;
import io.qingyuan.receipts.Subject;
import io.qingyuan.time.AsOf;
import io.qingyuan.time.Clamp;
import io.qingyuan.time.Zone;
import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What people do with commitments: report, take back, decide between two sayings, name who answers. */
@Service
class CommitmentService {

    static final String KIND = "plan.commitment";

    private final CommitmentCatalogue catalogue;
    private final JdbcProgress progress;
    private final JdbcDecisions decisions;
    private final CommitmentReader reader;
    private final CommitmentReceipts states;
    private final Receipts receipts;
    private final Answering answering;
    private final Policy policy;
    private final Audit audit;
    private final EvidenceFiles files;
    private final Clamp clamp;
    private final Clock clock;

    CommitmentService(
            CommitmentCatalogue catalogue,
            JdbcProgress progress,
            JdbcDecisions decisions,
            CommitmentReader reader,
            CommitmentReceipts states,
            Receipts receipts,
            Answering answering,
            Policy policy,
            Audit audit,
            EvidenceFiles files,
            Clamp clamp,
            Clock clock) {
        this.catalogue = catalogue;
        this.progress = progress;
        this.decisions = decisions;
        this.reader = reader;
        this.states = states;
        this.receipts = receipts;
        this.answering = answering;
        this.policy = policy;
        this.audit = audit;
        this.files = files;
        this.clamp = clamp;
        this.clock = clock;
    }

    /** Records progress; a report for a day there is one for replaces it and keeps it in the history. */
    @Transactional
    UUID report(Actor actor, String id, ProgressRequest request) {
        AsOf now = clamp.now();
        Commitment commitment = CommitmentCatalogue.commitment(catalogue.now(), id);
        UnitId unit = requireAnswering(actor, commitment, now);
        Entry entry = request.read(commitment, Zone.dayOf(clock.instant()), unit.value());
        files.hang(actor, entry.evidence().stream().map(Evidence::file).toList(), KIND, id);
        progress.lock(id);
        UUID version = progress.supersede(id, entry, actor, false);
        Map<String, Object> details = new LinkedHashMap<>();
        details.put("on", entry.on().toString());
        put(details, "value", CommitmentViews.plain(entry.value()));
        put(details, "step", entry.step() == null ? null : entry.step().code());
        audit.record(actor, "report", KIND, id, details);
        changed(id, actor.name());
        return version;
    }

    /** Takes a report back; the history keeps it with the reason. */
    @Transactional
    void withdraw(Actor actor, String id, LocalDate day, @Nullable String reason) {
        AsOf now = clamp.now();
        Commitment commitment = CommitmentCatalogue.commitment(catalogue.now(), id);
        requireAnswering(actor, commitment, now);
        String why = requireReason(reason);
        progress.lock(id);
        boolean holds = progress.list(id, AsOf.at(clock.instant())).stream()
                .anyMatch(record -> record.on().equals(day));
        if (!holds) {
            throw new ProblemException(DutyProblem.NOTHING_TO_WITHDRAW, id, day.toString());
        }
        progress.supersede(id, Entry.withdrawal(day, why), actor, false);
        audit.record(actor, "withdraw", KIND, id, Map.of("on", day.toString(), "reason", why));
        changed(id, actor.name());
    }

    /** Decides which of two sayings of the plan is used. */
    @Transactional
    void decide(Actor actor, String conflictId, @Nullable String used, @Nullable String reason) {
        policy.require(actor, Verb.CONFIRM, Thing.of(KIND));
        CommitmentModel model = catalogue.now();
        Conflict conflict = CommitmentCatalogue.conflict(model, conflictId);
        if (used == null || !conflict.offers(used)) {
            String choices = conflict.sides().stream().map(Conflict.Side::key).collect(Collectors.joining(", "));
            throw new ProblemException(
                    RequestProblem.INVALID,
                    List.of(Fault.at(
                            "/used",
                            DutyProblem.NO_SUCH_CHOICE,
                            used == null ? "" : used,
                            choices + ", " + Effect.BOTH)));
        }
        String why = requireReason(reason);
        decisions.decide(conflictId, used, why, actor);
        audit.record(actor, "decide", "plan.conflict", conflictId, Map.of("used", used, "reason", why));
        Set<Subject> affected = model.all().stream()
                .filter(commitment -> conflict.isAbout(commitment.id()))
                .map(commitment -> CommitmentReceipts.subject(commitment.id()))
                .collect(Collectors.toSet());
        receipts.request(affected, actor.name());
    }

    /** Confirms the inferred owners, or names others where the office knows better. */
    @Transactional
    void nameOwners(Actor actor, String id, List<String> units, @Nullable String reason) {
        policy.require(actor, Verb.CONFIRM, Thing.of(KIND));
        AsOf now = clamp.now();
        CommitmentCatalogue.commitment(catalogue.now(), id);
        Answering.Directory directory = answering.directory(now);
        List<Fault> unknown = units.stream()
                .filter(unit -> !directory.knows(unit))
                .map(unit -> Fault.at("/units", DutyProblem.NO_SUCH_UNIT, unit))
                .toList();
        if (!unknown.isEmpty() || units.isEmpty()) {
            throw new ProblemException(
                    RequestProblem.INVALID,
                    unknown.isEmpty() ? List.of(Fault.at("/units", DutyProblem.NO_SUCH_UNIT, "")) : unknown);
        }
        progress.lock(id);
        decisions.nameOwners(id, units, reason, actor);
        audit.record(actor, "name-owners", KIND, id, Map.of("units", units));
    }

    /** Asks for the states to be judged anew whose turning point has passed since they were judged. */
    @Transactional
    void turnTheDay() {
        Set<Subject> due = states.due(clamp.now());
        if (!due.isEmpty()) {
            receipts.request(due, "system");
        }
    }

    private UnitId requireAnswering(Actor actor, Commitment commitment, AsOf now) {
        List<String> owners = reader.owners(commitment, now).stream()
                .map(Commitment.Owner::unit)
                .toList();
        return answering.require(actor, Verb.WRITE, Thing.of(KIND).id(commitment.id()), owners, now);
    }

    private void changed(String id, String by) {
        receipts.invalidate(List.of(new Change.RangeChange(ProgressFacts.SOURCE, id, ProgressFacts.ALWAYS)), by);
        receipts.request(Set.of(CommitmentReceipts.subject(id)), by);
    }

    private static String requireReason(@Nullable String reason) {
        if (reason == null || reason.isBlank()) {
            throw new ProblemException(RequestProblem.INVALID, List.of(Fault.at("/reason", DutyProblem.REASON_NEEDED)));
        }
        return reason.strip();
    }

    private static void put(Map<String, Object> details, String name, @Nullable Object value) {
        if (value != null) {
            details.put(name, value);
        }
    }
}
