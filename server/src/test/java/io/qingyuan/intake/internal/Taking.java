package io.qingyuan.intake.internal;

import io.qingyuan.files.FileType;
import io.qingyuan.intake.IntakeFault;
import io.qingyuan.intake.IntakeForm;
import io.qingyuan.intake.IntakeValue;
import io.qingyuan.intake.internal.reading.Limits;
import io.qingyuan.intake.internal.reading.SheetFacts;
import io.qingyuan.intake.internal.reading.TableFile;
import io.qingyuan.intake.internal.reading.TableFiles;
import io.qingyuan.intake.internal.shaping.Mapping;
import io.qingyuan.intake.internal.shaping.RowShaper;
import io.qingyuan.intake.internal.shaping.Suggestion;
import io.qingyuan.intake.internal.shaping.ValueReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads a file the way the pipeline does, by its own suggestion, and tells what came of every row as one line. */
final class Taking {

    final List<String> rows = new ArrayList<>();
    final List<String> faults = new ArrayList<>();
    final List<String> left = new ArrayList<>();
    final List<SheetFacts> sheets;
    final Mapping mapping;

    private Taking(List<SheetFacts> sheets, Mapping mapping) {
        this.sheets = sheets;
        this.mapping = mapping;
    }

    static Taking of(Path path, IntakeForm form) throws IOException {
        return of(path, form, Map.of());
    }

    /** @param constants what the file does not say */
    static Taking of(Path path, IntakeForm form, Map<String, String> constants) throws IOException {
        String name = path.getFileName().toString();
        FileType type = FileType.claimedBy(name).orElseThrow();
        try (TableFile file = TableFiles.open(path, type, name, Limits.USUAL)) {
            List<SheetFacts> sheets = file.survey();
            Suggestion.Chosen chosen =
                    new Suggestion(form, List.of()).choose(sheets).orElseThrow();
            Mapping suggested = chosen.found().mapping();
            Map<String, String> all = new HashMap<>(suggested.constants());
            all.putAll(constants);
            Mapping mapping = new Mapping(
                    suggested.sheet(), suggested.headerRow(), suggested.headerRows(), suggested.columns(), all, false);
            Taking taking = new Taking(sheets, mapping);
            RowShaper shaper =
                    new RowShaper(form, mapping, chosen.found().header().headings());
            ValueReader reader = new ValueReader(form);
            file.read(chosen.sheet(), sheets.get(chosen.sheet()), row -> {
                RowShaper.Shaped shaped = shaper.shape(row);
                shaped.left().forEach(reason -> taking.left.add(row.number() + " " + reason));
                for (RowShaper.Row one : shaped.rows()) {
                    taking.note(one, reader.read(one.cells()));
                }
                return true;
            });
            return taking;
        }
    }

    private void note(RowShaper.Row row, ValueReader.Read read) {
        if (read.faults().isEmpty()) {
            rows.add(String.join(
                            "|",
                            read.values().values().stream().map(Taking::text).toList())
                    + (read.computed() ? " (computed)" : ""));
        }
        for (IntakeFault fault : read.faults()) {
            faults.add(row.place() + " " + fault.field() + " " + fault.code() + " " + fault.found());
        }
    }

    private static String text(IntakeValue value) {
        return switch (value) {
            case IntakeValue.Empty() -> "";
            case IntakeValue.Absent(var absence) -> absence.name();
            case IntakeValue.Text(var text) -> text;
            case IntakeValue.Numeric(var number) -> number.toPlainString();
            case IntakeValue.Day(var day) -> day.toString();
            case IntakeValue.Period(var period) -> period;
            case IntakeValue.Chosen(var code) -> code;
        };
    }
}
