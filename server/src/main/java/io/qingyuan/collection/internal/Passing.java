package io.qingyuan.collection.internal;

import io.qingyuan.audit.Audit;
import io.qingyuan.calendar.WorkingDays;
import io.qingyuan.collection.CollectionProblem;
import io.qingyuan.identity.Actor;
import io.qingyuan.identity.Grants;
import io.qingyuan.identity.Policy;
import io.qingyuan.identity.PostId;
import io.qingyuan.identity.Thing;
import io.qingyuan.identity.Verb;
import io.qingyuan.problem.Fault;
import io.qingyuan.problem.ProblemException;
import io.qingyuan.statistics.Absence;
import io.qingyuan.statistics.Content;
import io.qingyuan.time.AsOf;
import io.qingyuan.time.Zone;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Moves a form from its officer through the levels of review to its seal, and back. */
@Service
class Passing {

    private final Forms forms;
    private final JdbcRounds rounds;
    private final JdbcCells cells;
    private final Entering entering;
    private final Sealing sealing;
    private final Duties duties;
    private final Telling telling;
    private final Policy policy;
    private final Grants grants;
    private final WorkingDays calendar;
    private final Audit audit;
    private final Clock clock;

    Passing(
            Forms forms,
            JdbcRounds rounds,
            JdbcCells cells,
            Entering entering,
            Sealing sealing,
            Duties duties,
            Telling telling,
            Policy policy,
            Grants grants,
            WorkingDays calendar,
            Audit audit,
            Clock clock) {
        this.forms = forms;
        this.rounds = rounds;
        this.cells = cells;
        this.entering = entering;
        this.sealing = sealing;
        this.duties = duties;
        this.telling = telling;
        this.policy = policy;
        this.grants = grants;
        this.calendar = calendar;
        this.audit = audit;
        this.clock = clock;
    }

    /** A form, locked for this transaction. */
    private record Locked(Forms.Head head, Instant at) {
        Standing standing() {
            return head.standing();
        }
    }

    private Locked lock(UUID form) {
        rounds.lock(form);
        Instant at = rounds.now();
        return new Locked(forms.head(form, at), at);
    }

    /**
     * Submits a form whose checks hold.
     *
     * @throws ProblemException {@link CollectionProblem#CHECKS_FAIL} with every finding that stops it
     */
    @Transactional
    void submit(Actor actor, UUID form) {
        Locked locked = lock(form);
        requireWrite(actor, locked);
        submit(actor, locked, Act.SUBMIT, false, null);
    }

    /** Reports that there is nothing to report: empty cells say so, each as the schedule lays down. */
    @Transactional
    void reportZero(Actor actor, UUID form, @Nullable String reason) {
        Locked locked = lock(form);
        requireWrite(actor, locked);
        if (!locked.head().schedule().zeroReport()) {
            throw new ProblemException(CollectionProblem.ZERO_REPORT);
        }
        Forms.Whole whole = forms.whole(locked.head(), AsOf.at(locked.at()));
        List<JdbcCells.New> writing = new ArrayList<>();
        for (Line line : whole.lines()) {
            Cell cell = whole.cells().get(line.key());
            if (cell == null || cell.empty()) {
                boolean zero =
                        locked.head().schedule().zero().contains(line.element().code());
                writing.add(new JdbcCells.New(
                        line.key(),
                        zero ? new Content.Numeric(BigDecimal.ZERO) : new Content.Absent(Absence.NONE),
                        locked.head().schedule().finality(),
                        null,
                        cell == null ? List.of() : cell.evidence(),
                        null,
                        Map.of()));
            }
        }
        if (!writing.isEmpty()) {
            cells.write(form, writing, actor, locked.at());
        }
        submit(actor, new Locked(locked.head(), rounds.now()), Act.ZERO_REPORT, true, reason);
    }

    private void requireWrite(Actor actor, Locked locked) {
        policy.require(actor, Verb.WRITE, locked.standing().thing());
        entering.requireOpen(locked.standing());
    }

    private void submit(Actor actor, Locked locked, Act act, boolean zero, @Nullable String reason) {
        List<Fault> stopping = forms.whole(locked.head(), AsOf.at(locked.at())).findings().stream()
                .filter(Finding::stops)
                .map(Finding::fault)
                .toList();
        if (!stopping.isEmpty()) {
            throw new ProblemException(CollectionProblem.CHECKS_FAIL, stopping, stopping.size());
        }
        cells.answer(locked.standing().form(), locked.at());
        Standing submitted = locked.standing().submitted(actor.person(), locked.at(), zero);
        step(actor, locked, next(submitted, locked.head(), Optional.empty()), act, reason);
    }

