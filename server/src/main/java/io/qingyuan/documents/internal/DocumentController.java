package io.qingyuan.documents.internal;

import io.qingyuan.documents.DocumentId;
import io.qingyuan.documents.DocumentProblem;
import io.qingyuan.documents.internal.Bodies.ChangeBody;
import io.qingyuan.documents.internal.Bodies.DocumentBody;
import io.qingyuan.documents.internal.Bodies.DocumentKindBody;
import io.qingyuan.documents.internal.Bodies.DocumentLine;
import io.qingyuan.documents.internal.Bodies.DocumentPage;
import io.qingyuan.documents.internal.Bodies.LookBody;
import io.qingyuan.documents.internal.Bodies.NamedUnit;
import io.qingyuan.documents.internal.Bodies.ReferenceBody;
import io.qingyuan.documents.internal.Bodies.RevisionBody;
import io.qingyuan.documents.internal.engine.DocumentRules;
import io.qingyuan.documents.internal.engine.FieldPath;
import io.qingyuan.documents.internal.engine.FieldState;
import io.qingyuan.documents.internal.engine.Viewer;
import io.qingyuan.fields.Field;
import io.qingyuan.figures.FigureBody;
import io.qingyuan.identity.Actor;
import io.qingyuan.identity.Permit;
import io.qingyuan.identity.Verb;
import io.qingyuan.problem.ProblemException;
import io.qingyuan.sheets.Column;
import io.qingyuan.sheets.SheetNote;
import io.qingyuan.sheets.Sheets;
import io.qingyuan.time.AsOf;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Signed documents: fill in, sign, correct, cancel. */
@RestController
@RequestMapping("/api/documents")
class DocumentController {

    private static final String KIND = DocumentAccess.KIND;
    private static final int PAGE = 50;
    private static final int MOST_EXPORTED = 100_000;

    private final DocumentDesk desk;
    private final JdbcDocuments documents;
    private final DocumentWholes wholes;
    private final DocumentKinds kinds;
    private final DocumentAccess access;
    private final DocumentBodies bodies;
    private final DocumentReferences references;
    private final DocumentFigures figures;
    private final JsonMapper json;

    DocumentController(
            DocumentDesk desk,
            JdbcDocuments documents,
            DocumentWholes wholes,
            DocumentKinds kinds,
            DocumentAccess access,
            DocumentBodies bodies,
            DocumentReferences references,
            DocumentFigures figures,
            JsonMapper json) {
        this.desk = desk;
        this.documents = documents;
        this.wholes = wholes;
        this.kinds = kinds;
        this.access = access;
        this.bodies = bodies;
        this.references = references;
        this.figures = figures;
        this.json = json;
    }

    record CreateDocumentRequest(String kind, @Nullable String unit) {}

    /** What was filled in, and the revision that was on the page. */
    record FillRequest(int revision, Map<String, @Nullable Object> values) {}

    /**
     * How it is signed.
     *
     * @param signer one of {@code GET /api/signing/signers}
     * @param secret what unlocks it; kept nowhere
     */
    record SignRequest(String step, int revision, String signer, String secret) {}

    record CorrectRequest(Map<String, @Nullable Object> changes, String reason, String signer, String secret) {}

    record AnswerRequest(boolean agrees, @Nullable String reason, String signer, String secret) {}

    record CancelRequest(String reason) {}

    record ContentBody(String content) {}

    @GetMapping("/kinds")
    @Permit(kind = KIND, verb = Verb.READ)
    List<DocumentKindBody> documentKinds(Actor actor) {
        DocumentWords.Words words = bodies.words(actor.language());
        return kinds.all().values().stream()
                .map(rules -> bodies.kind(actor, rules.kind(), words))
                .toList();
    }

    /** What is counted of all documents of a kind, for those who may read all of them. */
    @GetMapping("/kinds/{kind}/figures")
    @Permit(kind = KIND, verb = Verb.READ)
    List<FigureBody> documentFigures(Actor actor, AsOf asOf, @PathVariable String kind) {
        DocumentRules rules = kinds.rules(kind);
        return access.readsAll(actor, kind) ? figures.of(rules.kind(), asOf, actor.language()) : List.of();
    }

    /** The rules of a kind as everybody may read them: one table for the check, the form, the print and this page. */
    @GetMapping("/kinds/{kind}")
    @Permit(kind = KIND, verb = Verb.READ)
    ReferenceBody documentKind(Actor actor, @PathVariable String kind) {
        return references.of(actor, kinds.rules(kind));
    }

