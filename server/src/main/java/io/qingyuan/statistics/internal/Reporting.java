package io.qingyuan.statistics.internal;

import io.qingyuan.audit.Audit;
import io.qingyuan.files.FileId;
import io.qingyuan.files.Files;
import io.qingyuan.identity.Actor;
import io.qingyuan.identity.Policy;
import io.qingyuan.identity.Thing;
import io.qingyuan.identity.Verb;
import io.qingyuan.problem.Fault;
import io.qingyuan.problem.ProblemCode;
import io.qingyuan.problem.ProblemException;
import io.qingyuan.statistics.Content;
import io.qingyuan.statistics.Delivery;
import io.qingyuan.statistics.FigureKey;
import io.qingyuan.statistics.OpenRounds;
import io.qingyuan.statistics.Origin;
import io.qingyuan.statistics.StatisticsProblem;
import io.qingyuan.statistics.Value;
import io.qingyuan.statistics.internal.EntryCheck.Checked;
import io.qingyuan.statistics.internal.JdbcValues.New;
import io.qingyuan.time.Zone;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Takes values that people report, corrects and withdraws them: all that were sent together, or none. */
@Service
class Reporting {

    private static final Set<ProblemCode> CONFLICTS =
            Set.of(StatisticsProblem.CHANGED_MEANWHILE, StatisticsProblem.SEALED, StatisticsProblem.IN_ROUND);

    private final Elements elements;
    private final FigureTitles titles;
    private final Policy policy;
    private final Recording recording;
    private final JdbcValues values;
    private final Files files;
    private final Audit audit;
    private final List<OpenRounds> rounds;
    private final Clock clock;

    Reporting(
            Elements elements,
            FigureTitles titles,
            Policy policy,
            Recording recording,
            JdbcValues values,
            Files files,
            Audit audit,
            List<OpenRounds> rounds,
            Clock clock) {
        this.elements = elements;
        this.titles = titles;
        this.policy = policy;
        this.recording = recording;
        this.values = values;
        this.files = files;
        this.audit = audit;
        this.rounds = List.copyOf(rounds);
        this.clock = clock;
    }

    /** A value somebody reports. */
    private record Reported(
            Checked checked,
            List<String> evidence,
            @Nullable Delivery delivery,
            String author) implements Recording.Draft {

        @Override
        public FigureKey figure() {
            return checked.figure();
        }

        @Override
        public Origin origin() {
            return checked.origin();
        }

        @Override
        public New version(UUID id) {
            Entry entry = checked.entry();
            return new New(
                    id,
                    checked.origin(),
                    checked.finality(),
                    checked.content(),
                    entry.document(),
                    evidence,
                    entry.comment(),
                    null,
                    null,
                    delivery,
                    null,
                    checked.element().versionIn(figure().period()),
                    false,
                    author);
        }
    }

    /** A value somebody takes back. */
    private record Withdrawn(Value before, String reason, String author) implements Recording.Draft {

        @Override
        public FigureKey figure() {
            return before.figure();
        }

        @Override
        public Origin origin() {
            return before.origin();
        }

        @Override
        public New version(UUID id) {
            return new New(
                    id,
                    before.origin(),
                    before.finality(),
                    before.content(),
                    before.document(),
                    before.evidence(),
                    before.comment(),
                    null,
                    null,
                    null,
                    reason,
                    before.elementVersion(),
                    before.sample(),
                    author);
        }
    }

    /**
     * What came of a report.
     *
     * @param figures what was sent, also what did not change
     * @param written how many figures changed
     */
    record Result(List<UUID> figures, int written) {}

    /** What may not be written, and what may; writes nothing. */
    record Examined(List<Checked> checked, List<Fault> faults) {}

