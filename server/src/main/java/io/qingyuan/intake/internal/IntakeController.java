package io.qingyuan.intake.internal;

import io.qingyuan.identity.Actor;
import io.qingyuan.identity.Permit;
import io.qingyuan.identity.Verb;
import io.qingyuan.intake.IntakeForm;
import io.qingyuan.intake.IntakeProblem;
import io.qingyuan.intake.internal.IntakeViews.FormView;
import io.qingyuan.intake.internal.IntakeViews.JobView;
import io.qingyuan.intake.internal.IntakeViews.PreviewView;
import io.qingyuan.intake.internal.IntakeViews.RowView;
import io.qingyuan.intake.internal.IntakeViews.TargetView;
import io.qingyuan.intake.internal.shaping.Mapping;
import io.qingyuan.problem.ProblemException;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RequestPart;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/**
 * Imports: send a file, settle its columns, follow it, mend or discard the rows that wait. The routes let in whoever may
 * import anything; what a person may import into and see is asked of the policy by the target's own kind.
 */
@RestController
@RequestMapping("/api/intake")
class IntakeController {

    private static final int MOST_JOBS = 100;
    private static final int MOST_ROWS = 500;

    private final IntakeService service;
    private final Targets targets;
    private final IntakeViews views;
    private final ParkedSheet sheet;
    private final Template template;

    IntakeController(IntakeService service, Targets targets, IntakeViews views, ParkedSheet sheet, Template template) {
        this.service = service;
        this.targets = targets;
        this.views = views;
        this.sheet = sheet;
        this.template = template;
    }

    /** @param save keep the columns for the next file of this source */
    record MappingRequest(Mapping mapping, boolean save) {}

    /** @param seen the row's version when it was shown */
    record CorrectionRequest(int seen, Map<String, String> cells) {}

    record DiscardRequest(List<Long> rows, String reason) {}

    @GetMapping("/targets")
    @Permit(kind = IntakeService.KIND, verb = Verb.IMPORT)
    List<TargetView> targets(Actor actor, Locale locale) {
        return targets.open(actor).stream()
                .map(target -> views.target(target, actor, locale))
                .toList();
    }

    @GetMapping("/form")
    @Permit(kind = IntakeService.KIND, verb = Verb.IMPORT)
    FormView form(@RequestParam String target, @RequestParam String context, Actor actor, Locale locale) {
        return views.form(targets.require(actor, target, context), locale);
    }

    /** Our own template with what stands in the context now; it comes back without a mapping. */
    @GetMapping("/template.xlsx")
    @Permit(kind = IntakeService.KIND, verb = Verb.IMPORT)
    void intakeTemplate(
            @RequestParam String target,
            @RequestParam String context,
            Actor actor,
            Locale locale,
            HttpServletResponse response)
            throws IOException {
        template.send(actor, target, context, locale, response);
    }

