package io.qingyuan.documents.internal;

import io.qingyuan.audit.Audit;
import io.qingyuan.documents.DocumentChanged;
import io.qingyuan.documents.DocumentId;
import io.qingyuan.documents.DocumentMoved;
import io.qingyuan.documents.DocumentProblem;
import io.qingyuan.documents.internal.engine.Check;
import io.qingyuan.documents.internal.engine.DocumentKind;
import io.qingyuan.documents.internal.engine.DocumentRules;
import io.qingyuan.documents.internal.engine.FieldPath;
import io.qingyuan.documents.internal.engine.FieldState;
import io.qingyuan.documents.internal.engine.Merging;
import io.qingyuan.documents.internal.engine.Party;
import io.qingyuan.documents.internal.engine.Seat;
import io.qingyuan.documents.internal.engine.Standing;
import io.qingyuan.documents.internal.engine.Step;
import io.qingyuan.documents.internal.engine.Viewer;
import io.qingyuan.evidence.Event;
import io.qingyuan.evidence.Evidence;
import io.qingyuan.fields.Checked;
import io.qingyuan.fields.Field;
import io.qingyuan.fields.FieldKind;
import io.qingyuan.fields.Lookup;
import io.qingyuan.fields.Lookups;
import io.qingyuan.identity.Actor;
import io.qingyuan.identity.Assignment;
import io.qingyuan.identity.Title;
import io.qingyuan.identity.UnitId;
import io.qingyuan.problem.Fault;
import io.qingyuan.problem.ProblemException;
import io.qingyuan.signing.Signed;
import io.qingyuan.signing.Signing;
import io.qingyuan.time.Zone;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What is done with documents. Every act is whole or nothing, and every refusal names all its places. */
@Service
class DocumentDesk {

    private static final int CHECK_CODE_BYTES = 16;

    /** How somebody signs: by which signer, unlocked by what. */
    record Key(String signer, String secret) {}

    private final SecureRandom random = new SecureRandom();
    private final JdbcDocuments documents;
    private final JdbcDefinitions definitions;
    private final JdbcSignatures signatures;
    private final DocumentWholes wholes;
    private final DocumentKinds kinds;
    private final DocumentAccess access;
    private final DocumentGates gates;
    private final Lookups lookups;
    private final Signing signing;
    private final Evidence evidence;
    private final Audit audit;
    private final DocumentTelling telling;
    private final ApplicationEventPublisher events;

    DocumentDesk(
            JdbcDocuments documents,
            JdbcDefinitions definitions,
            JdbcSignatures signatures,
            DocumentWholes wholes,
            DocumentKinds kinds,
            DocumentAccess access,
            DocumentGates gates,
            Lookups lookups,
            Signing signing,
            Evidence evidence,
            Audit audit,
            DocumentTelling telling,
            ApplicationEventPublisher events) {
        this.documents = documents;
        this.definitions = definitions;
        this.signatures = signatures;
        this.wholes = wholes;
        this.kinds = kinds;
        this.access = access;
        this.gates = gates;
        this.lookups = lookups;
        this.signing = signing;
        this.evidence = evidence;
        this.audit = audit;
        this.telling = telling;
        this.events = events;
    }

    // --- creating and filling in
    // ---------------------------------------------------------------------------------------

    /**
     * Begins a document for a unit of the actor's.
     *
     * @param unit which; null where there is but one
     */
    @Transactional
    public Whole create(Actor actor, String kind, @Nullable String unit) {
        DocumentRules rules = kinds.rules(kind);
        Party first = rules.kind().first();
        String whose = unit(actor, rules.kind(), first, unit);
        ObjectNode values = JsonNodeFactory.instance.objectNode();
        FieldPath path = first.unit();
        if (path != null) {
            values.put(path.field(), whose);
        }
        return begin(actor, rules, values, false);
    }

