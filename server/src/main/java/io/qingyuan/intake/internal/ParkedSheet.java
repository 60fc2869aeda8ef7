package io.qingyuan.intake.internal;

import io.qingyuan.database.DataDirectory;
import io.qingyuan.files.FileType;
import io.qingyuan.identity.Actor;
import io.qingyuan.intake.IntakeField;
import io.qingyuan.intake.IntakeForm;
import io.qingyuan.intake.IntakeProblem;
import io.qingyuan.intake.internal.reading.Limits;
import io.qingyuan.intake.internal.reading.RawRow;
import io.qingyuan.intake.internal.reading.SheetFacts;
import io.qingyuan.intake.internal.reading.TableFile;
import io.qingyuan.intake.internal.reading.TableFiles;
import io.qingyuan.intake.internal.shaping.Folding;
import io.qingyuan.problem.ProblemException;
import io.qingyuan.sheets.Column;
import io.qingyuan.sheets.FormulaSigns;
import io.qingyuan.sheets.SheetNote;
import io.qingyuan.sheets.Sheets;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** The waiting rows as a workbook, and the mended workbook back. */
@Component
class ParkedSheet {

    private static final int MOST_ROWS = 20_000;

    private final JdbcRows rows;
    private final IntakeService service;
    private final Targets targets;
    private final IntakeViews views;
    private final DataDirectory data;
    private final Clock clock;
    private final TransactionTemplate transactions;

    ParkedSheet(
            JdbcRows rows,
            IntakeService service,
            Targets targets,
            IntakeViews views,
            DataDirectory data,
            Clock clock,
            TransactionTemplate transactions) {
        this.rows = rows;
        this.service = service;
        this.targets = targets;
        this.views = views;
        this.data = data;
        this.clock = clock;
        this.transactions = transactions;
    }

    void send(Actor actor, Job job, Locale locale, HttpServletResponse response) throws IOException {
        IntakeForm form = targets.get(job.target()).form(job.context());
        List<Column<StagedRow>> columns = new ArrayList<>();
        columns.add(Column.of("编号", "Number", StagedRow::number));
        columns.add(Column.of("版本", "Version", StagedRow::version));
        columns.add(Column.of("位置", "Place", row -> FormulaSigns.escaped(row.place())));
        for (IntakeField field : form.fields()) {
            String english = field.title().en();
            columns.add(Column.of(
                    field.title().zh(),
                    english == null ? field.title().zh() : english,
                    row -> FormulaSigns.escaped(RowCheck.text(row.cells(), field.code()))));
        }
        columns.add(Column.<StagedRow>of(
                        "原因",
                        "Reasons",
                        row -> FormulaSigns.escaped(row.faults().stream()
                                .map(fault -> views.sentence(fault, form, locale))
                                .collect(Collectors.joining("\n"))))
                .wide(80));
        SheetNote note = SheetNote.of("待处理行", "Waiting rows", clock.instant(), actor.name())
                .filter("file", job.name());
        IOException[] failure = {null};
        transactions.executeWithoutResult(_ -> {
            try (Stream<StagedRow> waiting = rows.parked(job.id())) {
                Sheets.send(response, locale, note, columns, waiting);
            } catch (IOException e) {
                failure[0] = e;
            }
        });
        if (failure[0] != null) {
            throw failure[0];
        }
    }

    void take(Actor actor, Job job, InputStream content) throws IOException {
        IntakeForm form = service.form(actor, job);
        Map<Long, StagedRow> waiting = new HashMap<>();
        transactions.executeWithoutResult(_ -> {
            try (Stream<StagedRow> all = rows.parked(job.id())) {
                all.forEach(row -> waiting.put(row.number(), row));
            }
        });
        List<IntakeService.Correction> corrections = new ArrayList<>();
        for (Map<String, String> row : read(form, content)) {
            StagedRow before = waiting.get(number(row.remove("#number"), "编号 / Number"));
            int seen = (int) number(row.remove("#version"), "版本 / Version");
            if (before != null) {
                Map<String, String> changed = new HashMap<>();
                row.forEach((field, text) -> {
                    if (!text.equals(RowCheck.text(before.cells(), field).strip())) {
                        changed.put(field, text);
                    }
                });
                if (!changed.isEmpty()) {
                    corrections.add(new IntakeService.Correction(before.number(), seen, changed));
                }
            }
        }
        if (!corrections.isEmpty()) {
            service.correct(actor, job.id(), corrections);
        }
    }

    private static long number(@Nullable String text, String column) {
        try {
            return Long.parseLong(text == null ? "" : text);
        } catch (NumberFormatException e) {
            throw new ProblemException(IntakeProblem.CORRECTION, column + " “" + text + "”");
        }
    }

    /** The rows of the workbook, by field, with number and version. */
    private List<Map<String, String>> read(IntakeForm form, InputStream content) throws IOException {
        Path path = data.resolve("intake/correction-" + UUID.randomUUID());
        try {
            Files.copy(content, path);
            try (TableFile file = TableFiles.open(path, FileType.XLSX, "xlsx", Limits.USUAL)) {
                SheetFacts facts = file.survey().getFirst();
                if (facts.head().isEmpty()) {
                    throw new ProblemException(IntakeProblem.CORRECTION, "编号 / Number");
                }
                Map<Integer, String> columns = columns(form, facts.head().getFirst());
                List<Map<String, String>> found = new ArrayList<>();
                file.read(0, facts, row -> {
                    if (row.number() > facts.head().getFirst().number() && !row.isBlank()) {
                        Map<String, String> texts = new HashMap<>();
                        columns.forEach((column, field) -> texts.put(
                                field,
                                FormulaSigns.unescaped(row.cell(column).text().strip())));
                        found.add(texts);
                    }
                    if (found.size() > MOST_ROWS) {
                        throw new ProblemException(IntakeProblem.CORRECTION, "> " + MOST_ROWS);
                    }
                    return true;
                });
                return found;
            }
        } finally {
            Files.deleteIfExists(path);
        }
    }

    private static Map<Integer, String> columns(IntakeForm form, RawRow header) {
        Map<Integer, String> columns = new HashMap<>();
        for (int i = 0; i < header.cells().size(); i++) {
            String name = Folding.name(header.cell(i).text());
            switch (name) {
                case "编号", "number" -> columns.put(i, "#number");
                case "版本", "version" -> columns.put(i, "#version");
                default -> {
                    int column = i;
                    form.fields().stream()
                            .filter(field -> name.equals(
                                            Folding.name(field.title().zh()))
                                    || name.equals(Folding.name(field.title().in(Locale.ENGLISH))))
                            .findFirst()
                            .ifPresent(field -> columns.put(column, field.code()));
                }
            }
        }
        if (!columns.containsValue("#number") || !columns.containsValue("#version")) {
            throw new ProblemException(IntakeProblem.CORRECTION, "编号 / Number, 版本 / Version");
        }
        return columns;
    }
}
