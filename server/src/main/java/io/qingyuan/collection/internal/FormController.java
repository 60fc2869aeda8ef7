package io.qingyuan.collection.internal;

import io.qingyuan.collection.CollectionProblem;
import io.qingyuan.collection.internal.CollectionBody.AssignmentRequest;
import io.qingyuan.collection.internal.CollectionBody.CellBody;
import io.qingyuan.collection.internal.CollectionBody.CellRequest;
import io.qingyuan.collection.internal.CollectionBody.CellsRequest;
import io.qingyuan.collection.internal.CollectionBody.CopiedBody;
import io.qingyuan.collection.internal.CollectionBody.CopyRequest;
import io.qingyuan.collection.internal.CollectionBody.DocumentRequest;
import io.qingyuan.collection.internal.CollectionBody.ExtensionAnswer;
import io.qingyuan.collection.internal.CollectionBody.ExtensionRequest;
import io.qingyuan.collection.internal.CollectionBody.FormBody;
import io.qingyuan.collection.internal.CollectionBody.MineBody;
import io.qingyuan.collection.internal.CollectionBody.ReasonRequest;
import io.qingyuan.collection.internal.CollectionBody.RefusedBody;
import io.qingyuan.collection.internal.CollectionBody.SavedBody;
import io.qingyuan.collection.internal.CollectionBody.SavedCellBody;
import io.qingyuan.collection.internal.CollectionBody.SealedContentBody;
import io.qingyuan.collection.internal.CollectionBody.SendBackRequest;
import io.qingyuan.identity.Actor;
import io.qingyuan.identity.Permit;
import io.qingyuan.identity.Policy;
import io.qingyuan.identity.PostId;
import io.qingyuan.identity.Verb;
import io.qingyuan.problem.Fault;
import io.qingyuan.problem.ProblemException;
import io.qingyuan.problem.Problems;
import io.qingyuan.problem.RequestProblem;
import io.qingyuan.sheets.Column;
import io.qingyuan.sheets.SheetNote;
import io.qingyuan.sheets.Sheets;
import io.qingyuan.statistics.SourceDocument;
import io.qingyuan.time.AsOf;
import io.qingyuan.time.Zone;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** A unit's form in a round: fill in, submit, review, seal. */
@RestController
@RequestMapping("/api/collection/forms")
class FormController {

    private static final int MOST_CELLS = 2_000;

    private final JdbcRounds rounds;
    private final JdbcCells cells;
    private final JdbcSeals seals;
    private final Forms forms;
    private final Entering entering;
    private final Passing passing;
    private final CollectionBodies bodies;
    private final Policy policy;
    private final Problems problems;

    FormController(
            JdbcRounds rounds,
            JdbcCells cells,
            JdbcSeals seals,
            Forms forms,
            Entering entering,
            Passing passing,
            CollectionBodies bodies,
            Policy policy,
            Problems problems) {
        this.rounds = rounds;
        this.cells = cells;
        this.seals = seals;
        this.forms = forms;
        this.entering = entering;
        this.passing = passing;
        this.bodies = bodies;
        this.policy = policy;
        this.problems = problems;
    }

    /** The forms of the reader's units that are not sealed yet, what is due first first. */
    @GetMapping
    @Permit(kind = Entering.KIND, verb = Verb.READ)
    List<MineBody> myForms(Actor actor, AsOf asOf) {
        Map<UUID, Round> byId = rounds.list(asOf.at()).stream().collect(Collectors.toMap(Round::id, round -> round));
        List<MineBody> mine = new ArrayList<>();
        for (Standing standing : rounds.unsealed(actor.answersFor(), asOf.at())) {
            Round round = byId.get(standing.round());
            if (round != null && policy.allows(actor, Verb.READ, standing.thing())) {
                bodies.table(round, actor, asOf).stream()
                        .filter(form -> form.form().equals(standing.form()))
                        .findFirst()
                        .ifPresent(form -> mine.add(new MineBody(bodies.round(round, List.of(standing)), form)));
            }
        }
        return mine;
    }

    @GetMapping("/export.xlsx")
    @Permit(kind = Entering.KIND, verb = Verb.READ)
    void exportMyForms(Actor actor, AsOf asOf, Locale locale, HttpServletResponse response) throws IOException {
        List<Column<MineBody>> columns = List.of(
                Column.<MineBody>of("报表", "Form", mine -> mine.round().title().in(locale))
                        .wide(32),
                Column.of("期间", "Period", mine -> mine.round().period()),
                Column.<MineBody>of(
                                "单位", "Unit", mine -> mine.form().unitTitle().in(locale))
                        .wide(32),
                Column.of("状态", "State", mine -> mine.form().state()),
                Column.of("截止", "Due", mine -> mine.form().due()),
                Column.of("已逾期", "Late", mine -> mine.form().late()),
                Column.of("已填", "Filled", mine -> mine.form().filled()),
                Column.of("应填", "Asked", mine -> mine.form().asked()));
        SheetNote note = SheetNote.of("我的报表", "My forms", asOf.at(), actor.name());
        Sheets.send(response, locale, note, columns, myForms(actor, asOf).stream());
    }

