package io.qingyuan.registry.internal.web;

import io.qingyuan.identity.Actor;
import io.qingyuan.identity.Permit;
import io.qingyuan.identity.Policy;
import io.qingyuan.identity.Verb;
import io.qingyuan.problem.ProblemException;
import io.qingyuan.registry.RecordId;
import io.qingyuan.registry.Register;
import io.qingyuan.registry.Registers;
import io.qingyuan.registry.RegistryProblem;
import io.qingyuan.registry.internal.records.RecordDesk;
import io.qingyuan.registry.internal.records.RecordHistory;
import io.qingyuan.registry.internal.records.RecordRow;
import io.qingyuan.registry.internal.records.RecordThing;
import io.qingyuan.registry.internal.web.RegisterBodies.AlikeBody;
import io.qingyuan.registry.internal.web.RegisterBodies.ComparisonBody;
import io.qingyuan.registry.internal.web.RegisterBodies.MoveRequest;
import io.qingyuan.registry.internal.web.RegisterBodies.RecordBody;
import io.qingyuan.registry.internal.web.RegisterBodies.RelationsBody;
import io.qingyuan.registry.internal.web.RegisterBodies.SeenRequest;
import io.qingyuan.registry.internal.web.RegisterBodies.VersionLine;
import io.qingyuan.registry.internal.web.RegisterBodies.WriteRequest;
import io.qingyuan.time.AsOf;
import io.qingyuan.time.Zone;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/** Single records of a register. */
@RestController
@RequestMapping("/api/registers/{register}/records")
class RecordController {

    private static final String KIND = RegisterController.KIND;
    private static final int ALIKE_SHOWN = 10;

    private final Registers registers;
    private final RecordDesk desk;
    private final RecordHistory histories;
    private final RecordViews views;
    private final Policy policy;
    private final JsonMapper json;
    private final Clock clock;

    RecordController(
            Registers registers,
            RecordDesk desk,
            RecordHistory histories,
            RecordViews views,
            Policy policy,
            JsonMapper json,
            Clock clock) {
        this.registers = registers;
        this.desk = desk;
        this.histories = histories;
        this.views = views;
        this.policy = policy;
        this.json = json;
        this.clock = clock;
    }

    /** Makes a record. The same {@code Idempotency-Key} with the same content makes it once. */
    @PostMapping
    @Permit(kind = KIND, verb = Verb.WRITE)
    RecordBody createRecord(
            Actor actor,
            @PathVariable String register,
            @RequestBody WriteRequest request,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key) {
        Register known = register(actor, register);
        return views.record(actor, known, desk.create(actor, register, write(request), key));
    }

    /** A record as it is, or as it was known ({@code asOf}) to be on a day ({@code on}). */
    @GetMapping("/{record}")
    @Permit(kind = KIND, verb = Verb.READ)
    RecordBody record(
            Actor actor,
            AsOf asOf,
            @PathVariable String register,
            @PathVariable RecordId record,
            @RequestParam(required = false) @Nullable LocalDate on) {
        Register known = register(actor, register);
        desk.readable(actor, known, record);
        @Nullable Instant day = on == null ? null : Zone.startOf(on.plusDays(1)).minusMillis(1);
        RecordRow row = histories
                .at(known, record, asOf.at(), day)
                .orElseThrow(() -> new ProblemException(RegistryProblem.NO_RECORD, record));
        return views.record(actor, known, row);
    }

    /** Changes a record; of one that is confirmed with a reason, and since a day where it was not always so. */
    @PutMapping("/{record}")
    @Permit(kind = KIND, verb = Verb.WRITE)
    RecordBody changeRecord(
            Actor actor,
            @PathVariable String register,
            @PathVariable RecordId record,
            @RequestBody WriteRequest request) {
        Register known = register(actor, register);
        return views.record(actor, known, desk.change(actor, register, record, write(request)));
    }

    @PostMapping("/{record}/moves/{move}")
    @Permit(kind = KIND, verb = Verb.WRITE)
    RecordBody moveRecord(
            Actor actor,
            @PathVariable String register,
            @PathVariable RecordId record,
            @PathVariable String move,
            @RequestBody MoveRequest request) {
        Register known = register(actor, register);
        RecordDesk.MoveAct act = new RecordDesk.MoveAct(
                request.version(),
                request.reason(),
                request.values() == null ? null : json.valueToTree(request.values()));
        return views.record(actor, known, desk.move(actor, register, record, move, act));
    }