    Whole begin(Actor actor, DocumentRules rules, ObjectNode values, boolean sample) {
        DocumentKind kind = rules.kind();
        Instant at = documents.now();
        LocalDate day = Zone.dayOf(at);
        kinds.keep(kind);
        String number = number(kind, day.getYear());
        byte[] code = new byte[CHECK_CODE_BYTES];
        random.nextBytes(code);
        DocumentId id = documents.insert(
                kind.id(),
                kind.hash(),
                number,
                day,
                at,
                actor,
                sample,
                HexFormat.of().formatHex(code));
        documents.insertRevision(id, 1, values, "created", actor, at);
        Doc doc = documents.lock(id).orElseThrow();
        Whole whole = new Whole(doc, rules, values, List.of(), List.of());
        move(actor, whole, 1, at);
        audit.record(actor, "create", DocumentAccess.kind(kind.id()), id.toString(), Map.of("number", number));
        return told(wholes.get(id), DocumentChanged.Act.CREATED, null, Set.of());
    }

    private static String unit(Actor actor, DocumentKind kind, Party first, @Nullable String unit) {
        List<String> own = actor.assignments().stream()
                .filter(assignment -> first.roles().contains(assignment.role()))
                .map(assignment -> assignment.unit().value())
                .filter(each -> first.fixed() == null || first.fixed().equals(each))
                .distinct()
                .toList();
        return own.stream()
                .filter(each -> unit == null || each.equals(unit))
                .findFirst()
                .orElseThrow(() -> new ProblemException(
                        DocumentProblem.WRONG_PARTY,
                        kind.signatures().values().iterator().next().title().in(actor.language()),
                        first.title().in(actor.language())));
    }

    private String number(DocumentKind kind, int year) {
        String pattern = kind.number();
        int digits = Character.digit(pattern.charAt(pattern.indexOf("{seq:") + "{seq:".length()), 10);
        int next = definitions.next(kind.id(), year);
        return pattern.replace("{year}", Integer.toString(year))
                .replaceFirst("\\{seq:[0-9]}", String.format(Locale.ROOT, "%0" + digits + "d", next));
    }

    /**
     * Keeps what a party fills in.
     *
     * @param seen the revision that was on the page
     * @param proposed as {@link Merging#merge} takes it
     */
    @Transactional
    public Whole fill(Actor actor, DocumentId id, int seen, JsonNode proposed) {
        Whole whole = wholes.lock(id);
        Viewer viewer = access.reader(actor, whole);
        requireOpen(actor, whole);
        if (whole.doc().revision() != seen) {
            throw new ProblemException(DocumentProblem.CHANGED, whole.doc().revision());
        }
        ObjectNode values = checked(whole, viewer, proposed);
        if (values.equals(whole.values())) {
            return whole;
        }
        return revise(actor, whole, values, "filled");
    }

    /** What the values would be, or every reason why not. */
    ObjectNode checked(Whole whole, Viewer viewer, JsonNode proposed) {
        DocumentRules rules = whole.rules();
        Map<String, FieldState> states = rules.states(whole.standing(), viewer, whole.values());
        // a condition may open a field in the same step: what follows from the change is judged by the change
        Merging.Merged first = Merging.merge(rules.kind().form(), states, whole.values(), proposed);
        Map<String, FieldState> then =
                rules.states(whole.standing(), viewer, typed(rules, first.values(), whole.values()));
        then.forEach((pointer, state) -> states.merge(
                pointer, state, (before, after) -> before == FieldState.HIDDEN && after.writable() ? after : before));
        Merging.Merged merged = Merging.merge(rules.kind().form(), states, whole.values(), proposed);
        Checked checked = rules.kind().form().check(merged.values(), lookups.fresh(), false);
        List<Fault> faults = new ArrayList<>(merged.faults());
        faults.addAll(checked.faults());
        ObjectNode values = rules.pruned(whole.standing(), checked.values());
        faults.addAll(gates.faults(rules, whole.standing(), values));
        refuse(faults);
        return values;
    }

    /** What may be chosen in a field as it is being filled in; empty where no list narrows it. */
    Optional<List<String>> offered(Whole whole, Viewer viewer, FieldPath field, JsonNode proposed) {
        DocumentRules rules = whole.rules();
        Map<String, FieldState> states = rules.states(whole.standing(), viewer, whole.values());
        return gates.offered(
                rules.kind(),
                field,
                Merging.merge(rules.kind().form(), states, whole.values(), proposed)
                        .values());
    }