    /** The standing after a level; sealed after the last. */
    private static Standing next(Standing standing, Forms.Head head, Optional<Level> passed) {
        List<Level> levels = head.levels();
        int index = passed.map(level -> levels.indexOf(level) + 1).orElse(0);
        return standing.to(index < levels.size() ? FormState.at(levels.get(index)) : FormState.SEALED);
    }

    /** Takes a submitted form back before anybody has passed it. */
    @Transactional
    void recall(Actor actor, UUID form) {
        Locked locked = lock(form);
        policy.require(actor, Verb.WRITE, locked.standing().thing());
        boolean untouched = locked.standing().state().level().isPresent()
                && locked.head()
                        .levels()
                        .getFirst()
                        .name()
                        .equals(locked.standing().state().name());
        if (!untouched) {
            throw wrongState(locked.standing());
        }
        step(actor, locked, locked.standing().to(FormState.ENTRY), Act.RECALL, null);
    }

    /** Passes a form on; the last level seals it. Who submitted it cannot pass it. */
    @Transactional
    void pass(Actor actor, UUID form, @Nullable String opinion) {
        Locked locked = lock(form);
        Level level = requireLevel(actor, locked);
        if (actor.person().equals(locked.standing().submittedBy())) {
            throw new ProblemException(CollectionProblem.OTHER_PERSON);
        }
        Standing next = next(locked.standing(), locked.head(), Optional.of(level));
        step(actor, locked, next, next.state() == FormState.SEALED ? Act.SEAL : Act.PASS, opinion);
    }

    /**
     * Sends a form back.
     *
     * @param remarks what is wrong with single cells
     * @param reason what is wrong with the whole; may be missing where there are remarks
     * @param until by when it is to come again; null: by the working days of the schedule, as far as the holidays are declared. A
     *     later day that the form has already stays
     */
    @Transactional
    void sendBack(
            Actor actor, UUID form, Map<LineKey, String> remarks, @Nullable String reason, @Nullable LocalDate until) {
        Locked locked = lock(form);
        Level level = requireLevel(actor, locked);
        if (remarks.values().stream().anyMatch(String::isBlank) || (remarks.isEmpty() && isBlank(reason))) {
            throw new ProblemException(CollectionProblem.REASON_NEEDED);
        }
        Map<LineKey, Line> asked =
                forms.whole(locked.head(), AsOf.at(locked.at())).byKey();
        for (LineKey line : remarks.keySet()) {
            if (!asked.containsKey(line)) {
                throw new ProblemException(CollectionProblem.CELL_UNKNOWN, line.text());
            }
        }
        if (until != null && until.isBefore(today())) {
            throw new ProblemException(CollectionProblem.DUE, until.toString(), today().toString());
        }
        cells.remark(form, level, remarks, actor.name(), locked.at());
        LocalDate again = until == null ? locked.head().schedule().returned().due(today(), calendar) : until;
        Standing back = locked.standing().returned();
        step(actor, locked, back.due().isBefore(again) ? back.due(again) : back, Act.RETURN, reason);
    }

    private Level requireLevel(Actor actor, Locked locked) {
        Level level = locked.standing().state().level().orElseThrow(() -> wrongState(locked.standing()));
        policy.require(
                actor,
                Verb.REVIEW,
                Thing.of(level.kind())
                        .id(locked.standing().form().toString())
                        .unit(locked.standing().unit()));
        return level;
    }

    @Transactional
    void askExtension(Actor actor, UUID form, LocalDate until, @Nullable String reason) {
        Locked locked = lock(form);
        policy.require(actor, Verb.WRITE, locked.standing().thing());
        if (locked.standing().state() != FormState.ENTRY) {
            throw wrongState(locked.standing());
        }
        requireReason(reason);
        if (!until.isAfter(locked.standing().due()) || until.isBefore(today())) {
            throw new ProblemException(
                    CollectionProblem.DUE,
                    until.toString(),
                    locked.standing().due().toString());
        }
        step(actor, locked, locked.standing().wished(until), Act.ASK_EXTENSION, reason);
        duties.askedForExtension(locked.head());
    }

    /**
     * Answers a request for more time.
     *
     * @param until the new day; null refuses
     */
    @Transactional
    void answerExtension(Actor actor, UUID form, @Nullable LocalDate until, @Nullable String reason) {
        Locked locked = lock(form);
        policy.require(actor, Verb.MANAGE, Thing.of(RoundDesk.KIND));
        if (locked.standing().wished() == null) {
            throw new ProblemException(CollectionProblem.NO_REQUEST);
        }
        if (until == null) {
            requireReason(reason);
            step(actor, locked, locked.standing().wished(null), Act.REFUSE_EXTENSION, reason);
        } else {
            requireLater(until);
            step(actor, locked, locked.standing().due(until), Act.EXTEND, reason);
        }
        duties.extensionAnswered(form);
    }

