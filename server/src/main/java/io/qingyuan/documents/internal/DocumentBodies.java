package io.qingyuan.documents.internal;

import io.qingyuan.documents.internal.Bodies.ChangeBody;
import io.qingyuan.documents.internal.Bodies.CorrectionBody;
import io.qingyuan.documents.internal.Bodies.CounterBody;
import io.qingyuan.documents.internal.Bodies.DocumentBody;
import io.qingyuan.documents.internal.Bodies.DocumentKindBody;
import io.qingyuan.documents.internal.Bodies.DocumentLine;
import io.qingyuan.documents.internal.Bodies.FlagBody;
import io.qingyuan.documents.internal.Bodies.NamedUnit;
import io.qingyuan.documents.internal.Bodies.ParameterBody;
import io.qingyuan.documents.internal.Bodies.SignatureBody;
import io.qingyuan.documents.internal.engine.Check;
import io.qingyuan.documents.internal.engine.Choice;
import io.qingyuan.documents.internal.engine.DocumentKind;
import io.qingyuan.documents.internal.engine.DocumentRules;
import io.qingyuan.documents.internal.engine.FieldState;
import io.qingyuan.documents.internal.engine.Seat;
import io.qingyuan.documents.internal.engine.Signature;
import io.qingyuan.documents.internal.engine.Step;
import io.qingyuan.documents.internal.engine.Viewer;
import io.qingyuan.fields.Field;
import io.qingyuan.fields.FieldKind;
import io.qingyuan.fields.FieldView;
import io.qingyuan.identity.Actor;
import io.qingyuan.identity.Title;
import io.qingyuan.signing.Signing;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** DocumentDesk in the reader's language and within the reader's sight. */
@Component
class DocumentBodies {

    private static final TypeReference<Map<String, Object>> OBJECT = new TypeReference<>() {};

    /** Said of every signature, in the page, on paper and on the check page. */
    static final Title PROVES = Title.of(
            "证明：持有该密钥口令的人在所示时间对所示内容签了名，此后内容一字未改，任何人可脱机核对。"
                    + "不证明：内容属实；签名人的身份（密钥未经依法设立的电子认证服务机构认证）。"
                    + "是否构成《电子签名法》第十三条的可靠电子签名，由各方约定并由有权机关认定。",
            "Proves: whoever holds the passphrase of this key signed these contents at the time shown, and not a word has changed "
                    + "since; anybody can check it offline. Does not prove: that the contents are true, nor who the signer is (no "
                    + "certification authority vouches for the key). Whether it is a reliable electronic signature in the sense of "
                    + "article 13 of the Electronic Signature Law is for the parties to agree and for the authorities to decide.");

    private final DocumentAccess access;
    private final DocumentDesk desk;
    private final JdbcDocuments documents;
    private final DocumentWords shown;
    private final Signing signing;
    private final DocumentGates gates;
    private final JsonMapper json;

    DocumentBodies(
            DocumentAccess access,
            DocumentDesk desk,
            JdbcDocuments documents,
            DocumentWords shown,
            Signing signing,
            DocumentGates gates,
            JsonMapper json) {
        this.access = access;
        this.desk = desk;
        this.documents = documents;
        this.shown = shown;
        this.signing = signing;
        this.gates = gates;
        this.json = json;
    }

    DocumentWords.Words words(Locale locale) {
        return shown.words(locale);
    }

    DocumentKindBody kind(Actor actor, DocumentKind kind, DocumentWords.Words words) {
        return new DocumentKindBody(
                kind.id(),
                words.in(kind.title()),
                in(kind.purpose(), words),
                kind.group(),
                in(kind.basis(), words),
                in(kind.mirrorOf(), words),
                kind.sample(),
                desk.beginners(actor, kind).stream()
                        .map(unit -> new NamedUnit(unit.value(), words.unit(unit.value())))
                        .toList());
    }

    static @Nullable String in(@Nullable Title title, DocumentWords.Words words) {
        return title == null ? null : words.in(title);
    }

