package io.qingyuan.casework.internal;

import io.qingyuan.casework.CaseId;
import io.qingyuan.casework.internal.CaseBodies.CaseBody;
import io.qingyuan.casework.internal.CaseBodies.CountsBody;
import io.qingyuan.casework.internal.CaseBodies.LineBody;
import io.qingyuan.casework.internal.CaseBodies.ListBody;
import io.qingyuan.casework.internal.CaseBodies.Named;
import io.qingyuan.casework.internal.CaseBodies.ProcedureBody;
import io.qingyuan.casework.internal.CaseBodies.TotalBody;
import io.qingyuan.casework.internal.CaseLists.Asked;
import io.qingyuan.casework.internal.CaseLists.View;
import io.qingyuan.casework.internal.StepRow.Position;
import io.qingyuan.identity.Actor;
import io.qingyuan.identity.People;
import io.qingyuan.identity.Permit;
import io.qingyuan.identity.PersonId;
import io.qingyuan.identity.UnitId;
import io.qingyuan.identity.Verb;
import io.qingyuan.sheets.Column;
import io.qingyuan.sheets.SheetNote;
import io.qingyuan.sheets.Sheets;
import io.qingyuan.time.AsOf;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** Cases: lists, pages, and what people do in them. */
@RestController
@RequestMapping("/api/cases")
class CaseController {

    static final String PROCEDURES = "casework.procedure";
    private static final String KEY = "Idempotency-Key";
    private static final int PAGE = 50;
    private static final int MOST_EXPORTED = 10_000;

    private final CaseDesk desk;
    private final CaseReading reading;
    private final CaseLists lists;
    private final CaseTotals totals;
    private final CaseBundle bundle;
    private final Procedures procedures;
    private final JdbcTasks tasks;
    private final People people;
    private final Clock clock;

    CaseController(
            CaseDesk desk,
            CaseReading reading,
            CaseLists lists,
            CaseTotals totals,
            CaseBundle bundle,
            Procedures procedures,
            JdbcTasks tasks,
            People people,
            Clock clock) {
        this.desk = desk;
        this.reading = reading;
        this.lists = lists;
        this.totals = totals;
        this.bundle = bundle;
        this.procedures = procedures;
        this.tasks = tasks;
        this.people = people;
        this.clock = clock;
    }

    // --- procedures
    // ----------------------------------------------------------------------------------------------------

    @GetMapping("/procedures")
    @Permit(kind = PROCEDURES, verb = Verb.READ)
    List<ProcedureBody> procedures(Actor actor, Locale locale) {
        return procedures.all().stream()
                .map(procedure -> reading.procedure(procedure, actor, locale, false))
                .toList();
    }

    @GetMapping("/procedures/{id}")
    @Permit(kind = PROCEDURES, verb = Verb.READ)
    ProcedureBody procedure(Actor actor, Locale locale, @PathVariable String id) {
        return reading.procedure(procedures.inForce(id), actor, locale, true);
    }

    @GetMapping("/procedures/{id}/picture.svg")
    @Permit(kind = PROCEDURES, verb = Verb.READ)
    void procedurePicture(Actor actor, Locale locale, @PathVariable String id, HttpServletResponse response)
            throws IOException {
        svg(response, CasePicture.draw(procedures.inForce(id), Set.of(), Set.of(), locale));
    }

    @GetMapping("/procedures/{id}/totals/{total}")
    @Permit(kind = CaseRow.KIND, verb = Verb.READ)
    TotalBody total(Actor actor, Locale locale, @PathVariable String id, @PathVariable String total) {
        return totals.total(actor, id, total, locale);
    }

    // --- lists
    // ---------------------------------------------------------------------------------------------------------

    @GetMapping
    @Permit(kind = CaseRow.KIND, verb = Verb.READ)
    ListBody list(
            Actor actor,
            Locale locale,
            @RequestParam(defaultValue = "todo") String view,
            @RequestParam @Nullable String procedure,
            @RequestParam @Nullable CaseState state,
            @RequestParam @Nullable String words,
            @RequestParam @Nullable UUID after) {
        List<LineBody> found =
                lists.list(actor, new Asked(View.parse(view), procedure, state, words), after, PAGE + 1, locale);
        boolean more = found.size() > PAGE;
        List<LineBody> page = more ? found.subList(0, PAGE) : found;
        return new ListBody(page, more ? page.getLast().id().toString() : null);
    }

    @GetMapping("/counts")
    @Permit(kind = CaseRow.KIND, verb = Verb.READ)
    CountsBody counts(Actor actor) {
        return lists.counts(actor);
    }