    /** Opens a form again whose day has passed, or gives more time unasked; the reason stays. */
    @Transactional
    void reopen(Actor actor, UUID form, LocalDate until, @Nullable String reason) {
        Locked locked = lock(form);
        policy.require(actor, Verb.MANAGE, Thing.of(RoundDesk.KIND));
        if (locked.standing().state() != FormState.ENTRY) {
            throw wrongState(locked.standing());
        }
        requireReason(reason);
        requireLater(until);
        step(actor, locked, locked.standing().due(until), Act.REOPEN, reason);
    }

    /** Reminds whoever the form waits for. */
    @Transactional
    void remind(Actor actor, UUID form) {
        Locked locked = lock(form);
        policy.require(actor, Verb.MANAGE, Thing.of(RoundDesk.KIND));
        if (locked.standing().state() == FormState.SEALED) {
            throw wrongState(locked.standing());
        }
        step(actor, locked, locked.standing().reminded(), Act.REMIND, null);
    }

    /**
     * Reminds a unit ahead of its last day without anybody's hand.
     *
     * @param due the last day it is reminded of; nothing happens when it has changed meanwhile
     * @param days the step, in working days; each is taken once
     * @param left how many working days remain
     * @return whether the unit was reminded now
     */
    @Transactional
    boolean remindAhead(UUID form, LocalDate due, int days, int left) {
        Locked locked = lock(form);
        Standing standing = locked.standing();
        if (standing.state() != FormState.ENTRY || !standing.due().equals(due)) {
            return false;
        }
        if (!telling.ahead(locked.head(), days, left)) {
            return false;
        }
        step(Actor.system(), locked, standing.reminded(), Act.REMIND_AHEAD, null);
        return true;
    }

    /** Lets whoever holds a post read this form, and nothing else, until a moment. */
    @Transactional
    void assign(Actor actor, UUID form, PostId post, Instant until, @Nullable String reason) {
        Locked locked = lock(form);
        policy.require(actor, Verb.MANAGE, Thing.of(RoundDesk.KIND));
        grants.assign(actor, post, Entering.KIND, form.toString(), until, requireReason(reason));
        step(actor, locked, locked.standing(), Act.ASSIGN, reason);
    }

    private void step(Actor actor, Locked locked, Standing next, Act act, @Nullable String reason) {
        String why = reason == null || reason.isBlank() ? null : reason.strip();
        rounds.step(next, act, why, actor, locked.at());
        Forms.Head head = new Forms.Head(
                locked.head().round(),
                locked.head().schedule(),
                next,
                locked.head().levels());
        if (next.state() == FormState.SEALED && locked.standing().state() != FormState.SEALED) {
            sealing.seal(actor, forms.whole(head, AsOf.at(locked.at())), locked.at());
        }
        duties.follow(head);
        telling.of(actor, head, act, locked.at());
        Map<String, Object> details = new LinkedHashMap<>();
        details.put("state", next.state().word());
        details.put("due", next.due().toString());
        if (why != null) {
            details.put("reason", why);
        }
        audit.record(actor, act.word(), Entering.KIND, next.form().toString(), details);
    }

    private LocalDate today() {
        return Zone.dayOf(clock.instant());
    }

    private void requireLater(LocalDate until) {
        if (until.isBefore(today())) {
            throw new ProblemException(CollectionProblem.DUE, until.toString(), today().toString());
        }
    }

    private static String requireReason(@Nullable String reason) {
        if (reason == null || reason.isBlank()) {
            throw new ProblemException(CollectionProblem.REASON_NEEDED);
        }
        return reason.strip();
    }

    private static boolean isBlank(@Nullable String text) {
        return text == null || text.isBlank();
    }

    private static ProblemException wrongState(Standing standing) {
        return new ProblemException(
                CollectionProblem.WRONG_STATE, standing.state().word());
    }

    /** Remarks by cell. */
    static Map<LineKey, String> remarks(List<Remarked> remarks) {
        Map<LineKey, String> byLine = new HashMap<>();
        for (Remarked remark : remarks) {
            try {
                byLine.put(LineKey.of(remark.element(), remark.extent()), remark.reason());
            } catch (IllegalArgumentException e) {
                throw new ProblemException(CollectionProblem.CELL_UNKNOWN, remark.element() + "|" + remark.extent());
            }
        }
        return byLine;
    }

    /** What is wrong with a cell. */
    record Remarked(String element, String extent, String reason) {}
}
