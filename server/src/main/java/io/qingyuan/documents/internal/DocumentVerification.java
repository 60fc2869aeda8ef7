package io.qingyuan.documents.internal;

import io.qingyuan.documents.internal.engine.DocumentRules;
import io.qingyuan.documents.internal.engine.FieldState;
import io.qingyuan.documents.internal.engine.Standing;
import io.qingyuan.documents.internal.engine.Step;
import io.qingyuan.fields.Field;
import io.qingyuan.fields.FieldKind;
import io.qingyuan.signing.Signing;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Recomputes everything that was signed and holds what stands in the database against it. */
@Component
class DocumentVerification {

    enum Code {
        /** The signature is that of the key over the content: step. */
        SIGNATURE_HOLDS(false),
        /** It is not: the content, the key or the signature was changed. */
        SIGNATURE_BROKEN(true),
        /** The key is not that of the person who is said to have signed, or was not in force then. */
        KEY_FOREIGN(true),
        /** The key was made elsewhere: an outside signer's; who holds it is not known here. */
        KEY_OUTSIDE(false),
        /** What stands beside the signature differs from what was signed: which member, signed, now. */
        ROW_DIFFERS(true),
        /** The signature before it is not the one it was given after. */
        CHAIN_BROKEN(true),
        /** A revision says something else than was signed: place, signed, now. */
        REVISION_CHANGED(true),
        /** A revision that was signed is gone. */
        REVISION_GONE(true),
        /** What is sealed says something else than was signed and corrected since: place, signed, now. */
        VALUE_CHANGED(true),
        /** The head says something else than follows from the signatures: what, should be, is. */
        HEAD_DIFFERS(true);

        private final boolean bad;

        Code(boolean bad) {
            this.bad = bad;
        }

        boolean bad() {
            return bad;
        }
    }

    /**
     * Something found.
     *
     * @param place which signature: a step, {@code correction 1}, or {@code document}
     */
    record Found(Code code, String place, List<String> values) {
        Found {
            values = List.copyOf(values);
        }
    }

    record Report(List<Found> findings) {
        Report {
            findings = List.copyOf(findings);
        }

        boolean holds() {
            return findings.stream().noneMatch(found -> found.code().bad());
        }

        boolean holds(String place) {
            return findings.stream()
                    .noneMatch(found -> found.code().bad() && found.place().equals(place));
        }
    }

    private final JdbcDocuments documents;
    private final Signing signing;

    DocumentVerification(JdbcDocuments documents, Signing signing) {
        this.documents = documents;
        this.signing = signing;
    }

    Report verify(Whole whole) {
        List<Found> findings = new ArrayList<>();
        Map<String, JsonNode> expected = new LinkedHashMap<>();
        String previous = "";
        List<Correction> waiting = new ArrayList<>(whole.corrections().stream()
                .filter(correction -> correction.state() == Correction.State.DONE)
                .toList());
        for (Given.Signature signature : whole.signatures()) {
            String place = signature.step();
            Optional<JsonNode> content = given(findings, place, signature.given());
            content.ifPresent(its -> head(findings, place, whole, its, signature.given()));
            if (content.isPresent()) {
                same(findings, place, "step", content.get(), signature.step());
                if (!content.get().path("previous").asString("").equals(previous)) {
                    findings.add(new Found(Code.CHAIN_BROKEN, place, List.of()));
                }
                waiting.removeIf(correction -> {
                    boolean before =
                            correction.given().at().isBefore(signature.given().at());
                    if (before) {
                        apply(expected, correction);
                    }
                    return before;
                });
                revision(findings, place, whole, content.get());
                sealed(whole, signature.ordinal(), content.get()).forEach(expected::put);
            }
            previous = Contents.hash(signature.given().content());
        }
        waiting.forEach(correction -> apply(expected, correction));
        corrections(findings, whole);
        values(findings, whole, expected);
        position(findings, whole);
        return new Report(findings);
    }