    /** Conditions are judged on values that are well formed; where they are not, on those before. */
    private static ObjectNode typed(DocumentRules rules, ObjectNode merged, ObjectNode before) {
        Checked checked = rules.kind().form().check(merged, Lookup.TRUSTING, false);
        return checked.isFine() ? checked.values() : before;
    }

    private static void refuse(List<Fault> faults) {
        if (!faults.isEmpty()) {
            throw new ProblemException(DocumentProblem.INVALID, faults, faults.size());
        }
    }

    private Whole revise(Actor actor, Whole whole, ObjectNode values, String cause) {
        Instant at = documents.now();
        int revision = whole.doc().revision() + 1;
        documents.insertRevision(whole.doc().id(), revision, values, cause, actor, at);
        move(actor, whole.with(values), revision, at);
        audit.record(
                actor,
                cause.equals("filled") ? "fill" : "correct",
                DocumentAccess.kind(whole.doc().kind()),
                whole.doc().id().toString(),
                Map.of("revision", revision));
        return wholes.get(whole.doc().id());
    }

    /** Writes down where the document stands now, and tells whoever is next. */
    private void move(Actor actor, Whole whole, int revision, Instant at) {
        DocumentRules rules = whole.rules();
        Doc doc = whole.doc();
        Standing standing = whole.standing();
        List<Step> open = rules.open(standing, whole.values());
        boolean closed = !standing.ended() && !standing.given().isEmpty() && rules.complete(standing, whole.values());
        Doc.State state = doc.state() == Doc.State.CANCELLED || doc.state() == Doc.State.WITHDRAWN
                ? doc.state()
                : closed ? Doc.State.CLOSED : Doc.State.OPEN;
        boolean flagged = !rules.broken(standing.given(), whole.values()).isEmpty();
        String officialField = rules.kind().mirrorNumber();
        JsonNode official = officialField == null ? null : whole.values().get(officialField);
        Set<Seat> waited = open.stream().map(rules::seat).collect(Collectors.toSet());
        whole.openCorrection().ifPresent(its -> its.open().forEach(seat -> waited.add(Seat.parse(seat))));
        documents.move(new Doc(
                doc.id(),
                doc.kind(),
                doc.definition(),
                doc.number(),
                doc.createdOn(),
                doc.createdAt(),
                doc.creator(),
                doc.sample(),
                doc.checkCode(),
                state,
                revision,
                open.stream().map(Step::toString).toList(),
                flagged,
                official == null ? null : official.asString(),
                at));
        documents.parties(doc.id(), rules.seats(whole.values()), waited);
        telling.follow(whole, open, at);
        events.publishEvent(new DocumentMoved(doc.kind(), !standing.given().isEmpty(), actor.name()));
    }

    private static void requireOpen(Actor actor, Whole whole) {
        Doc.State state = whole.doc().state();
        if (state != Doc.State.OPEN) {
            boolean english = actor.language().getLanguage().equals("en");
            String word = switch (state) {
                case CLOSED -> english ? "closed" : "办结";
                default -> english ? "cancelled" : "作废";
            };
            throw new ProblemException(DocumentProblem.ENDED, word);
        }
    }

    // --- signing
    // -------------------------------------------------------------------------------------------------------

    /** What a signature would cover, word for word, so that it can be read before. */
    String preview(Actor actor, DocumentId id, String step) {
        Whole whole = wholes.get(id);
        Ready ready = ready(actor, whole, step);
        return content(whole, ready, documents.now());
    }

    private record Ready(Step step, Contents.Hand hand, Viewer viewer) {}

    @Transactional
    public Whole sign(Actor actor, DocumentId id, String step, int seen, Key key) {
        Whole whole = wholes.lock(id);
        Ready ready = ready(actor, whole, step);
        if (whole.doc().revision() != seen) {
            throw new ProblemException(DocumentProblem.CHANGED, whole.doc().revision());
        }
        Instant at = documents.now();
        Given given = given(actor, ready.hand(), content(whole, ready, at), at, key, "document.signed");
        List<Given.Signature> all = new ArrayList<>(whole.signatures());
        Given.Signature signature =
                new Given.Signature(all.size() + 1, ready.step().toString(), given);
        signatures.insert(id, signature);
        all.add(signature);
        Whole after = new Whole(whole.doc(), whole.rules(), whole.values(), all, whole.corrections());
        Set<String> flagged = flag(actor, after, at);
        move(actor, after, whole.doc().revision(), at);
        audit.record(
                actor,
                "sign",
                DocumentAccess.kind(whole.doc().kind()),
                id.toString(),
                Map.of("step", step, "key", given.signed().key()));
        return told(wholes.get(id), DocumentChanged.Act.SIGNED, ready.step().signature(), flagged);
    }