    Examined examine(Actor actor, List<Entry> entries, Locale locale) {
        EntryCheck check =
                new EntryCheck(elements.active(), titles.names(), policy, actor, Zone.dayOf(clock.instant()), locale);
        List<Checked> checked = new ArrayList<>();
        List<Fault> faults = new ArrayList<>();
        Map<List<Object>, Checked> seen = new HashMap<>();
        for (Entry entry : entries) {
            check.check(entry).ifPresent(one -> {
                if (seen.putIfAbsent(List.of(one.figure(), one.origin()), one) == null) {
                    checked.add(one);
                } else {
                    faults.add(
                            Fault.at(entry.pointer().of(""), StatisticsProblem.DUPLICATE, name(one.figure(), locale)));
                }
            });
        }
        faults.addAll(0, check.faults());
        return new Examined(checked, faults);
    }

    /**
     * Writes them, each as a new version; a value that is there already changes nothing.
     */
    @Transactional
    Result report(Actor actor, List<Entry> entries, Locale locale) {
        if (entries.isEmpty()) {
            throw new ProblemException(StatisticsProblem.NOTHING_SENT);
        }
        Examined examined = examine(actor, entries, locale);
        refuse(examined.faults());
        Recording.Locked locked =
                recording.lock(examined.checked().stream().map(Checked::figure).toList());
        refuse(changedMeanwhile(examined.checked(), locked, locale));
        refuse(closed(examined.checked(), locked, locale));
        List<Reported> drafts = examined.checked().stream()
                .map(one -> new Reported(one, evidence(one, locked), delivery(one, locked), actor.name()))
                .toList();
        refuse(withoutEvidence(drafts, locale));
        refuse(unknownEvidence(drafts));
        Set<FigureKey> written = write(actor, locked, drafts, false);
        List<UUID> ids = drafts.stream()
                .map(draft -> Objects.requireNonNull(locked.ids().get(draft.figure())))
                .distinct()
                .toList();
        return new Result(ids, written.size());
    }

    /**
     * What came of rows of a file.
     *
     * @param unchanged pointers of entries that say what is there already
     * @param refused why others were not taken; none of their entries was written
     */
    record Taken(List<String> unchanged, List<Fault> refused) {}

    /** Writes those that may be written, whatever was there before; the others are told one by one. */
    @Transactional
    Taken take(Actor actor, List<Entry> entries, Locale locale) {
        Examined examined = examine(actor, entries, locale);
        Recording.Locked locked =
                recording.lock(examined.checked().stream().map(Checked::figure).toList());
        List<Fault> refused = new ArrayList<>(examined.faults());
        refused.addAll(closed(examined.checked(), locked, locale));
        List<Reported> drafts = examined.checked().stream()
                .map(one -> new Reported(one, evidence(one, locked), delivery(one, locked), actor.name()))
                .toList();
        refused.addAll(withoutEvidence(drafts, locale));
        List<Reported> good = drafts.stream()
                .filter(draft -> refused.stream().noneMatch(fault -> isOf(fault, draft)))
                .toList();
        Set<FigureKey> written = write(actor, locked, good, true);
        return new Taken(
                good.stream()
                        .filter(draft -> !written.contains(draft.figure()))
                        .map(draft -> draft.checked().entry().pointer().of(""))
                        .toList(),
                refused);
    }

    private static boolean isOf(Fault fault, Reported draft) {
        String own = draft.checked().entry().pointer().of("");
        return fault.pointer().equals(own) || fault.pointer().startsWith(own + "/");
    }

    private Set<FigureKey> write(Actor actor, Recording.Locked locked, List<Reported> drafts, boolean sentBack) {
        Set<FigureKey> written =
                recording.write(locked, drafts, (now, before) -> says(now, before, sentBack), actor.name());
        List<Audit.Act> acts = new ArrayList<>();
        for (Reported draft : drafts) {
            if (written.contains(draft.figure())) {
                attach(actor, draft, locked);
                acts.add(new Audit.Act(
                        draft.delivery() != null
                                ? "correct"
                                : draft.origin() == Origin.CONFIRMED ? "confirm" : "report",
                        EntryCheck.KIND,
                        draft.figure().series() + "|" + draft.figure().period(),
                        Map.of("value", String.valueOf(draft.checked().entry().said()))));
            }
        }
        audit.recordAll(actor, acts);
        return written;
    }

