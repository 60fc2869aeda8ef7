package io.qingyuan.statistics.internal;

import io.qingyuan.identity.Actor;
import io.qingyuan.identity.Permit;
import io.qingyuan.identity.Policy;
import io.qingyuan.identity.UnitId;
import io.qingyuan.identity.Verb;
import io.qingyuan.problem.Fault;
import io.qingyuan.problem.ProblemException;
import io.qingyuan.sheets.Sheets;
import io.qingyuan.statistics.FigureKey;
import io.qingyuan.statistics.Origin;
import io.qingyuan.statistics.StatisticsProblem;
import io.qingyuan.statistics.Value;
import io.qingyuan.statistics.internal.StatisticsBody.ImportBody;
import io.qingyuan.time.Clamp;
import io.qingyuan.time.Zone;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RequestPart;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/** Reporting by Excel: a template for one unit and year, and its import, all of it or nothing. */
@RestController
@RequestMapping("/api/statistics")
class WorkbookController {

    private final FigureTitles titles;
    private final Policy policy;
    private final Reporting reporting;
    private final JdbcFigures figures;
    private final JdbcValues values;
    private final Clamp clamp;
    private final Clock clock;

    WorkbookController(
            FigureTitles titles,
            Policy policy,
            Reporting reporting,
            JdbcFigures figures,
            JdbcValues values,
            Clamp clamp,
            Clock clock) {
        this.titles = titles;
        this.policy = policy;
        this.reporting = reporting;
        this.figures = figures;
        this.values = values;
        this.clamp = clamp;
        this.clock = clock;
    }

    /** The form of a unit for a year, with what it reported already. */
    @GetMapping("/template.xlsx")
    @Permit(kind = EntryCheck.KIND, verb = Verb.READ)
    void template(@RequestParam String unit, @RequestParam int year, Actor actor, HttpServletResponse response)
            throws IOException {
        Form form = form(unit, year, actor);
        Map<FigureKey, Value> reported = reported(form);
        response.setContentType(Sheets.CONTENT_TYPE);
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                ContentDisposition.attachment()
                        .filename(
                                "%s-%d.xlsx".formatted(form.unitTitle().preferChinese(), year), StandardCharsets.UTF_8)
                        .build()
                        .toString());
        FormWriter.write(form, reported, response.getOutputStream());
    }

    /** Takes a filled template. With {@code dryRun} it only says what would be taken. */
    @PostMapping(path = "/import.xlsx", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    @Permit(kind = EntryCheck.KIND, verb = Verb.READ)
    ImportBody take(
            @RequestPart MultipartFile file,
            @RequestParam String unit,
            @RequestParam int year,
            @RequestParam(defaultValue = "false") boolean dryRun,
            Actor actor,
            Locale locale)
            throws IOException {
        String name = Optional.ofNullable(file.getOriginalFilename()).orElse("");
        FormReader.Read read;
        try (InputStream content = file.getInputStream()) {
            read = FormReader.read(form(unit, year, actor), name, content);
        }
        List<Fault> faults = new ArrayList<>(read.faults());
        faults.addAll(reporting.examine(actor, read.entries(), locale).faults());
        if (!faults.isEmpty()) {
            throw new ProblemException(StatisticsProblem.WORKBOOK_INVALID, faults, faults.size());
        }
        int empty = read.rows() - read.entries().size();
        if (read.entries().isEmpty()) {
            return new ImportBody(dryRun, read.rows(), 0, 0, empty);
        }
        int written = reporting.report(actor, read.entries(), locale, dryRun).written();
        return new ImportBody(dryRun, read.rows(), written, read.entries().size() - written, empty);
    }

    private Form form(String unit, int year, Actor actor) {
        FigureController.year(year);
        return Form.of(new UnitId(unit), year, titles.names(), policy, actor, Zone.dayOf(clock.instant()));
    }

    private Map<FigureKey, Value> reported(Form form) {
        var ids = figures.find(form.rows().stream().map(Form.Line::figure).toList());
        Map<FigureKey, Value> reported = new HashMap<>();
        values.of(ids.values(), clamp.now().at()).stream()
                .filter(value -> value.origin() == Origin.REPORTED)
                .forEach(value -> reported.put(value.figure(), value));
        return reported;
    }
}