    @GetMapping("/{id}")
    @Permit(kind = Entering.KIND, verb = Verb.READ)
    FormBody form(Actor actor, Locale locale, AsOf asOf, @PathVariable UUID id) {
        return told(actor, locale, asOf, id);
    }

    private FormBody told(Actor actor, Locale locale, AsOf asOf, UUID id) {
        Forms.Head head = forms.head(id, asOf.at());
        policy.require(actor, Verb.READ, head.standing().thing());
        return bodies.form(forms.whole(head, asOf), actor, locale, asOf);
    }

    private FormBody now(Actor actor, Locale locale, UUID id) {
        return told(actor, locale, AsOf.at(rounds.now()), id);
    }

    /** Keeps cells; those that cannot be kept are told one by one, the others are kept. */
    @PutMapping("/{id}/cells")
    @Permit(kind = Entering.KIND, verb = Verb.WRITE)
    SavedBody saveCells(Actor actor, Locale locale, @PathVariable UUID id, @RequestBody CellsRequest request) {
        if (request.cells().isEmpty()) {
            throw new ProblemException(CollectionProblem.NOTHING_SENT);
        }
        if (request.cells().size() > MOST_CELLS) {
            throw new ProblemException(
                    CollectionProblem.TOO_MANY, MOST_CELLS, request.cells().size());
        }
        List<Fault> faults = new ArrayList<>();
        List<CellEntry> entries = new ArrayList<>();
        for (CellRequest cell : request.cells()) {
            try {
                entries.add(entry(cell));
            } catch (DateTimeException e) {
                DocumentRequest document = cell.document();
                faults.add(Fault.at(
                        cell.element() + "|" + cell.extent(),
                        CollectionProblem.DATE,
                        document == null ? "" : String.valueOf(document.date())));
            }
        }
        Entering.Outcome outcome = entering.save(actor, id, entries);
        faults.addAll(outcome.refused());
        Forms.Whole whole = forms.whole(id, AsOf.at(rounds.now()));
        return new SavedBody(
                outcome.written().stream()
                        .map(line -> new SavedCellBody(
                                line.element().value(),
                                line.extent().text(),
                                CollectionBodies.cell(
                                        Objects.requireNonNull(whole.cells().get(line)))))
                        .toList(),
                faults.stream()
                        .map(fault -> new RefusedBody(
                                fault.pointer(),
                                fault.code().code(),
                                problems.detail(
                                        fault.code(), locale, fault.arguments().toArray())))
                        .toList(),
                bodies.findings(whole, locale));
    }

    private static CellEntry entry(CellRequest cell) {
        return new CellEntry(
                cell.element(),
                cell.extent(),
                cell.said(),
                cell.finality(),
                document(cell.document()),
                cell.evidence(),
                cell.comment(),
                cell.excuses(),
                cell.seen());
    }

    private static @Nullable SourceDocument document(@Nullable DocumentRequest request) {
        if (request == null) {
            return null;
        }
        String date = request.date();
        return new SourceDocument(
                Optional.ofNullable(request.title()).orElse("").strip(),
                request.number(),
                date == null || date.isBlank() ? null : LocalDate.parse(date));
    }

    /** Every version of a cell, the latest first. */
    @GetMapping("/{id}/cells/history")
    @Permit(kind = Entering.KIND, verb = Verb.READ)
    List<CellBody> cellHistory(
            Actor actor, AsOf asOf, @PathVariable UUID id, @RequestParam String element, @RequestParam String extent) {
        policy.require(actor, Verb.READ, forms.head(id, asOf.at()).standing().thing());
        LineKey line;
        try {
            line = LineKey.of(element, extent);
        } catch (IllegalArgumentException e) {
            throw new ProblemException(CollectionProblem.CELL_UNKNOWN, element + "|" + extent);
        }
        return cells.history(id, line).stream()
                .filter(cell -> !cell.recordedAt().isAfter(asOf.at()))
                .map(CollectionBodies::cell)
                .toList();
    }

    /** Takes what was reported for the year before or the period before into empty cells. */
    @PostMapping("/{id}/copy")
    @Permit(kind = Entering.KIND, verb = Verb.WRITE)
    CopiedBody copyCells(Actor actor, @PathVariable UUID id, @RequestBody CopyRequest request) {
        Check.When from = switch (request.from()) {
            case "previous" -> Check.When.PREVIOUS;
            case "last-year" -> Check.When.LAST_YEAR;
            case null, default ->
                throw new ProblemException(
                        RequestProblem.INVALID,
                        List.of(Fault.at(
                                "/from", RequestProblem.FIELD, "from", request.from() == null ? "—" : request.from())));
        };
        return new CopiedBody(entering.copy(actor, id, from));
    }