    /** Says that a record is still true as it stands. */
    @PostMapping("/{record}/confirmation")
    @Permit(kind = KIND, verb = Verb.WRITE)
    RecordBody confirmRecord(
            Actor actor,
            @PathVariable String register,
            @PathVariable RecordId record,
            @RequestBody SeenRequest request) {
        Register known = register(actor, register);
        return views.record(actor, known, desk.stillTrue(actor, register, record, request.version()));
    }

    @GetMapping("/{record}/history")
    @Permit(kind = KIND, verb = Verb.READ)
    List<VersionLine> recordHistory(Actor actor, @PathVariable String register, @PathVariable RecordId record) {
        Register known = register(actor, register);
        desk.readable(actor, known, record);
        return views.history(actor, known, histories.of(known, record));
    }

    /** One version, by the definition it was written under. */
    @GetMapping("/{record}/versions/{version}")
    @Permit(kind = KIND, verb = Verb.READ)
    RecordBody recordVersion(
            Actor actor, @PathVariable String register, @PathVariable RecordId record, @PathVariable int version) {
        Register known = register(actor, register);
        desk.readable(actor, known, record);
        return views.record(actor, known, version(known, record, version));
    }

    @GetMapping("/{record}/comparison")
    @Permit(kind = KIND, verb = Verb.READ)
    ComparisonBody compareVersions(
            Actor actor,
            @PathVariable String register,
            @PathVariable RecordId record,
            @RequestParam int from,
            @RequestParam int to) {
        Register known = register(actor, register);
        desk.readable(actor, known, record);
        return views.compare(actor, version(known, record, from), version(known, record, to));
    }

    /** What the record refers to, and what refers to it. */
    @GetMapping("/{record}/relations")
    @Permit(kind = KIND, verb = Verb.READ)
    RelationsBody recordRelations(Actor actor, @PathVariable String register, @PathVariable RecordId record) {
        Register known = register(actor, register);
        return views.relations(actor, known, desk.readable(actor, known, record));
    }

    /** The record as a document for paper (Word). */
    @GetMapping("/{record}/print.docx")
    @Permit(kind = KIND, verb = Verb.READ)
    void printRecord(
            Actor actor,
            Locale locale,
            HttpServletResponse response,
            @PathVariable String register,
            @PathVariable RecordId record)
            throws IOException {
        Register known = register(actor, register);
        RecordRow row = desk.readable(actor, known, record);
        response.setContentType("application/vnd.openxmlformats-officedocument.wordprocessingml.document");
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                ContentDisposition.attachment()
                        .filename(row.name() + ".docx", StandardCharsets.UTF_8)
                        .build()
                        .toString());
        views.print(actor, row, locale, clock.instant(), response.getOutputStream());
    }

    /** Records with a name like this one's. */
    @GetMapping("/{record}/alike")
    @Permit(kind = KIND, verb = Verb.READ)
    List<AlikeBody> alikeRecords(Actor actor, @PathVariable String register, @PathVariable RecordId record) {
        Register known = register(actor, register);
        RecordRow row = desk.readable(actor, known, record);
        return histories.alike(known, row.name(), record, ALIKE_SHOWN).stream()
                .filter(one -> policy.allows(actor, Verb.READ, RecordThing.of(one.row())))
                .map(one -> alike(one.row(), one.likeness()))
                .toList();
    }

    static AlikeBody alike(RecordRow row, String likeness) {
        return new AlikeBody(row.id().toString(), row.name(), row.number(), row.state(), likeness);
    }

    private RecordRow version(Register register, RecordId record, int version) {
        return histories
                .version(register, record, version)
                .orElseThrow(() -> new ProblemException(RegistryProblem.NO_VERSION, version));
    }

    private Register register(Actor actor, String id) {
        return RegisterController.readable(registers, policy, actor, id);
    }

    private RecordDesk.Write write(WriteRequest request) {
        return new RecordDesk.Write(
                json.valueToTree(request.values()),
                request.definition(),
                request.version(),
                request.reason(),
                request.since());
    }
}