    @GetMapping("/export.xlsx")
    @Permit(kind = CaseRow.KIND, verb = Verb.READ)
    void export(
            Actor actor,
            Locale locale,
            @RequestParam(defaultValue = "todo") String view,
            @RequestParam @Nullable String procedure,
            @RequestParam @Nullable CaseState state,
            @RequestParam @Nullable String words,
            HttpServletResponse response)
            throws IOException {
        List<Column<LineBody>> columns = List.of(
                Column.of("编号", "Number", LineBody::number),
                Column.<LineBody>of("事项", "Subject", LineBody::subject).wide(48),
                Column.<LineBody>of("流程", "Procedure", LineBody::procedureTitle).wide(28),
                Column.of(
                        "状态",
                        "State",
                        line -> CaseBundle.state(
                                line.state(), locale.getLanguage().equals("en"))),
                Column.<LineBody>of("环节", "Waiting", line -> String.join("、", line.waiting()))
                        .wide(28),
                Column.<LineBody>of("单位", "Unit", LineBody::unit).wide(28),
                Column.of("截止", "Due", LineBody::due),
                Column.of("已逾期", "Overdue", LineBody::overdue),
                Column.of("示例", "Sample", LineBody::sample));
        Sheets.send(
                response,
                locale,
                SheetNote.of("办件", "Cases", clock.instant(), actor.name()),
                columns,
                lists
                        .list(actor, new Asked(View.parse(view), procedure, state, words), null, MOST_EXPORTED, locale)
                        .stream());
    }

    // --- one case
    // ------------------------------------------------------------------------------------------------------

    @GetMapping("/{id}")
    @Permit(kind = CaseRow.KIND, verb = Verb.READ)
    CaseBody one(Actor actor, Locale locale, AsOf asOf, @PathVariable UUID id) {
        return reading.body(actor, locale, new CaseId(id), asOf, clock.instant());
    }

    @GetMapping("/{id}/picture.svg")
    @Permit(kind = CaseRow.KIND, verb = Verb.READ)
    void picture(Actor actor, Locale locale, @PathVariable UUID id, HttpServletResponse response) throws IOException {
        svg(response, picture(actor, new CaseId(id), locale));
    }

    private String picture(Actor actor, CaseId id, Locale locale) {
        CaseRow row = reading.row(actor, id);
        List<TaskRow> all = tasks.all(id);
        return CasePicture.draw(
                procedures.version(row.procedureHash()),
                all.stream().filter(TaskRow::isOpen).map(TaskRow::node).collect(Collectors.toSet()),
                all.stream()
                        .filter(task -> "DONE".equals(task.endedAs()))
                        .map(TaskRow::node)
                        .collect(Collectors.toSet()),
                locale);
    }

    @GetMapping("/{id}/file.docx")
    @Permit(kind = CaseRow.KIND, verb = Verb.READ)
    void word(Actor actor, Locale locale, AsOf asOf, @PathVariable UUID id, HttpServletResponse response)
            throws IOException {
        Instant now = clock.instant();
        CaseBody body = reading.body(actor, locale, new CaseId(id), asOf, now);
        byte[] content = bundle.word(body, now, locale);
        attachment(
                response,
                "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
                body.number() + ".docx");
        response.getOutputStream().write(content);
    }

    @GetMapping("/{id}/file.zip")
    @Permit(kind = CaseRow.KIND, verb = Verb.READ)
    void zip(Actor actor, Locale locale, AsOf asOf, @PathVariable UUID id, HttpServletResponse response)
            throws IOException {
        Instant now = clock.instant();
        CaseBody body = reading.body(actor, locale, new CaseId(id), asOf, now);
        String picture = picture(actor, new CaseId(id), locale);
        attachment(response, "application/zip", body.number() + ".zip");
        bundle.zip(body, picture, now, locale, response.getOutputStream());
    }