    @PostMapping("/{id}/submission")
    @Permit(kind = Entering.KIND, verb = Verb.WRITE)
    FormBody submitForm(Actor actor, Locale locale, @PathVariable UUID id) {
        passing.submit(actor, id);
        return now(actor, locale, id);
    }

    @PostMapping("/{id}/zero-report")
    @Permit(kind = Entering.KIND, verb = Verb.WRITE)
    FormBody reportZero(Actor actor, Locale locale, @PathVariable UUID id, @RequestBody ReasonRequest request) {
        passing.reportZero(actor, id, request.reason());
        return now(actor, locale, id);
    }

    @PostMapping("/{id}/recall")
    @Permit(kind = Entering.KIND, verb = Verb.WRITE)
    FormBody recallForm(Actor actor, Locale locale, @PathVariable UUID id) {
        passing.recall(actor, id);
        return now(actor, locale, id);
    }

    /** Passes the form on; the last level seals it. */
    @PostMapping("/{id}/passing")
    @Permit(kind = Entering.KIND, verb = Verb.READ)
    FormBody passForm(Actor actor, Locale locale, @PathVariable UUID id, @RequestBody ReasonRequest request) {
        passing.pass(actor, id, request.reason());
        return now(actor, locale, id);
    }

    @PostMapping("/{id}/return")
    @Permit(kind = Entering.KIND, verb = Verb.READ)
    FormBody sendFormBack(Actor actor, Locale locale, @PathVariable UUID id, @RequestBody SendBackRequest request) {
        List<Passing.Remarked> remarks = request.cells();
        passing.sendBack(
                actor, id, Passing.remarks(remarks == null ? List.of() : remarks), request.reason(), request.until());
        return now(actor, locale, id);
    }

    @PostMapping("/{id}/extension")
    @Permit(kind = Entering.KIND, verb = Verb.WRITE)
    FormBody askExtension(Actor actor, Locale locale, @PathVariable UUID id, @RequestBody ExtensionRequest request) {
        passing.askExtension(actor, id, request.until(), request.reason());
        return now(actor, locale, id);
    }

    @PostMapping("/{id}/extension/answer")
    @Permit(kind = RoundDesk.KIND, verb = Verb.MANAGE)
    FormBody answerExtension(Actor actor, Locale locale, @PathVariable UUID id, @RequestBody ExtensionAnswer request) {
        passing.answerExtension(actor, id, request.until(), request.reason());
        return now(actor, locale, id);
    }

    @PostMapping("/{id}/reopening")
    @Permit(kind = RoundDesk.KIND, verb = Verb.MANAGE)
    FormBody reopenForm(Actor actor, Locale locale, @PathVariable UUID id, @RequestBody ExtensionRequest request) {
        passing.reopen(actor, id, request.until(), request.reason());
        return now(actor, locale, id);
    }

    @PostMapping("/{id}/reminder")
    @Permit(kind = RoundDesk.KIND, verb = Verb.MANAGE)
    FormBody remindForm(Actor actor, Locale locale, @PathVariable UUID id) {
        passing.remind(actor, id);
        return now(actor, locale, id);
    }

    /** Lets the holders of a post read this form until the end of a day. */
    @PostMapping("/{id}/assignment")
    @Permit(kind = RoundDesk.KIND, verb = Verb.MANAGE)
    FormBody assignForm(Actor actor, Locale locale, @PathVariable UUID id, @RequestBody AssignmentRequest request) {
        passing.assign(
                actor,
                id,
                new PostId(request.post()),
                Zone.startOf(request.until().plusDays(1)),
                request.reason());
        return now(actor, locale, id);
    }

    /** The form as it is filed on paper, with a sheet that proves its seal. */
    @GetMapping("/{id}/form.xlsx")
    @Permit(kind = Entering.KIND, verb = Verb.READ)
    void officialForm(Actor actor, Locale locale, AsOf asOf, @PathVariable UUID id, HttpServletResponse response)
            throws IOException {
        FormBody form = told(actor, locale, asOf, id);
        String name = "%s-%s-%s.xlsx"
                .formatted(
                        form.round().title().preferChinese(),
                        form.round().period(),
                        form.form().unitTitle().preferChinese());
        response.setContentType(Sheets.CONTENT_TYPE);
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                ContentDisposition.attachment()
                        .filename(name, StandardCharsets.UTF_8)
                        .build()
                        .toString());
        OfficialForm.write(form, response.getOutputStream());
    }

    /** What was sealed, byte for byte, with its hash. */
    @GetMapping("/{id}/seal")
    @Permit(kind = Entering.KIND, verb = Verb.READ)
    SealedContentBody formSeal(Actor actor, AsOf asOf, @PathVariable UUID id) {
        policy.require(actor, Verb.READ, forms.head(id, asOf.at()).standing().thing());
        Seal seal = seals.find(id).orElseThrow(() -> new ProblemException(CollectionProblem.NOT_SEALED, id.toString()));
        return new SealedContentBody(CollectionBodies.seal(seal), seal.content());
    }
}