    DocumentLine line(Doc doc, DocumentRules rules, DocumentWords.Words words) {
        return new DocumentLine(
                doc.id().toString(),
                doc.kind(),
                words.in(rules.kind().title()),
                doc.number(),
                doc.official(),
                doc.createdOn(),
                doc.creator(),
                doc.state().word(),
                doc.waits().stream()
                        .map(Step::parse)
                        .map(step -> words.in(
                                        rules.kind().signature(step.signature()).title())
                                + (step.item() == null ? "" : " " + (step.item() + 1)))
                        .toList(),
                doc.flagged(),
                doc.sample() || rules.kind().sample(),
                doc.movedAt());
    }

    DocumentBody body(Actor actor, Whole whole) {
        DocumentWords.Words words = words(actor.language());
        DocumentRules rules = whole.rules();
        DocumentKind kind = rules.kind();
        Viewer viewer = access.reader(actor, whole);
        Map<String, FieldState> states = rules.states(whole.standing(), viewer, whole.values());
        boolean correctable = kind.correctable()
                && !whole.standing().ended()
                && whole.openCorrection().isEmpty()
                && !viewer.seats().isEmpty()
                && states.containsValue(FieldState.SEALED);
        return new DocumentBody(
                line(whole.doc(), rules, words),
                in(kind.purpose(), words),
                in(kind.basis(), words),
                in(kind.mirrorOf(), words),
                whole.doc().revision(),
                FieldView.of(kind.form(), actor.language()),
                stateWords(states),
                object(rules.visible(whole.values(), states)),
                signatures(actor, whole, words),
                flags(whole, words),
                parameters(kind, words),
                corrections(whole, viewer, states, words),
                kind.choices().stream()
                        .filter(choice -> gates.find(choice.gate()).isEmpty())
                        .map(Choice::field)
                        .map(path -> words.in(DocumentDesk.title(kind, path.pointer(0))))
                        .toList(),
                kind.choices().stream()
                        .filter(choice -> gates.find(choice.gate()).isPresent())
                        .map(choice -> choice.field().toString())
                        .toList(),
                correctable,
                mayCancel(whole, viewer),
                documents.cancelled(whole.doc().id()).orElse(null),
                proves(kind, words));
    }

    String proves(DocumentKind kind, DocumentWords.Words words) {
        return words.in(PROVES) + (kind.proves() == null ? "" : " " + words.in(kind.proves()));
    }

    private static boolean mayCancel(Whole whole, Viewer viewer) {
        String by = whole.kind().cancelBy();
        String before = whole.kind().cancelBefore();
        return whole.doc().state() == Doc.State.OPEN
                && by != null
                && viewer.seats().stream().anyMatch(seat -> seat.party().equals(by))
                && whole.standing().given().stream()
                        .noneMatch(step -> step.signature().equals(before));
    }

    static Map<String, String> stateWords(Map<String, FieldState> states) {
        Map<String, String> words = new LinkedHashMap<>();
        states.forEach((pointer, state) -> {
            if (state != FieldState.HIDDEN) {
                words.put(pointer, state.word());
            }
        });
        return words;
    }

    Map<String, Object> object(JsonNode values) {
        return json.convertValue(values, OBJECT);
    }

    List<SignatureBody> signatures(Actor actor, Whole whole, DocumentWords.Words words) {
        DocumentRules rules = whole.rules();
        Map<String, Given> given =
                whole.signatures().stream().collect(Collectors.toMap(Given.Signature::step, Given.Signature::given));
        Set<String> open = rules.open(whole.standing(), whole.values()).stream()
                .map(Step::toString)
                .collect(Collectors.toSet());
        List<SignatureBody> bodies = new ArrayList<>();
        for (Step step : rules.steps(whole.values())) {
            Signature signature = rules.kind().signature(step.signature());
            Seat seat = rules.seat(step);
            String unit = rules.unit(seat, whole.values()).orElse("");
            Given its = given.get(step.toString());
            bodies.add(new SignatureBody(
                    step.toString(),
                    words.in(signature.title()) + (step.item() == null ? "" : " " + (step.item() + 1)),
                    words.in(signature.says()),
                    seat.toString(),
                    words.in(rules.kind().party(seat.party()).title()),
                    unit.isEmpty() ? "—" : words.unit(unit),
                    its != null ? "given" : open.contains(step.toString()) ? "open" : "waiting",
                    its == null && !unit.isEmpty() && access.holds(actor, unit, signature.roles()),
                    its == null ? null : its.id().toString(),
                    its == null ? null : its.name(),
                    its == null ? null : its.at(),
                    its == null ? null : its.signed().key(),
                    its == null ? null : keyState(its)));
        }
        return bodies;
    }