    /** What is sealed once this signature stands, as it says. */
    private static Map<String, JsonNode> sealed(Whole whole, int ordinal, JsonNode content) {
        Set<Step> given = whole.signatures().stream()
                .filter(signature -> signature.ordinal() <= ordinal)
                .map(signature -> Step.parse(signature.step()))
                .collect(Collectors.toSet());
        DocumentRules rules = whole.rules();
        Map<String, FieldState> states = rules.states(
                new Standing(whole.doc().createdOn(), given, false), rules.everybody(whole.values()), whole.values());
        Map<String, JsonNode> sealed = new LinkedHashMap<>(Pointers.flat(content.path("values")));
        sealed.keySet().removeIf(pointer -> states.get(pointer) != FieldState.SEALED || computed(whole, pointer));
        return sealed;
    }

    private Optional<JsonNode> given(List<Found> findings, String place, Given given) {
        boolean holds = signing.verifies(given.signed(), given.content());
        findings.add(new Found(
                holds ? Code.SIGNATURE_HOLDS : Code.SIGNATURE_BROKEN,
                place,
                List.of(given.signed().key())));
        Optional<Signing.KeyFact> key = signing.key(given.signed().key());
        if (key.isEmpty()) {
            findings.add(
                    new Found(Code.KEY_OUTSIDE, place, List.of(given.signed().key())));
        } else if (!key.get().person().equals(given.person()) || !key.get().inForce(given.at())) {
            findings.add(
                    new Found(Code.KEY_FOREIGN, place, List.of(given.signed().key())));
        }
        try {
            return Optional.of(JsonMapper.shared().readTree(given.content()));
        } catch (JacksonException _) {
            return Optional.empty(); // the signature is broken as well, and says so
        }
    }

    private static void head(List<Found> findings, String place, Whole whole, JsonNode content, Given given) {
        Doc doc = whole.doc();
        same(findings, place, "document", content, doc.id().toString());
        same(findings, place, "kind", content, doc.kind());
        same(findings, place, "definition", content, doc.definition());
        same(findings, place, "number", content, doc.number());
        same(findings, place, "created_on", content, doc.createdOn().toString());
        same(findings, place, "seat", content, given.seat());
        same(findings, place, "unit", content, given.unit());
        same(findings, place, "person", content, given.person().toString());
        same(findings, place, "signed_at", content, given.at().toString());
    }

    private static void same(List<Found> findings, String place, String member, JsonNode content, String now) {
        String signed = content.path(member).asString("");
        if (!signed.equals(now)) {
            findings.add(new Found(Code.ROW_DIFFERS, place, List.of(member, signed, now)));
        }
    }

    private void revision(List<Found> findings, String place, Whole whole, JsonNode content) {
        int number = content.path("revision").asInt(0);
        Optional<JdbcDocuments.Revision> revision =
                documents.revision(whole.doc().id(), number);
        if (revision.isEmpty()) {
            findings.add(new Found(Code.REVISION_GONE, place, List.of(Integer.toString(number))));
            return;
        }
        Map<String, JsonNode> now = Pointers.flat(revision.get().values());
        Pointers.flat(content.path("values")).forEach((pointer, signed) -> {
            JsonNode stands = now.get(pointer);
            if (!signed.equals(stands)) {
                findings.add(new Found(
                        Code.REVISION_CHANGED,
                        place,
                        List.of(pointer, text(signed), text(stands), Integer.toString(number))));
            }
        });
    }

    private void corrections(List<Found> findings, Whole whole) {
        for (Correction correction : whole.corrections()) {
            String place = "correction " + correction.ordinal();
            given(findings, place, correction.given()).ifPresent(content -> {
                head(findings, place, whole, content, correction.given());
                same(findings, place, "reason", content, correction.reason());
                List<String> asked = new ArrayList<>();
                content.path("asks").forEach(each -> asked.add(each.asString()));
                if (!asked.equals(correction.asks())) {
                    findings.add(new Found(
                            Code.ROW_DIFFERS,
                            place,
                            List.of("asks", asked.toString(), correction.asks().toString())));
                }
            });
            for (Correction.Counter counter : correction.counters()) {
                String by = place + " " + counter.given().seat();
                given(findings, by, counter.given()).ifPresent(content -> {
                    head(findings, by, whole, content, counter.given());
                    same(findings, by, "agrees", content, Boolean.toString(counter.agrees()));
                    same(
                            findings,
                            by,
                            "correction",
                            content,
                            correction.given().id().toString());
                    if (!content.path("previous")
                            .asString("")
                            .equals(Contents.hash(correction.given().content()))) {
                        findings.add(new Found(Code.CHAIN_BROKEN, by, List.of()));
                    }
                });
            }
        }
    }

