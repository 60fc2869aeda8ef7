package io.qingyuan.receipts.internal;

import io.qingyuan.problem.ProblemException;
import io.qingyuan.receipts.Change;
import io.qingyuan.receipts.Draft;
import io.qingyuan.receipts.Explanation;
import io.qingyuan.receipts.Input;
import io.qingyuan.receipts.Receipt;
import io.qingyuan.receipts.ReceiptId;
import io.qingyuan.receipts.ReceiptProblem;
import io.qingyuan.receipts.Receipts;
import io.qingyuan.receipts.Recomputer;
import io.qingyuan.receipts.Replay;
import io.qingyuan.receipts.Replay.Difference;
import io.qingyuan.receipts.Subject;
import io.qingyuan.time.AsOf;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

@Service
class KernelReceipts implements Receipts {

    private final Issuing issuing;
    private final Checking checking;
    private final Explaining explaining;
    private final Recomputation recomputation;
    private final Sources sources;
    private final JdbcReceipts receipts;
    private final JdbcInputs inputs;
    private final JdbcStandings standings;

    KernelReceipts(
            Issuing issuing,
            Checking checking,
            Explaining explaining,
            Recomputation recomputation,
            Sources sources,
            JdbcReceipts receipts,
            JdbcInputs inputs,
            JdbcStandings standings) {
        this.issuing = issuing;
        this.checking = checking;
        this.explaining = explaining;
        this.recomputation = recomputation;
        this.sources = sources;
        this.receipts = receipts;
        this.inputs = inputs;
        this.standings = standings;
    }

    @Override
    @Transactional
    public List<Receipt> issue(List<Draft> drafts, String by) {
        if (drafts.isEmpty()) {
            return List.of();
        }
        List<ReceiptId> ids = issuing.store(drafts, by);
        Map<Subject, ReceiptId> answers = new LinkedHashMap<>();
        for (int i = 0; i < ids.size(); i++) {
            if (answers.put(drafts.get(i).subject(), ids.get(i)) != null) {
                throw new IllegalArgumentException(
                        "two drafts for " + drafts.get(i).subject());
            }
        }
        stand(answers, by);
        Map<ReceiptId, Receipt> found = receipts.find(ids);
        return ids.stream()
                .map(id -> Optional.ofNullable(found.get(id)).orElseThrow())
                .toList();
    }

    /** Makes the receipts the answers. Where an answer is another one than before, what stands on it must follow. */
    private void stand(Map<Subject, ReceiptId> answers, String by) {
        standings.lock(answers.keySet());
        Map<Subject, JdbcStandings.Current> before = standings.current(answers.keySet());
        Map<Subject, ReceiptId> begun = new LinkedHashMap<>();
        List<ReceiptId> replaced = new ArrayList<>();
        Set<Subject> changed = new LinkedHashSet<>();
        answers.forEach((subject, id) -> {
            JdbcStandings.Current current = before.get(subject);
            if (current == null || current.stale() || !current.receipt().equals(id)) {
                begun.put(subject, id);
            }
            if (current == null || !current.receipt().equals(id)) {
                changed.add(subject);
                if (current != null) {
                    replaced.add(current.receipt());
                }
            }
        });
        if (begun.isEmpty()) {
            return;
        }
        if (!replaced.isEmpty()) {
            standings.markAbove(replaced, by);
        }
        OffsetDateTime now = standings.now();
        standings.end(begun.keySet(), now);
        standings.begin(begun, now);
        follow(changed, by);
    }

    @Override
    @Transactional
    public void withdraw(Collection<Subject> subjects, String by) {
        if (subjects.isEmpty()) {
            return;
        }
        standings.lock(subjects);
        Map<Subject, JdbcStandings.Current> before = standings.current(subjects);
        if (before.isEmpty()) {
            return;
        }
        standings.markAbove(
                before.values().stream().map(JdbcStandings.Current::receipt).toList(), by);
        standings.end(before.keySet(), standings.now());
        follow(before.keySet(), by);
    }

