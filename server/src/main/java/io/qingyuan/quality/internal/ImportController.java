package io.qingyuan.quality.internal;

import io.qingyuan.identity.Actor;
import io.qingyuan.identity.Permit;
import io.qingyuan.identity.Verb;
import io.qingyuan.problem.ProblemException;
import io.qingyuan.problem.Problems;
import io.qingyuan.quality.QualityProblem;
import io.qingyuan.quality.internal.ImportReport.GapLine;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;
import tools.jackson.databind.json.JsonMapper;

/** Imports of air files: send one, see how far it is, what was wrong in it, stop it. */
@RestController
@RequestMapping("/api/air/imports")
class ImportController {
    private static final String FILE = "quality.air-file";
    private static final int SHOWN = 50;

    private final ImportJobs service;
    private final JdbcImportJobs jobs;
    private final Problems problems;
    private final JsonMapper json;

    ImportController(ImportJobs service, JdbcImportJobs jobs, Problems problems, JsonMapper json) {
        this.service = service;
        this.jobs = jobs;
        this.problems = problems;
        this.json = json;
    }

    /** A fault with its place; the text says what was found, what is allowed and what to do. */
    record FaultView(String code, long line, String column, String detail) {}

    /**
     * An import.
     *
     * @param bytesDone of {@code bytes}, as sent
     * @param faults why it was refused; nothing of it was kept
     * @param gaps hours missing between rows, at most a hundred of {@code gapCount}
     */
    record ImportView(
            UUID id,
            String name,
            String sha256,
            String source,
            String state,
            String phase,
            long bytes,
            long bytesDone,
            long rowsDone,
            String shape,
            long lines,
            long taken,
            long left,
            long added,
            long superseding,
            int changedDays,
            List<FaultView> faults,
            List<GapLine> gaps,
            int gapCount,
            long gapHours,
            String incident,
            @Nullable Long file,
            String requestedBy,
            Instant requestedAt,
            @Nullable Instant finishedAt) {}

    @PostMapping
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Permit(kind = FILE, verb = Verb.IMPORT)
    ImportView submit(
            @RequestParam MultipartFile file,
            @RequestParam(defaultValue = "") String source,
            @RequestParam(required = false) @Nullable Set<String> station,
            Actor actor,
            Locale locale)
            throws IOException {
        String name = file.getOriginalFilename() == null ? "" : file.getOriginalFilename();
        try (InputStream content = file.getInputStream()) {
            UUID id = service.submit(content, name, source, station == null ? Set.of() : station, actor);
            return one(id, locale);
        }
    }

    @GetMapping
    @Permit(kind = FILE, verb = Verb.READ)
    List<ImportView> latest(Locale locale) {
        return jobs.latest(SHOWN).stream().map(job -> view(job, locale)).toList();
    }

    @GetMapping("/{id}")
    @Permit(kind = FILE, verb = Verb.READ)
    ImportView one(@PathVariable UUID id, Locale locale) {
        return jobs.find(id)
                .map(job -> view(job, locale))
                .orElseThrow(() -> new ProblemException(QualityProblem.IMPORT_NOT_FOUND, id));
    }

    @PostMapping("/{id}/cancel")
    @Permit(kind = FILE, verb = Verb.IMPORT)
    ImportView cancel(@PathVariable UUID id, Actor actor, Locale locale) {
        service.cancel(id, actor);
        return one(id, locale);
    }

    private ImportView view(ImportJob job, Locale locale) {
        String kept = job.report();
        ImportReport report = kept == null ? ImportReport.none() : json.readValue(kept, ImportReport.class);
        return new ImportView(
                job.id(),
                job.name(),
                job.sha256(),
                job.source(),
                job.state().code(),
                job.phase().name().toLowerCase(Locale.ROOT),
                job.bytes(),
                job.bytesDone(),
                job.rowsDone(),
                report.shape(),
                report.lines(),
                report.taken(),
                report.left(),
                report.added(),
                report.superseding(),
                report.changedDays(),
                report.faults().stream().map(fault -> fault(fault, locale)).toList(),
                report.gaps(),
                report.gapCount(),
                report.gapHours(),
                report.incident(),
                job.file(),
                job.requestedBy(),
                job.requestedAt(),
                job.finishedAt());
    }

    private FaultView fault(ImportReport.FaultLine fault, Locale locale) {
        QualityProblem problem = QualityProblem.valueOf(fault.code());
        AirFault again = new AirFault(problem, fault.line(), fault.column(), fault.arguments());
        return new FaultView(
                problem.code(), fault.line(), fault.column(), problems.detail(problem, locale, again.sentence()));
    }
}