    private static String content(Whole whole, Ready ready, Instant at) {
        DocumentRules rules = whole.rules();
        // what this seat sees, not what the actor sees through another
        Map<String, FieldState> states =
                rules.states(whole.standing(), Viewer.at(ready.hand().seat()), whole.values());
        Contents.Hand hand = new Contents.Hand(
                ready.hand().actor(), ready.hand().seat(), ready.hand().unit(), at);
        return Contents.signature(
                whole,
                hand,
                ready.step().toString(),
                rules.kind().signature(ready.step().signature()).says().zh(),
                rules.visible(whole.values(), states));
    }

    private Ready ready(Actor actor, Whole whole, String wanted) {
        DocumentRules rules = whole.rules();
        Viewer viewer = access.reader(actor, whole);
        Step step = step(whole, wanted);
        Title title = rules.kind().signature(step.signature()).title();
        Seat seat = rules.seat(step);
        String unit = rules.unit(seat, whole.values()).orElse("");
        if (!access.holds(actor, unit, rules.kind().signature(step.signature()).roles())) {
            throw new ProblemException(
                    DocumentProblem.WRONG_PARTY,
                    title.in(actor.language()),
                    rules.kind().party(seat.party()).title().in(actor.language()));
        }
        if (whole.standing().given().contains(step)) {
            throw new ProblemException(DocumentProblem.SIGNED_ALREADY, title.in(actor.language()));
        }
        requireOpen(actor, whole);
        if (!rules.open(whole.standing(), whole.values()).contains(step)) {
            String before = whole.doc().waits().stream()
                    .map(Step::parse)
                    .map(each ->
                            rules.kind().signature(each.signature()).title().in(actor.language()))
                    .collect(Collectors.joining("、"));
            throw new ProblemException(DocumentProblem.NOT_YET, title.in(actor.language()), before);
        }
        if (whole.openCorrection().isPresent()) {
            throw new ProblemException(DocumentProblem.CORRECTION_OPEN);
        }
        refuse(faults(actor, whole, step));
        return new Ready(step, new Contents.Hand(actor, seat, unit, Instant.EPOCH), viewer);
    }

    private static Step step(Whole whole, String wanted) {
        return whole.rules().steps(whole.values()).stream()
                .filter(each -> each.toString().equals(wanted))
                .findFirst()
                .orElseThrow(() -> new ProblemException(DocumentProblem.NO_SUCH_SIGNATURE, wanted));
    }

    /** Everything that stands in the way of a signature. */
    List<Fault> faults(Actor actor, Whole whole, Step step) {
        DocumentRules rules = whole.rules();
        List<Fault> faults = new ArrayList<>();
        for (String pointer : rules.missing(step, whole.standing(), whole.values())) {
            faults.add(Fault.at(
                    pointer,
                    DocumentProblem.FIELD_MISSING,
                    title(rules.kind(), pointer).in(actor.language())));
        }
        Set<Step> then = new HashSet<>(whole.standing().given());
        then.add(step);
        for (Check.Broken broken : rules.broken(then, whole.values())) {
            if (broken.check().refuses()) {
                faults.add(Fault.at(
                        broken.pointer(),
                        DocumentProblem.CHECK_FAILS,
                        broken.check().title().in(actor.language()),
                        broken.check().says().in(actor.language())));
            }
        }
        faults.addAll(gates.faults(rules, whole.standing(), whole.values()));
        return faults;
    }

