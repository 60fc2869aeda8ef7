package io.qingyuan.collection.internal;

import io.qingyuan.audit.Audit;
import io.qingyuan.collection.CollectionProblem;
import io.qingyuan.collection.internal.JdbcCells.New;
import io.qingyuan.files.FileId;
import io.qingyuan.files.Files;
import io.qingyuan.identity.Actor;
import io.qingyuan.identity.Policy;
import io.qingyuan.identity.Verb;
import io.qingyuan.problem.Fault;
import io.qingyuan.problem.ProblemException;
import io.qingyuan.statistics.Content;
import io.qingyuan.statistics.Finality;
import io.qingyuan.statistics.SourceDocument;
import io.qingyuan.time.AsOf;
import io.qingyuan.time.Zone;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Keeps what people enter. Cells that are right are kept, each of the others is refused with its reason. */
@Service
class Entering {

    static final String KIND = "collection.form";

    private final Forms forms;
    private final Lines lines;
    private final JdbcRounds rounds;
    private final JdbcCells cells;
    private final Files files;
    private final Policy policy;
    private final Audit audit;
    private final Clock clock;

    Entering(
            Forms forms,
            Lines lines,
            JdbcRounds rounds,
            JdbcCells cells,
            Files files,
            Policy policy,
            Audit audit,
            Clock clock) {
        this.forms = forms;
        this.lines = lines;
        this.rounds = rounds;
        this.cells = cells;
        this.files = files;
        this.policy = policy;
        this.audit = audit;
        this.clock = clock;
    }

    /** What became of entries: which cells were written, and why others were not. */
    record Outcome(List<LineKey> written, List<Fault> refused) {}

    @Transactional
    Outcome save(Actor actor, UUID form, List<CellEntry> entries) {
        Forms.Head head = open(actor, form);
        Map<LineKey, Line> asked = new HashMap<>();
        lines.of(head.round(), head.schedule(), head.standing().unit()).forEach(line -> asked.put(line.key(), line));
        Instant at = rounds.now();
        Map<LineKey, Cell> current = cells.of(form, at);
        Map<LineKey, New> writing = new LinkedHashMap<>();
        List<Fault> refused = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (CellEntry entry : entries) {
            String place = entry.element() + "|" + entry.extent();
            if (!seen.add(place)) {
                refused.add(Fault.at(place, CollectionProblem.CELL_TWICE));
                continue;
            }
            try {
                Line line = line(asked, entry, place);
                New cell = cell(head, entry, line, current.get(line.key()));
                if (cell != null) {
                    writing.put(line.key(), cell);
                }
            } catch (ProblemException e) {
                refused.add(new Fault(place, e.code(), e.arguments()));
            }
        }
        write(actor, head, List.copyOf(writing.values()), current, at);
        return new Outcome(List.copyOf(writing.keySet()), refused);
    }

    /**
     * Takes what was reported for another period into the cells that are still empty.
     *
     * @return how many
     */
    @Transactional
    int copy(Actor actor, UUID form, Check.When from) {
        Forms.Head head = open(actor, form);
        Instant at = rounds.now();
        Forms.Whole whole = forms.whole(head, AsOf.at(at));
        List<New> writing = new ArrayList<>();
        for (Line line : whole.lines()) {
            Cell cell = whole.cells().get(line.key());
            if (cell == null || cell.empty()) {
                whole.comparisons()
                        .content(line, from)
                        .ifPresent(content -> writing.add(new New(
                                line.key(),
                                content,
                                head.schedule().finality(),
                                null,
                                cell == null ? List.of() : cell.evidence(),
                                null,
                                Map.of())));
            }
        }
        write(actor, head, writing, whole.cells(), at);
        return writing.size();
    }

    /** The form, locked for this transaction, if the actor may enter something now. */
    private Forms.Head open(Actor actor, UUID form) {
        rounds.lock(form);
        Forms.Head head = forms.head(form, rounds.now());
        Standing standing = head.standing();
        policy.require(actor, Verb.WRITE, standing.thing());
        requireOpen(standing);
        return head;
    }