    @GetMapping
    @Permit(kind = KIND, verb = Verb.READ)
    DocumentPage documents(
            Actor actor,
            @RequestParam @Nullable String kind,
            @RequestParam Doc.@Nullable State state,
            @RequestParam(defaultValue = "false") boolean flagged,
            @RequestParam(defaultValue = "false") boolean mine,
            @RequestParam @Nullable String words,
            @RequestParam @Nullable UUID after) {
        JdbcDocuments.Filter filter = access.filter(actor, blankAsNull(kind), state, flagged, mine, blankAsNull(words));
        List<Doc> found = documents.list(filter, after == null ? null : new DocumentId(after), PAGE + 1);
        List<Doc> page = found.size() > PAGE ? found.subList(0, PAGE) : found;
        DocumentWords.Words language = bodies.words(actor.language());
        return new DocumentPage(
                page.stream()
                        .map(doc -> bodies.line(doc, kinds.of(doc), language))
                        .toList(),
                found.size() > PAGE ? page.getLast().id().toString() : null);
    }

    @GetMapping("/export.xlsx")
    @Permit(kind = KIND, verb = Verb.READ)
    @Transactional(readOnly = true)
    public void exportDocuments(
            Actor actor,
            @RequestParam @Nullable String kind,
            @RequestParam Doc.@Nullable State state,
            @RequestParam(defaultValue = "false") boolean flagged,
            @RequestParam(defaultValue = "false") boolean mine,
            @RequestParam @Nullable String words,
            HttpServletResponse response)
            throws IOException {
        JdbcDocuments.Filter filter = access.filter(actor, blankAsNull(kind), state, flagged, mine, blankAsNull(words));
        DocumentWords.Words language = bodies.words(actor.language());
        boolean english = language.english();
        List<Column<DocumentLine>> columns = List.of(
                Column.<DocumentLine>of("文书", "Document", DocumentLine::kindTitle)
                        .wide(28),
                Column.<DocumentLine>of("编号", "Number", DocumentLine::number).wide(20),
                Column.<DocumentLine>of("上级系统编号", "Number upstream", DocumentLine::official)
                        .wide(20),
                Column.of("日期", "Created", DocumentLine::createdOn),
                Column.<DocumentLine>of("经办人", "Created by", DocumentLine::creator)
                        .wide(24),
                Column.of("状态", "State", DocumentLine::state),
                Column.<DocumentLine>of("等待", "Waits for", line -> String.join("、", line.waits()))
                        .wide(30),
                Column.of("告警", "Marked", DocumentLine::flagged),
                Column.of("示例", "Sample", DocumentLine::sample),
                Column.<DocumentLine>of("最近变动", "Last moved", DocumentLine::movedAt)
                        .wide(20));
        SheetNote note = SheetNote.of("联单", "Signed documents", documents.now(), actor.name())
                .filter(english ? "Kind" : "种类", kind)
                .filter(english ? "State" : "状态", state)
                .filter(english ? "Number" : "编号", words);
        try (Stream<Doc> all = documents.stream(filter, null, MOST_EXPORTED)) {
            Sheets.send(
                    response,
                    actor.language(),
                    note,
                    columns,
                    all.map(doc -> bodies.line(doc, kinds.of(doc), language)));
        }
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Permit(kind = KIND, verb = Verb.WRITE)
    DocumentBody createDocument(Actor actor, @RequestBody CreateDocumentRequest request) {
        return bodies.body(actor, desk.create(actor, request.kind(), request.unit()));
    }

    @GetMapping("/{id}")
    @Permit(kind = KIND, verb = Verb.READ)
    DocumentBody document(Actor actor, @PathVariable UUID id) {
        return bodies.body(actor, wholes.get(new DocumentId(id)));
    }

    @PutMapping("/{id}/values")
    @Permit(kind = KIND, verb = Verb.WRITE)
    DocumentBody fillDocument(Actor actor, @PathVariable UUID id, @RequestBody FillRequest request) {
        return bodies.body(actor, desk.fill(actor, new DocumentId(id), request.revision(), tree(request.values())));
    }

    /** What the fields would be with these values; keeps nothing. For conditions while somebody types. */
    @PostMapping("/{id}/look")
    @Permit(kind = KIND, verb = Verb.WRITE)
    LookBody lookAtDocument(Actor actor, @PathVariable UUID id, @RequestBody FillRequest request) {
        Whole whole = wholes.get(new DocumentId(id));
        Viewer viewer = access.reader(actor, whole);
        DocumentRules rules = whole.rules();
        JsonNode values = desk.checked(whole, viewer, tree(request.values()));
        Map<String, FieldState> states = rules.states(whole.standing(), viewer, values);
        return new LookBody(DocumentBodies.stateWords(states), bodies.object(rules.visible(values, states)));
    }

    /** What may be chosen in a field whose choice a list narrows, with these values; keeps nothing. */
    @PostMapping("/{id}/choices/{field}")
    @Permit(kind = KIND, verb = Verb.WRITE)
    List<NamedUnit> documentChoices(
            Actor actor, @PathVariable UUID id, @PathVariable String field, @RequestBody FillRequest request) {
        Whole whole = wholes.get(new DocumentId(id));
        Viewer viewer = access.reader(actor, whole);
        DocumentWords.Words words = bodies.words(actor.language());
        FieldPath path = FieldPath.parse(field);
        Field chosen = DocumentBodies.field(whole.kind(), path.pointer(0))
                .orElseThrow(() -> new ProblemException(DocumentProblem.NO_SUCH_FIELD, field));
        return desk
                .offered(whole, viewer, path, tree(request.values()))
                .orElseThrow(() -> new ProblemException(DocumentProblem.NO_SUCH_FIELD, field))
                .stream()
                .map(each -> new NamedUnit(each, words.text(chosen, JsonNodeFactory.instance.stringNode(each))))
                .sorted(Comparator.comparing(NamedUnit::title))
                .toList();
    }

    /** What a signature would cover, word for word. */
    @GetMapping("/{id}/signatures/{step}/content")
    @Permit(kind = KIND, verb = Verb.WRITE)
    ContentBody signatureContent(Actor actor, @PathVariable UUID id, @PathVariable String step) {
        return new ContentBody(desk.preview(actor, new DocumentId(id), step));
    }

    @PostMapping(path = "/{id}/signatures", produces = MediaType.APPLICATION_JSON_VALUE)
    @Permit(kind = KIND, verb = Verb.WRITE)
    DocumentBody signDocument(Actor actor, @PathVariable UUID id, @RequestBody SignRequest request) {
        DocumentDesk.Key key = new DocumentDesk.Key(request.signer(), request.secret());
        return bodies.body(actor, desk.sign(actor, new DocumentId(id), request.step(), request.revision(), key));
    }

    /** Proposes to change what is sealed; {@code changes} by JSON pointer. */
    @PostMapping("/{id}/corrections")
    @Permit(kind = KIND, verb = Verb.WRITE)
    DocumentBody correctDocument(Actor actor, @PathVariable UUID id, @RequestBody CorrectRequest request) {
        Map<String, JsonNode> changes = new LinkedHashMap<>();
        request.changes().forEach((pointer, value) -> changes.put(pointer, json.valueToTree(value)));
        DocumentDesk.Key key = new DocumentDesk.Key(request.signer(), request.secret());
        return bodies.body(actor, desk.correct(actor, new DocumentId(id), changes, request.reason(), key));
    }

    @PostMapping("/{id}/corrections/{correction}/answer")
    @Permit(kind = KIND, verb = Verb.WRITE)
    DocumentBody answerCorrection(
            Actor actor, @PathVariable UUID id, @PathVariable UUID correction, @RequestBody AnswerRequest request) {
        DocumentDesk.Key key = new DocumentDesk.Key(request.signer(), request.secret());
        return bodies.body(
                actor,
                desk.countersign(actor, new DocumentId(id), correction, request.agrees(), request.reason(), key));
    }

    @PostMapping("/{id}/cancel")
    @Permit(kind = KIND, verb = Verb.WRITE)
    DocumentBody cancelDocument(Actor actor, @PathVariable UUID id, @RequestBody CancelRequest request) {
        return bodies.body(actor, desk.cancel(actor, new DocumentId(id), request.reason()));
    }

    /** Who wrote what when, as far as the reader sees it. */
    @GetMapping("/{id}/history")
    @Permit(kind = KIND, verb = Verb.READ)
    List<RevisionBody> documentHistory(Actor actor, @PathVariable UUID id) {
        Whole whole = wholes.get(new DocumentId(id));
        Viewer viewer = access.reader(actor, whole);
        Map<String, FieldState> states = whole.rules().states(whole.standing(), viewer, whole.values());
        DocumentWords.Words words = bodies.words(actor.language());
        List<RevisionBody> history = new ArrayList<>();
        Map<String, JsonNode> before = Map.of();
        for (JdbcDocuments.Revision revision : documents.revisions(whole.doc().id())) {
            Map<String, JsonNode> now = Pointers.flat(revision.values());
            Set<String> pointers = new TreeSet<>(now.keySet());
            pointers.addAll(before.keySet());
            List<ChangeBody> changes = new ArrayList<>();
            for (String pointer : pointers) {
                JsonNode was = before.get(pointer);
                JsonNode is = now.get(pointer);
                if (!Objects.equals(was, is) && states.getOrDefault(pointer, FieldState.HIDDEN) != FieldState.HIDDEN) {
                    changes.add(DocumentBodies.change(whole.kind(), pointer, was, is, words));
                }
            }
            history.add(
                    new RevisionBody(revision.revision(), revision.cause(), revision.person(), revision.at(), changes));
            before = now;
        }
        return history;
    }

    /** As it was sent: what is null empties a field, and the mapper of answers leaves nulls out. */
    private JsonNode tree(Map<String, @Nullable Object> values) {
        ObjectNode tree = JsonNodeFactory.instance.objectNode();
        values.forEach((field, value) ->
                tree.set(field, value == null ? JsonNodeFactory.instance.nullNode() : json.valueToTree(value)));
        return tree;
    }

    private static @Nullable String blankAsNull(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }
}