    @PostMapping(path = "/jobs", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Permit(kind = IntakeService.KIND, verb = Verb.IMPORT)
    JobView submit(
            @RequestPart MultipartFile file,
            @RequestParam String target,
            @RequestParam String context,
            @RequestParam(defaultValue = "") String source,
            @RequestParam(defaultValue = "false") boolean hold,
            Actor actor,
            Locale locale)
            throws IOException {
        String name = file.getOriginalFilename() == null ? "" : file.getOriginalFilename();
        try (InputStream content = file.getInputStream()) {
            return views.job(service.submit(actor, content, name, target, context, source, hold), actor, locale);
        }
    }

    @GetMapping("/jobs")
    @Permit(kind = IntakeService.KIND, verb = Verb.READ)
    List<JobView> jobs(
            @RequestParam(required = false) @Nullable String target,
            @RequestParam(required = false) @Nullable String context,
            @RequestParam(required = false) @Nullable UUID before,
            @RequestParam(defaultValue = "30") int limit,
            Actor actor,
            Locale locale) {
        return service.latest(actor, target, context, before, Math.clamp(limit, 1, MOST_JOBS)).stream()
                .map(job -> views.job(job, actor, locale))
                .toList();
    }

    @GetMapping("/jobs/{id}")
    @Permit(kind = IntakeService.KIND, verb = Verb.READ)
    JobView job(@PathVariable UUID id, Actor actor, Locale locale) {
        return views.job(service.readable(actor, id), actor, locale);
    }

    /** The first rows, and what the columns seem to be; with {@code row} by the header that starts there. */
    @GetMapping("/jobs/{id}/preview")
    @Permit(kind = IntakeService.KIND, verb = Verb.IMPORT)
    PreviewView preview(
            @PathVariable UUID id,
            @RequestParam(required = false) @Nullable Integer sheet,
            @RequestParam(required = false) @Nullable Integer row,
            @RequestParam(defaultValue = "1") int rows,
            Actor actor,
            Locale locale)
            throws IOException {
        Job job = service.readable(actor, id);
        Survey survey = job.survey();
        if (survey == null) {
            throw new ProblemException(IntakeProblem.STATE, job.state().word());
        }
        IntakeForm form = service.form(actor, job);
        IntakeService.Proposal proposal = service.propose(actor, job, sheet, row, rows);
        return new PreviewView(
                survey,
                proposal.sheet(),
                proposal.found().header().row(),
                proposal.found().header().rows(),
                proposal.found().mapping(),
                proposal.found().header().headings(),
                announcements(survey, proposal.sheet()),
                views.form(form, locale));
    }

    /** What is there and would not be seen: by code, with its count or names after a colon. */
    private static List<String> announcements(Survey survey, int chosen) {
        List<String> told = new ArrayList<>();
        survey.sheets().stream()
                .filter(Survey.Sheet::hidden)
                .forEach(sheet -> told.add("hidden-sheet:" + sheet.name()));
        Survey.Sheet sheet = survey.sheets().get(chosen);
        if (sheet.hiddenRows() > 0) {
            told.add("hidden-rows:" + sheet.hiddenRows());
        }
        if (!sheet.hiddenColumns().isEmpty()) {
            told.add("hidden-columns:" + sheet.hiddenColumns().size());
        }
        if (sheet.formulas() > 0) {
            told.add("formulas:" + sheet.formulas());
        }
        if (sheet.externals() > 0) {
            told.add("external-formulas:" + String.join(" ", sheet.external()));
        }
        return told;
    }

    @PutMapping("/jobs/{id}/mapping")
    @Permit(kind = IntakeService.KIND, verb = Verb.IMPORT)
    JobView settle(@PathVariable UUID id, @RequestBody MappingRequest request, Actor actor, Locale locale)
            throws IOException {
        return views.job(service.settle(actor, id, request.mapping(), request.save()), actor, locale);
    }

    @PostMapping("/jobs/{id}/cancel")
    @Permit(kind = IntakeService.KIND, verb = Verb.IMPORT)
    JobView cancel(@PathVariable UUID id, Actor actor, Locale locale) {
        return views.job(service.cancel(actor, id), actor, locale);
    }

    /** Takes what was held back, goes on after a failure, or takes the same file once more. */
    @PostMapping("/jobs/{id}/take")
    @Permit(kind = IntakeService.KIND, verb = Verb.IMPORT)
    JobView take(@PathVariable UUID id, Actor actor, Locale locale) {
        return views.job(service.take(actor, id), actor, locale);
    }

    /** Rows in the order of the file, from the one after {@code after}. */
    @GetMapping("/jobs/{id}/rows")
    @Permit(kind = IntakeService.KIND, verb = Verb.READ)
    List<RowView> rows(
            @PathVariable UUID id,
            @RequestParam(required = false) @Nullable String state,
            @RequestParam(defaultValue = "-1") long after,
            @RequestParam(defaultValue = "100") int limit,
            Actor actor,
            Locale locale) {
        IntakeForm form = service.form(actor, service.readable(actor, id));
        StagedRow.State wanted = state == null || state.isEmpty() ? null : StagedRow.State.of(state);
        return service.rows(actor, id, wanted, after, Math.clamp(limit, 1, MOST_ROWS)).stream()
                .map(row -> views.row(row, form, locale))
                .toList();
    }

    @PutMapping("/jobs/{id}/rows/{number}")
    @Permit(kind = IntakeService.KIND, verb = Verb.IMPORT)
    RowView correct(
            @PathVariable UUID id,
            @PathVariable long number,
            @RequestBody CorrectionRequest request,
            Actor actor,
            Locale locale) {
        IntakeForm form = service.form(actor, service.readable(actor, id));
        StagedRow row = service.correct(
                        actor, id, List.of(new IntakeService.Correction(number, request.seen(), request.cells())))
                .getFirst();
        return views.row(row, form, locale);
    }

    @PostMapping("/jobs/{id}/discard")
    @Permit(kind = IntakeService.KIND, verb = Verb.IMPORT)
    JobView discard(@PathVariable UUID id, @RequestBody DiscardRequest request, Actor actor, Locale locale) {
        return views.job(service.discard(actor, id, request.rows(), request.reason()), actor, locale);
    }

    /** The waiting rows with their reasons, to be mended in a spreadsheet program and sent back. */
    @GetMapping("/jobs/{id}/parked.xlsx")
    @Permit(kind = IntakeService.KIND, verb = Verb.READ)
    void download(@PathVariable UUID id, Actor actor, Locale locale, HttpServletResponse response) throws IOException {
        sheet.send(actor, service.readable(actor, id), locale, response);
    }

    /** Takes mended rows back; rows in which nothing was changed stay as they are. */
    @PostMapping(path = "/jobs/{id}/parked.xlsx", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    @Permit(kind = IntakeService.KIND, verb = Verb.IMPORT)
    JobView upload(@PathVariable UUID id, @RequestPart MultipartFile file, Actor actor, Locale locale)
            throws IOException {
        try (InputStream content = file.getInputStream()) {
            sheet.take(actor, service.readable(actor, id), content);
        }
        return views.job(service.readable(actor, id), actor, locale);
    }
}