    void requireOpen(Standing standing) {
        if (standing.state() != FormState.ENTRY) {
            throw new ProblemException(
                    CollectionProblem.WRONG_STATE, standing.state().word());
        }
        if (standing.locked(Zone.dayOf(clock.instant()))) {
            throw new ProblemException(CollectionProblem.LOCKED, standing.due().toString());
        }
    }

    private static Line line(Map<LineKey, Line> asked, CellEntry entry, String place) {
        try {
            Line line = asked.get(LineKey.of(entry.element(), entry.extent()));
            if (line != null) {
                return line;
            }
        } catch (IllegalArgumentException e) {
            // told below
        }
        throw new ProblemException(CollectionProblem.CELL_UNKNOWN, place);
    }

    /** The cell as it is to be; null where nothing changes. */
    private @Nullable New cell(Forms.Head head, CellEntry entry, Line line, @Nullable Cell now) {
        UUID there = now == null ? null : now.id();
        if (!Objects.equals(entry.seen(), there)) {
            throw new ProblemException(CollectionProblem.CELL_CHANGED, now == null ? "" : now.author());
        }
        String said = entry.said();
        Content before = now == null ? null : now.content();
        Content content = said == null ? before : CellText.read(said, line.element());
        Map<String, String> excuses = new HashMap<>(now == null ? Map.of() : now.excuses());
        if (said != null && !Objects.equals(content, before)) {
            excuses.clear(); // they were said of another figure
        }
        Map<String, String> given = entry.excuses();
        if (given != null) {
            given.forEach((check, reason) -> {
                if (reason.isBlank()) {
                    excuses.remove(check);
                } else {
                    excuses.put(check, reason.strip());
                }
            });
        }
        SourceDocument document = entry.document();
        List<String> evidence = entry.evidence();
        String comment = entry.comment();
        New cell = new New(
                line.key(),
                content,
                finality(entry, head, now),
                document != null ? document.title().isBlank() ? null : document : now == null ? null : now.document(),
                evidence != null ? known(evidence) : now == null ? List.of() : now.evidence(),
                comment != null ? (comment.isBlank() ? null : comment.strip()) : now == null ? null : now.comment(),
                excuses);
        return now != null && same(cell, now) ? null : cell;
    }

    private static Finality finality(CellEntry entry, Forms.Head head, @Nullable Cell now) {
        String given = entry.finality();
        try {
            return given != null
                    ? Finality.parse(given)
                    : now == null ? head.schedule().finality() : now.finality();
        } catch (IllegalArgumentException e) {
            throw new ProblemException(CollectionProblem.FINALITY, String.valueOf(given));
        }
    }

    private List<String> known(List<String> evidence) {
        for (String file : evidence) {
            boolean stored;
            try {
                stored = files.find(FileId.of(file)).isPresent();
            } catch (IllegalArgumentException e) {
                stored = false;
            }
            if (!stored) {
                throw new ProblemException(CollectionProblem.EVIDENCE, file);
            }
        }
        return evidence;
    }

    private static boolean same(New cell, Cell now) {
        return Objects.equals(cell.content(), now.content())
                && cell.finality() == now.finality()
                && Objects.equals(cell.document(), now.document())
                && cell.evidence().equals(now.evidence())
                && Objects.equals(cell.comment(), now.comment())
                && cell.excuses().equals(now.excuses());
    }

    private void write(Actor actor, Forms.Head head, List<New> writing, Map<LineKey, Cell> before, Instant at) {
        if (writing.isEmpty()) {
            return;
        }
        UUID form = head.standing().form();
        cells.write(form, writing, actor, at);
        for (New cell : writing) {
            Cell there = before.get(cell.line());
            cell.evidence().stream()
                    .filter(file -> there == null || !there.evidence().contains(file))
                    .forEach(file -> files.attach(actor, FileId.of(file), KIND, form.toString()));
        }
        audit.record(actor, "enter", KIND, form.toString(), Map.of("cells", writing.size()));
    }
}