    static Title title(DocumentKind kind, String pointer) {
        String[] parts = pointer.substring(1).split("/");
        Optional<Field> field = kind.form().find(parts[0]);
        if (parts.length < 3) {
            return field.map(Field::title).orElse(Title.of(pointer, null));
        }
        Title list = field.map(Field::title).orElse(Title.of(parts[0], null));
        Title inner = field.map(Field::kind)
                .filter(FieldKind.Rows.class::isInstance)
                .flatMap(rows -> ((FieldKind.Rows) rows).fields().find(parts[2]))
                .map(Field::title)
                .orElse(Title.of(parts[2], null));
        int row = Integer.parseInt(parts[1]) + 1;
        return Title.of(
                list.zh() + " " + row + "·" + inner.zh(),
                list.in(Locale.ENGLISH) + " " + row + ", " + inner.in(Locale.ENGLISH));
    }

    private Given given(Actor actor, Contents.Hand hand, String content, Instant at, Key key, String event) {
        Signed signed = signing.sign(actor, key.signer(), content, key.secret());
        Given given = new Given(
                UUID.randomUUID(),
                hand.seat().toString(),
                hand.unit(),
                actor.person(),
                actor.name(),
                signed,
                content,
                at);
        evidence.seal(List.of(new Event(event, Contents.subject(given.id()), Contents.sealed(given))));
        return given;
    }

    /** Tells other modules, in this transaction: what follows from it is kept with it or refuses it. */
    private Whole told(Whole whole, DocumentChanged.Act act, @Nullable String signature, Set<String> flagged) {
        Doc doc = whole.doc();
        boolean closed = act == DocumentChanged.Act.SIGNED && doc.state() == Doc.State.CLOSED;
        events.publishEvent(new DocumentChanged(doc.kind(), doc.id(), act, signature, flagged, closed));
        return whole;
    }

    /** Marks what does not hold, and tells of every new mark; the checks that are marked anew. */
    private Set<String> flag(Actor actor, Whole whole, Instant at) {
        Set<String> flagged = new HashSet<>();
        for (Check.Broken broken : whole.rules().broken(whole.standing().given(), whole.values())) {
            if (documents.flag(whole.doc().id(), broken.key(), whole.doc().revision(), at)) {
                telling.flagged(actor, whole, broken);
                flagged.add(broken.check().id());
            }
        }
        return flagged;
    }

    // --- corrections
    // ---------------------------------------------------------------------------------------------------

    /** Proposes to change what is sealed. */
    @Transactional
    public Whole correct(Actor actor, DocumentId id, Map<String, JsonNode> to, String reason, Key key) {
        Whole whole = wholes.lock(id);
        Viewer viewer = access.reader(actor, whole);
        DocumentRules rules = whole.rules();
        if (!rules.kind().correctable() || whole.standing().ended()) {
            throw new ProblemException(DocumentProblem.NOT_CORRECTABLE);
        }
        if (whole.openCorrection().isPresent()) {
            throw new ProblemException(DocumentProblem.CORRECTION_OPEN);
        }
        if (reason.isBlank()) {
            throw new ProblemException(DocumentProblem.REASON_NEEDED);
        }
        Seat seat = viewer.seats().stream()
                .min(Comparator.comparing(Seat::toString))
                .orElseThrow(() -> new ProblemException(
                        DocumentProblem.WRONG_PARTY,
                        "更正",
                        rules.kind().first().title().in(actor.language())));
        List<Contents.Change> changes = changes(actor, whole, viewer, to);
        corrected(whole, changes);
        String unit = rules.unit(seat, whole.values()).orElse("");
        List<String> asks = asks(whole, unit, changes);
        Instant at = documents.now();
        Contents.Hand hand = new Contents.Hand(actor, seat, unit, at);
        Given given = given(
                actor,
                hand,
                Contents.correction(whole, hand, reason, changes, asks),
                at,
                key,
                "document.correction-proposed");
        Correction correction = new Correction(whole.corrections().size() + 1, reason, asks, given, List.of());
        signatures.insert(id, correction);
        audit.record(
                actor,
                "propose-correction",
                DocumentAccess.kind(whole.doc().kind()),
                id.toString(),
                Map.of("places", String.join(" ", to.keySet())));
        return settle(actor, wholes.get(id), correction);
    }