    /** Asks for the subjects that look at changed answers, also those that have none yet. */
    private void follow(Collection<Subject> changed, String by) {
        if (changed.isEmpty()) {
            return;
        }
        Set<Subject> dependents = new LinkedHashSet<>();
        for (Recomputer recomputer : sources.recomputers()) {
            dependents.addAll(recomputer.dependents(changed));
        }
        if (!dependents.isEmpty()) {
            standings.addDue(dependents, by);
        }
        recomputation.afterCommit();
    }

    @Override
    public Optional<Receipt> find(ReceiptId id) {
        return Optional.ofNullable(receipts.find(List.of(id)).get(id));
    }

    @Override
    public Map<ReceiptId, Receipt> findAll(Collection<ReceiptId> ids) {
        return receipts.find(ids);
    }

    @Override
    public List<Input> inputs(ReceiptId id) {
        return inputs.find(List.of(id)).getOrDefault(id, List.of());
    }

    @Override
    public Map<Subject, Receipt> current(Collection<Subject> subjects, AsOf asOf) {
        return receipts.current(subjects, asOf.at());
    }

    @Override
    public List<Receipt> history(Subject subject) {
        return receipts.history(subject);
    }

    @Override
    @Transactional(readOnly = true)
    public Explanation explain(ReceiptId id, int depth) {
        require(id);
        return explaining.explain(id, depth);
    }

    @Override
    @Transactional(readOnly = true)
    public Replay replay(ReceiptId id) {
        Receipt receipt = require(id);
        Set<ReceiptId> closure = inputs.closure(List.of(id));
        List<Difference> differences = checking.differences(closure).values().stream()
                .flatMap(List::stream)
                .toList();
        return differences.isEmpty()
                ? new Replay.Same(receipt, closure.size())
                : new Replay.Differs(receipt, differences);
    }

    private Receipt require(ReceiptId id) {
        return find(id).orElseThrow(() -> new ProblemException(ReceiptProblem.NOT_FOUND, id.toString()));
    }

    @Override
    @Transactional
    public List<Subject> invalidate(Collection<? extends Change> changes, String by) {
        List<Change.FactChange> facts = new ArrayList<>();
        List<Change.RangeChange> ranges = new ArrayList<>();
        for (Change change : changes) {
            switch (change) {
                case Change.FactChange fact -> facts.add(fact);
                case Change.RangeChange range -> ranges.add(range);
            }
        }
        List<Subject> stale = new ArrayList<>();
        if (!facts.isEmpty()) {
            stale.addAll(standings.markAboveFacts(facts, by));
        }
        if (!ranges.isEmpty()) {
            stale.addAll(standings.markAboveRanges(ranges, by));
        }
        if (!stale.isEmpty()) {
            recomputation.afterCommit();
        }
        return stale;
    }

    @Override
    @Transactional
    public void request(Collection<Subject> subjects, String by) {
        if (!subjects.isEmpty()) {
            standings.addDue(subjects, by);
            recomputation.afterCommit();
        }
    }

    @Override
    @Transactional
    public List<Replay.Differs> verifyAll() {
        List<ReceiptId> standing = standings.standing();
        Set<ReceiptId> closure = inputs.closure(standing);
        Map<ReceiptId, List<Difference>> own = checking.differences(closure);
        if (own.isEmpty()) {
            return List.of();
        }
        Map<ReceiptId, List<Difference>> all = Checking.withBelow(standing, inputs.find(closure), own);
        List<ReceiptId> broken = standing.stream()
                .filter(id -> !all.getOrDefault(id, List.of()).isEmpty())
                .toList();
        standings.mark(broken, JdbcStandings.VERIFICATION);
        Map<ReceiptId, Receipt> found = receipts.find(broken);
        return broken.stream()
                .map(id -> new Replay.Differs(
                        Optional.ofNullable(found.get(id)).orElseThrow(), all.getOrDefault(id, List.of())))
                .toList();
    }
}