    private String keyState(Given given) {
        return signing.key(given.signed().key())
                .map(key -> key.ended() == null ? "in-force" : "ended")
                .orElse("outside");
    }

    List<FlagBody> flags(Whole whole, DocumentWords.Words words) {
        List<Check.Broken> broken = whole.rules().broken(whole.standing().given(), whole.values());
        if (broken.isEmpty()) {
            return List.of();
        }
        Map<String, Instant> since = documents.flags(whole.doc().id());
        return broken.stream()
                .map(each -> new FlagBody(
                        each.key(),
                        words.in(each.check().title()),
                        words.in(each.check().says()),
                        each.pointer(),
                        since.get(each.key())))
                .toList();
    }

    List<ParameterBody> parameters(DocumentKind kind, DocumentWords.Words words) {
        return kind.parameters().stream()
                .map(parameter -> new ParameterBody(
                        words.in(parameter.title()),
                        parameter.value().toPlainString(),
                        parameter.unit(),
                        in(parameter.note(), words),
                        parameter.sample()))
                .toList();
    }

    List<CorrectionBody> corrections(
            Whole whole, Viewer viewer, Map<String, FieldState> states, DocumentWords.Words words) {
        return whole.corrections().stream()
                .map(correction -> correction(whole, correction, viewer, states, words))
                .toList();
    }

    private CorrectionBody correction(
            Whole whole,
            Correction correction,
            Viewer viewer,
            Map<String, FieldState> states,
            DocumentWords.Words words) {
        DocumentRules rules = whole.rules();
        Map<String, Correction.Counter> said = correction.counters().stream()
                .collect(Collectors.toMap(counter -> counter.given().seat(), counter -> counter));
        List<CounterBody> asks = correction.asks().stream()
                .map(text -> {
                    Seat seat = Seat.parse(text);
                    Correction.Counter counter = said.get(text);
                    return new CounterBody(
                            text,
                            words.in(rules.kind().party(seat.party()).title()),
                            rules.unit(seat, whole.values()).map(words::unit).orElse("—"),
                            counter == null ? null : counter.agrees(),
                            counter == null ? null : counter.reason(),
                            counter == null ? null : counter.given().name(),
                            counter == null ? null : counter.given().at());
                })
                .toList();
        return new CorrectionBody(
                correction.given().id().toString(),
                correction.ordinal(),
                correction.reason(),
                correction.given().name(),
                words.unit(correction.given().unit()),
                correction.given().at(),
                correction.state().name().toLowerCase(Locale.ROOT),
                DocumentVerification.changes(correction).stream()
                        .filter(change -> states.getOrDefault(change.pointer(), FieldState.HIDDEN) != FieldState.HIDDEN)
                        .map(change -> change(whole.kind(), change.pointer(), change.from(), change.to(), words))
                        .toList(),
                asks,
                correction.open().stream().map(Seat::parse).anyMatch(viewer.seats()::contains));
    }

    static ChangeBody change(
            DocumentKind kind,
            String pointer,
            @Nullable JsonNode from,
            @Nullable JsonNode to,
            DocumentWords.Words words) {
        Optional<Field> field = field(kind, pointer);
        return new ChangeBody(
                pointer,
                words.in(DocumentDesk.title(kind, pointer)),
                field.map(its -> words.text(its, from)).orElse("—"),
                field.map(its -> words.text(its, to)).orElse("—"));
    }

    static Optional<Field> field(DocumentKind kind, String pointer) {
        String[] parts = pointer.substring(1).split("/");
        Optional<Field> field = kind.form().find(parts[0]);
        return parts.length < 3
                ? field
                : field.map(Field::kind)
                        .filter(FieldKind.Rows.class::isInstance)
                        .flatMap(rows -> ((FieldKind.Rows) rows).fields().find(parts[2]));
    }
}