    /** Whoever may read the figure may then read what proves it. */
    private void attach(Actor actor, Reported draft, Recording.Locked locked) {
        Value before = locked.find(draft.figure(), draft.origin());
        String figure = String.valueOf(locked.ids().get(draft.figure()));
        draft.evidence().stream()
                .filter(file -> before == null || !before.evidence().contains(file))
                .forEach(file -> files.attach(actor, FileId.of(file), EntryCheck.KIND, figure));
    }

    private List<Fault> unknownEvidence(List<Reported> drafts) {
        List<Fault> faults = new ArrayList<>();
        for (Reported draft : drafts) {
            for (String file : draft.evidence()) {
                if (!isStored(file)) {
                    faults.add(Fault.at(
                            draft.checked().entry().pointer().of("evidence"), StatisticsProblem.EVIDENCE, file));
                }
            }
        }
        return faults;
    }

    private boolean isStored(String file) {
        try {
            return files.find(FileId.of(file)).isPresent();
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    /** A state is what somebody says it is, so something must show it. */
    private List<Fault> withoutEvidence(List<Reported> drafts, Locale locale) {
        return drafts.stream()
                .filter(draft -> draft.checked().content() instanceof Content.State
                        && draft.checked().entry().document() == null
                        && draft.evidence().isEmpty())
                .map(draft -> Fault.at(
                        draft.checked().entry().pointer().of("document"),
                        StatisticsProblem.STATE_NEEDS_EVIDENCE,
                        name(draft.figure(), locale)))
                .toList();
    }

    /** The files that were sent; where none were mentioned, those that hang on the value already. */
    private static List<String> evidence(Checked one, Recording.Locked locked) {
        List<String> sent = one.entry().evidence();
        if (sent != null) {
            return sent;
        }
        Value now = locked.find(one.figure(), one.origin());
        return now == null || now.withdrawn() != null ? List.of() : now.evidence();
    }

    /** A correction stays in the round of what it corrects, with its reason. */
    private static @Nullable Delivery delivery(Checked one, Recording.Locked locked) {
        Value now = locked.find(one.figure(), one.origin());
        String correction = one.entry().correction();
        Delivery before = now == null ? null : now.delivery();
        return now == null || !now.sealed() || before == null || correction == null
                ? null
                : new Delivery(before.round(), before.explanation(), correction.strip());
    }

    /** What was sealed is only corrected with reason and document; what a round collects is reported in the round. */
    private List<Fault> closed(List<Checked> checked, Recording.Locked locked, Locale locale) {
        List<Fault> faults = new ArrayList<>();
        List<FigureKey> reported = checked.stream()
                .filter(one -> one.origin() == Origin.REPORTED)
                .map(Checked::figure)
                .toList();
        Map<FigureKey, String> collecting = new HashMap<>();
        rounds.forEach(round -> collecting.putAll(round.collecting(reported)));
        for (Checked one : checked) {
            Entry entry = one.entry();
            Value now = locked.find(one.figure(), one.origin());
            String correction = entry.correction();
            String form = one.origin() == Origin.REPORTED ? collecting.get(one.figure()) : null;
            if (now != null && now.sealed()) {
                if (correction == null || correction.isBlank()) {
                    faults.add(Fault.at(entry.pointer().of(""), StatisticsProblem.SEALED, name(one.figure(), locale)));
                } else if (entry.document() == null) {
                    faults.add(Fault.at(
                            entry.pointer().of("document"),
                            StatisticsProblem.CORRECTION_DOCUMENT,
                            name(one.figure(), locale)));
                }
            } else if (form != null) {
                faults.add(
                        Fault.at(entry.pointer().of(""), StatisticsProblem.IN_ROUND, name(one.figure(), locale), form));
            }
        }
        return faults;
    }

    private static void refuse(List<Fault> faults) {
        if (faults.isEmpty()) {
            return;
        }
        boolean otherUnit = faults.stream().allMatch(fault -> fault.code() == StatisticsProblem.OTHER_UNIT);
        boolean conflict = faults.stream().allMatch(fault -> CONFLICTS.contains(fault.code()));
        if (otherUnit || conflict) {
            Fault first = faults.getFirst();
            throw new ProblemException(first.code(), faults, first.arguments().toArray());
        }
        throw new ProblemException(StatisticsProblem.INVALID, faults);
    }

    private List<Fault> changedMeanwhile(List<Checked> checked, Recording.Locked locked, Locale locale) {
        List<Fault> faults = new ArrayList<>();
        for (Checked one : checked) {
            UUID seen = one.entry().seen();
            Value now = locked.find(one.figure(), one.origin());
            if (now != null && now.withdrawn() != null) {
                now = null; // what was taken back is an empty place
            }
            UUID there = now == null ? null : now.id();
            if (!Objects.equals(seen, Entry.ANY) && !Objects.equals(seen, there)) {
                faults.add(Fault.at(
                        one.entry().pointer().of(""),
                        StatisticsProblem.CHANGED_MEANWHILE,
                        name(one.figure(), locale),
                        now == null ? "" : now.author()));
            }
        }
        return faults;
    }

    /**
     * Whether the value says what is there already. Digits count: 98.50 corrects 98.5. Whoever enters over a sample or a
     * doubted value means it; a template that is sent back as it was handed out does not.
     */
    private static boolean says(New now, Value before, boolean sentBack) {
        return before.withdrawn() == null
                && before.content().equals(now.content())
                && before.finality() == now.finality()
                && Objects.equals(before.document(), now.document())
                && before.evidence().equals(now.evidence())
                && Objects.equals(before.comment(), now.comment())
                && (sentBack || (!before.sample() && before.doubt() == null));
    }

    @Transactional
    UUID withdraw(Actor actor, UUID value, String reason) {
        if (reason.isBlank()) {
            throw new ProblemException(StatisticsProblem.REASON_NEEDED);
        }
        Value before = values.find(List.of(value)).stream()
                .filter(found -> found.supersededAt() == null && found.withdrawn() == null)
                .findFirst()
                .orElseThrow(() -> new ProblemException(StatisticsProblem.VALUE_NOT_FOUND, value.toString()));
        if (before.sealed()) {
            throw new ProblemException(StatisticsProblem.SEALED, name(before.figure(), actor.language()));
        }
        if (!before.origin().entered()) {
            throw new ProblemException(StatisticsProblem.ORIGIN, before.origin().word());
        }
        var element = elements.active().find(before.figure().element());
        policy.require(
                actor,
                before.origin() == Origin.CONFIRMED ? Verb.CONFIRM : Verb.WRITE,
                Thing.of(EntryCheck.KIND)
                        .unit(element.map(known -> known.owner()).orElse(null)));
        Recording.Locked locked = recording.lock(List.of(before.figure()));
        Value now = locked.find(before.figure(), before.origin());
        if (now == null || !now.id().equals(value)) {
            throw new ProblemException(StatisticsProblem.VALUE_NOT_FOUND, value.toString());
        }
        recording.write(
                locked, List.of(new Withdrawn(before, reason.strip(), actor.name())), (_, _) -> false, actor.name());
        audit.record(
                actor,
                "withdraw",
                EntryCheck.KIND,
                before.figure().series() + "|" + before.figure().period(),
                Map.of("reason", reason.strip()));
        return Objects.requireNonNull(locked.ids().get(before.figure()));
    }

    private String name(FigureKey figure, Locale locale) {
        return titles.names().figure(figure).in(locale);
    }
}
