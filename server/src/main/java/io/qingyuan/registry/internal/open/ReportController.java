package io.qingyuan.registry.internal.open;

import io.qingyuan.fields.FieldView;
import io.qingyuan.fields.FieldView.FormView;
import io.qingyuan.files.FileId;
import io.qingyuan.files.Files;
import io.qingyuan.identity.Actor;
import io.qingyuan.identity.Permit;
import io.qingyuan.identity.Verb;
import io.qingyuan.problem.ProblemException;
import io.qingyuan.registry.Register;
import io.qingyuan.registry.Registers;
import io.qingyuan.registry.RegistryProblem;
import io.qingyuan.registry.internal.records.HeldFiles;
import io.qingyuan.registry.internal.records.ValueTitles;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Reviewing what the public sent to a register. */
@RestController
@RequestMapping("/api/registers/{register}/reports")
class ReportController {

    private static final String KIND = "registry.record";
    private static final TypeReference<Map<String, Object>> VALUES = new TypeReference<>() {};
    private static final int MOST_LINES = 100;

    private final Registers registers;
    private final Reports reports;
    private final ValueTitles titles;
    private final Files files;
    private final JsonMapper json;

    ReportController(Registers registers, Reports reports, ValueTitles titles, Files files, JsonMapper json) {
        this.registers = registers;
        this.reports = reports;
        this.titles = titles;
        this.files = files;
        this.json = json;
    }

    record SentFile(String id, String name) {}

    /**
     * What somebody sent.
     *
     * @param state {@code received}, {@code accepted} or {@code refused}
     * @param record the record that it became
     */
    record SentReport(
            String id,
            String number,
            Instant sentAt,
            String state,
            @Nullable String said,
            @Nullable String by,
            @Nullable Instant at,
            @Nullable LocalDate slot,
            String into,
            @Nullable String record,
            Map<String, Object> values,
            Map<String, Map<String, String>> titles,
            List<SentFile> files) {}

    record SentReports(
            FormView form,
            List<SentReport> reports,
            @Nullable String next) {}

    /**
     * That a report is taken over.
     *
     * @param said what its sender is told
     * @param values further fields of the record
     */
    record AcceptRequest(String said, Map<String, Object> values) {}

    record RefuseRequest(String said) {}

    @GetMapping
    @Permit(kind = KIND, verb = Verb.REVIEW)
    SentReports sentReports(
            Actor actor,
            @PathVariable String register,
            @RequestParam(defaultValue = "true") boolean open,
            @RequestParam(required = false) @Nullable UUID after) {
        Register known = register(register);
        List<JdbcPublicReports.Report> found = reports.list(actor, known, open, after, MOST_LINES);
        return new SentReports(
                FieldView.of(Reports.form(known).form(), actor.language()),
                found.stream().map(report -> body(actor, known, report)).toList(),
                found.size() < MOST_LINES ? null : found.getLast().id().toString());
    }

    @GetMapping("/{number}")
    @Permit(kind = KIND, verb = Verb.REVIEW)
    SentReport sentReport(Actor actor, @PathVariable String register, @PathVariable String number) {
        Register known = register(register);
        return body(actor, known, reports.get(actor, known, number));
    }

    @PostMapping("/{number}/acceptance")
    @Permit(kind = KIND, verb = Verb.REVIEW)
    SentReport acceptReport(
            Actor actor,
            @PathVariable String register,
            @PathVariable String number,
            @RequestBody AcceptRequest request) {
        Register known = register(register);
        reports.accept(actor, known, number, request.said(), json.valueToTree(request.values()));
        return body(actor, known, reports.get(actor, known, number));
    }

    @PostMapping("/{number}/refusal")
    @Permit(kind = KIND, verb = Verb.REVIEW)
    SentReport refuseReport(
            Actor actor,
            @PathVariable String register,
            @PathVariable String number,
            @RequestBody RefuseRequest request) {
        Register known = register(register);
        reports.refuse(actor, known, number, request.said());
        return body(actor, known, reports.get(actor, known, number));
    }

    private SentReport body(Actor actor, Register register, JdbcPublicReports.Report report) {
        Register.Report form = Reports.form(register);
        String state = report.state();
        UUID record = report.record();
        return new SentReport(
                report.id().toString(),
                report.number(),
                report.sentAt(),
                state == null ? "received" : state,
                report.said(),
                report.by(),
                report.at(),
                report.slot(),
                form.into(),
                record == null ? null : record.toString(),
                json.convertValue(report.values(), VALUES),
                titles.of(form.form(), List.of(report.values()), actor.language()),
                HeldFiles.of(form.form(), report.values()).stream()
                        .flatMap(id -> files.find(FileId.of(id)).stream())
                        .map(file -> new SentFile(file.id().toString(), file.name()))
                        .toList());
    }

    private Register register(String id) {
        return registers
                .find(id)
                .filter(register -> register.open() != null)
                .orElseThrow(() -> new ProblemException(RegistryProblem.NO_REGISTER, id));
    }
}