    private static List<Contents.Change> changes(Actor actor, Whole whole, Viewer viewer, Map<String, JsonNode> to) {
        Map<String, FieldState> states = whole.rules().states(whole.standing(), viewer, whole.values());
        List<Contents.Change> changes = new ArrayList<>();
        List<Fault> faults = new ArrayList<>();
        to.forEach((pointer, value) -> {
            FieldState state = states.getOrDefault(pointer, FieldState.HIDDEN);
            JsonNode from = Pointers.find(whole.values(), pointer).orElse(JsonNodeFactory.instance.nullNode());
            Title title = title(whole.kind(), pointer);
            if (state == FieldState.HIDDEN || from.isArray()) {
                faults.add(Fault.at(pointer, DocumentProblem.NO_SUCH_FIELD, title.in(actor.language())));
            } else if (state != FieldState.SEALED) {
                faults.add(Fault.at(pointer, DocumentProblem.NOT_SEALED, title.in(actor.language())));
            } else if (!from.asString("").equals(value.asString(""))) {
                changes.add(new Contents.Change(pointer, from, value));
            }
        });
        refuse(faults);
        if (changes.isEmpty()) {
            throw new ProblemException(DocumentProblem.NOTHING_CHANGES);
        }
        return changes;
    }

    /** The values with the changes, if they are well formed and no check refuses them. */
    private ObjectNode corrected(Whole whole, List<Contents.Change> changes) {
        ObjectNode values = whole.values().deepCopy();
        changes.forEach(change -> Pointers.put(values, change.pointer(), change.to()));
        DocumentRules rules = whole.rules();
        Checked checked = rules.kind().form().check(values, lookups.fresh(), false);
        List<Fault> faults = new ArrayList<>(checked.faults());
        if (faults.isEmpty()) {
            for (Check.Broken broken : rules.broken(whole.standing().given(), checked.values())) {
                if (broken.check().refuses()) {
                    faults.add(Fault.at(
                            broken.pointer(),
                            DocumentProblem.CHECK_FAILS,
                            broken.check().title().zh(),
                            broken.check().says().zh()));
                }
            }
            faults.addAll(gates.faults(
                    rules.kind(),
                    checked.values(),
                    changes.stream().map(Contents.Change::pointer).collect(Collectors.toSet())));
        }
        refuse(faults);
        return checked.values();
    }

    /** Who countersigns: the named parties or all that have signed, less the proposer's own unit and those who do not see the places. */
    private static List<String> asks(Whole whole, String unit, List<Contents.Change> changes) {
        DocumentRules rules = whole.rules();
        Map<Seat, String> seats = rules.seats(whole.values());
        Set<String> signed = whole.signatures().stream()
                .map(signature -> signature.given().seat())
                .collect(Collectors.toSet());
        return seats.entrySet().stream()
                .filter(entry -> !entry.getValue().equals(unit))
                .map(Map.Entry::getKey)
                .filter(seat -> rules.kind().countersignedBy().isEmpty()
                        ? signed.contains(seat.toString())
                        : rules.kind().countersignedBy().contains(seat.party()))
                .filter(seat -> {
                    Map<String, FieldState> states = rules.states(whole.standing(), Viewer.at(seat), whole.values());
                    return changes.stream()
                            .anyMatch(change ->
                                    states.getOrDefault(change.pointer(), FieldState.HIDDEN) != FieldState.HIDDEN);
                })
                .map(Seat::toString)
                .sorted()
                .toList();
    }

    @Transactional
    public Whole countersign(
            Actor actor, DocumentId id, UUID correctionId, boolean agrees, @Nullable String reason, Key key) {
        Whole whole = wholes.lock(id);
        Viewer viewer = access.reader(actor, whole);
        Correction correction = whole.openCorrection()
                .filter(each -> each.given().id().equals(correctionId))
                .orElseThrow(() -> new ProblemException(DocumentProblem.CORRECTION_NOT_FOUND, correctionId));
        if (!agrees && (reason == null || reason.isBlank())) {
            throw new ProblemException(DocumentProblem.REASON_NEEDED);
        }
        Seat seat = correction.open().stream()
                .map(Seat::parse)
                .filter(viewer.seats()::contains)
                .findFirst()
                .orElseThrow(() -> new ProblemException(DocumentProblem.CORRECTION_NOT_FOUND, correctionId));
        Instant at = documents.now();
        String unit = whole.rules().unit(seat, whole.values()).orElse("");
        Contents.Hand hand = new Contents.Hand(actor, seat, unit, at);
        String content =
                Contents.countersignature(whole, hand, correction, agrees, Objects.requireNonNullElse(reason, ""));
        Given given = given(actor, hand, content, at, key, "document.countersigned");
        signatures.insert(correctionId, new Correction.Counter(agrees, reason, given));
        audit.record(
                actor,
                agrees ? "countersign" : "refuse-correction",
                DocumentAccess.kind(whole.doc().kind()),
                id.toString(),
                Map.of("correction", correctionId.toString()));
        Whole after = wholes.get(id);
        return settle(
                actor,
                after,
                after.corrections().stream()
                        .filter(each -> each.given().id().equals(correctionId))
                        .findFirst()
                        .orElseThrow());
    }