    /** What is sealed is what was signed last of it, with every correction since. */
    private static void values(List<Found> findings, Whole whole, Map<String, JsonNode> expected) {
        DocumentRules rules = whole.rules();
        Map<String, FieldState> states =
                rules.states(whole.standing(), rules.everybody(whole.values()), whole.values());
        Map<String, JsonNode> now = Pointers.flat(whole.values());
        expected.forEach((pointer, signed) -> {
            if (states.get(pointer) == FieldState.SEALED && !signed.equals(now.get(pointer))) {
                findings.add(new Found(
                        Code.VALUE_CHANGED, "document", List.of(pointer, text(signed), text(now.get(pointer)))));
            }
        });
        now.forEach((pointer, value) -> {
            if (states.get(pointer) == FieldState.SEALED
                    && !expected.containsKey(pointer)
                    && !computed(whole, pointer)) {
                findings.add(new Found(Code.VALUE_CHANGED, "document", List.of(pointer, "—", text(value))));
            }
        });
        expected.keySet().stream()
                .filter(pointer -> !now.containsKey(pointer) && !states.containsKey(pointer))
                .forEach(pointer -> findings.add(
                        new Found(Code.VALUE_CHANGED, "document", List.of(pointer, text(expected.get(pointer)), "—"))));
    }

    /** Results are recomputed with every revision and follow from what was signed. */
    private static boolean computed(Whole whole, String pointer) {
        String[] parts = pointer.substring(1).split("/");
        return whole.kind()
                .form()
                .find(parts[0])
                .map(field -> field.computed()
                        || (parts.length == 3
                                && field.kind() instanceof FieldKind.Rows rows
                                && rows.fields()
                                        .find(parts[2])
                                        .map(Field::computed)
                                        .orElse(false)))
                .orElse(false);
    }

    private static void position(List<Found> findings, Whole whole) {
        Doc doc = whole.doc();
        boolean cancelled = doc.state() == Doc.State.CANCELLED;
        boolean complete = !whole.signatures().isEmpty() && whole.rules().complete(whole.standing(), whole.values());
        Doc.State state = cancelled ? doc.state() : complete ? Doc.State.CLOSED : Doc.State.OPEN;
        if (state != doc.state()) {
            findings.add(new Found(
                    Code.HEAD_DIFFERS,
                    "document",
                    List.of("state", state.word(), doc.state().word())));
        }
        List<String> waits = whole.rules().open(whole.standing(), whole.values()).stream()
                .map(Step::toString)
                .toList();
        if (!waits.equals(doc.waits())) {
            findings.add(new Found(
                    Code.HEAD_DIFFERS,
                    "document",
                    List.of("waits", waits.toString(), doc.waits().toString())));
        }
    }

    private static void apply(Map<String, JsonNode> expected, Correction correction) {
        changes(correction).forEach(change -> {
            if (change.to().isNull()) {
                expected.remove(change.pointer());
            } else {
                expected.put(change.pointer(), change.to());
            }
        });
    }

    /** The changes of a correction, as they were signed. */
    static List<Contents.Change> changes(Correction correction) {
        List<Contents.Change> changes = new ArrayList<>();
        JsonNode content = JsonMapper.shared().readTree(correction.given().content());
        content.path("patch")
                .forEach(one -> changes.add(new Contents.Change(
                        one.path("path").asString(""),
                        Objects.requireNonNullElse(one.get("from"), JsonNodeFactory.instance.nullNode()),
                        Objects.requireNonNullElse(one.get("value"), JsonNodeFactory.instance.nullNode()))));
        return changes;
    }

    private static String text(@Nullable JsonNode node) {
        if (node == null) {
            return "—";
        }
        return node instanceof ObjectNode || node.isArray() ? node.toString() : node.asString();
    }
}