    private static void attachment(HttpServletResponse response, String type, String name) {
        response.setContentType(type);
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                ContentDisposition.attachment()
                        .filename(name, StandardCharsets.UTF_8)
                        .build()
                        .toString());
    }

    private static void svg(HttpServletResponse response, String picture) throws IOException {
        response.setContentType("image/svg+xml");
        response.setCharacterEncoding("UTF-8");
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        response.setHeader("Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'; sandbox");
        response.getWriter().write(picture);
    }

    // --- acts
    // ----------------------------------------------------------------------------------------------------------

    /** Where and when it was done, besides what was filled in. */
    record ActRequest(
            @Nullable JsonNode values,
            @Nullable String reason,
            @Nullable BigDecimal longitude,
            @Nullable BigDecimal latitude,
            @Nullable BigDecimal accuracyMeters,
            boolean signed,
            @Nullable Instant happenedAt) {

        ActInput input(@Nullable String key) {
            Position position =
                    longitude == null || latitude == null ? null : new Position(longitude, latitude, accuracyMeters);
            return new ActInput(
                    values == null ? JsonNodeFactory.instance.objectNode() : values,
                    reason,
                    position,
                    signed,
                    happenedAt,
                    key);
        }
    }

    record OpenRequest(
            String procedure,
            @Nullable String upstream,
            @Nullable JsonNode values,
            @Nullable Instant happenedAt) {}

    record ReturnRequest(String to, @Nullable String reason) {}

    record HandOverRequest(
            @Nullable UUID person,
            @Nullable String unit,
            @Nullable String reason) {}

    record SteerRequest(
            int revision, @Nullable String reason, @Nullable String ground) {}

    /** What came of an act: the case to read again. */
    record DoneReply(CaseId id) {}

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Permit(kind = CaseRow.KIND, verb = Verb.WRITE)
    DoneReply open(
            Actor actor,
            @RequestHeader(name = KEY, required = false) @Nullable String key,
            @RequestBody OpenRequest request) {
        ActRequest act = new ActRequest(request.values(), null, null, null, null, false, request.happenedAt());
        return new DoneReply(desk.open(actor, request.procedure(), request.upstream(), act.input(key)));
    }

    @PostMapping("/tasks/{task}/done")
    @Permit(kind = TaskRow.KIND, verb = Verb.WRITE)
    DoneReply complete(
            Actor actor,
            @RequestHeader(name = KEY, required = false) @Nullable String key,
            @PathVariable UUID task,
            @RequestBody ActRequest request) {
        return new DoneReply(desk.complete(actor, task, request.input(key)));
    }

    @PostMapping("/tasks/{task}/return")
    @Permit(kind = TaskRow.KIND, verb = Verb.WRITE)
    DoneReply giveBack(
            Actor actor,
            @RequestHeader(name = KEY, required = false) @Nullable String key,
            @PathVariable UUID task,
            @RequestBody ReturnRequest request) {
        return new DoneReply(desk.giveBack(actor, task, request.to(), ActInput.because(request.reason(), key)));
    }

    @PostMapping("/tasks/{task}/hand-over")
    @Permit(kind = TaskRow.KIND, verb = Verb.WRITE)
    DoneReply handOver(
            Actor actor,
            @RequestHeader(name = KEY, required = false) @Nullable String key,
            @PathVariable UUID task,
            @RequestBody HandOverRequest request) {
        UUID person = request.person();
        String unit = request.unit();
        return new DoneReply(desk.handOver(
                actor,
                task,
                person == null ? null : new PersonId(person),
                unit == null ? null : new UnitId(unit),
                ActInput.because(request.reason(), key)));
    }

    /** Those to whom the actor may hand a task over. */
    @GetMapping("/tasks/{task}/able")
    @Permit(kind = TaskRow.KIND, verb = Verb.WRITE)
    List<Named> able(Actor actor, @PathVariable UUID task) {
        TaskRow row = desk.mine(actor, task);
        List<PersonId> found = people.holders(row.role(), row.unit());
        Map<PersonId, String> names = people.names(new HashSet<>(found));
        return found.stream()
                .filter(person -> !person.equals(actor.person()))
                .map(person -> new Named(person.toString(), names.getOrDefault(person, "—")))
                .toList();
    }

    @PostMapping("/{id}/suspend")
    @Permit(kind = CaseRow.KIND, verb = Verb.MANAGE)
    DoneReply suspend(
            Actor actor,
            @RequestHeader(name = KEY, required = false) @Nullable String key,
            @PathVariable UUID id,
            @RequestBody SteerRequest request) {
        return new DoneReply(
                desk.suspend(actor, new CaseId(id), request.revision(), ActInput.because(request.reason(), key)));
    }

    @PostMapping("/{id}/resume")
    @Permit(kind = CaseRow.KIND, verb = Verb.MANAGE)
    DoneReply resume(
            Actor actor,
            @RequestHeader(name = KEY, required = false) @Nullable String key,
            @PathVariable UUID id,
            @RequestBody SteerRequest request) {
        return new DoneReply(
                desk.resume(actor, new CaseId(id), request.revision(), ActInput.because(request.reason(), key)));
    }

    @PostMapping("/{id}/cancel")
    @Permit(kind = CaseRow.KIND, verb = Verb.MANAGE)
    DoneReply cancel(
            Actor actor,
            @RequestHeader(name = KEY, required = false) @Nullable String key,
            @PathVariable UUID id,
            @RequestBody SteerRequest request) {
        return new DoneReply(
                desk.cancel(actor, new CaseId(id), request.revision(), ActInput.because(request.reason(), key)));
    }

    @PostMapping("/{id}/reopen")
    @Permit(kind = CaseRow.KIND, verb = Verb.WRITE)
    DoneReply reopen(
            Actor actor,
            @RequestHeader(name = KEY, required = false) @Nullable String key,
            @PathVariable UUID id,
            @RequestBody SteerRequest request) {
        return new DoneReply(desk.reopen(
                actor, new CaseId(id), request.revision(), request.ground(), ActInput.because(request.reason(), key)));
    }

    @PutMapping("/{id}/following")
    @Permit(kind = CaseRow.KIND, verb = Verb.READ)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void follow(Actor actor, @PathVariable UUID id) {
        desk.follow(actor, new CaseId(id), true);
    }

    @DeleteMapping("/{id}/following")
    @Permit(kind = CaseRow.KIND, verb = Verb.READ)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void unfollow(Actor actor, @PathVariable UUID id) {
        desk.follow(actor, new CaseId(id), false);
    }
}