    /** Takes a correction over once nobody is left to countersign it. */
    private Whole settle(Actor actor, Whole whole, Correction correction) {
        if (correction.state() != Correction.State.DONE) {
            move(actor, whole, whole.doc().revision(), documents.now());
            return wholes.get(whole.doc().id());
        }
        Whole after = revise(actor, whole, corrected(whole, DocumentVerification.changes(correction)), "corrected");
        Set<String> flagged = flag(actor, after, documents.now());
        telling.ended(actor, after, "corrected/" + correction.ordinal(), Title.of("更正已生效", "A correction took effect"));
        return told(after, DocumentChanged.Act.CORRECTED, null, flagged);
    }

    // --- ends
    // ----------------------------------------------------------------------------------------------------------

    @Transactional
    public Whole cancel(Actor actor, DocumentId id, String reason) {
        Whole whole = wholes.lock(id);
        Viewer viewer = access.reader(actor, whole);
        requireOpen(actor, whole);
        DocumentKind kind = whole.kind();
        String by = kind.cancelBy();
        String before = kind.cancelBefore();
        boolean may = by != null
                && before != null
                && viewer.seats().stream().anyMatch(seat -> seat.party().equals(by))
                && whole.standing().given().stream()
                        .noneMatch(step -> step.signature().equals(before));
        if (!may) {
            throw new ProblemException(
                    DocumentProblem.NOT_CANCELLABLE,
                    before == null ? "—" : kind.signature(before).title().in(actor.language()),
                    by == null ? "—" : kind.party(by).title().in(actor.language()));
        }
        if (reason.isBlank()) {
            throw new ProblemException(DocumentProblem.REASON_NEEDED);
        }
        Instant at = documents.now();
        documents.cancel(id, actor, reason.strip(), at);
        end(actor, whole, Doc.State.CANCELLED, at);
        telling.ended(actor, whole, "cancelled", Title.of("已作废", "Cancelled"));
        audit.record(actor, "cancel", DocumentAccess.kind(kind.id()), id.toString(), Map.of("reason", reason));
        return told(wholes.get(id), DocumentChanged.Act.CANCELLED, null, Set.of());
    }

    /** Takes sample documents out. */
    void withdraw(Doc doc) {
        end(Actor.system(), wholes.whole(doc), Doc.State.WITHDRAWN, documents.now());
        telling.withdraw(doc.id());
    }

    private void end(Actor actor, Whole whole, Doc.State state, Instant at) {
        Doc doc = whole.doc();
        Doc ended = new Doc(
                doc.id(),
                doc.kind(),
                doc.definition(),
                doc.number(),
                doc.createdOn(),
                doc.createdAt(),
                doc.creator(),
                doc.sample(),
                doc.checkCode(),
                state,
                doc.revision(),
                List.of(),
                doc.flagged(),
                doc.official(),
                at);
        move(
                actor,
                new Whole(ended, whole.rules(), whole.values(), whole.signatures(), whole.corrections()),
                doc.revision(),
                at);
    }

    /** Units the actor could begin such a document for. */
    List<UnitId> beginners(Actor actor, DocumentKind kind) {
        Party first = kind.first();
        return actor.assignments().stream()
                .filter(assignment -> first.roles().contains(assignment.role()))
                .map(Assignment::unit)
                .filter(unit -> first.fixed() == null || first.fixed().equals(unit.value()))
                .distinct()
                .toList();
    }
}
