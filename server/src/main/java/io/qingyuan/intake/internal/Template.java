package io.qingyuan.intake.internal;

import io.qingyuan.identity.Actor;
import io.qingyuan.identity.Title;
import io.qingyuan.intake.IntakeField;
import io.qingyuan.intake.IntakeForm;
import io.qingyuan.intake.IntakeValue;
import io.qingyuan.intake.internal.reading.SheetFacts;
import io.qingyuan.intake.internal.shaping.Folding;
import io.qingyuan.intake.internal.shaping.Mapping;
import io.qingyuan.intake.internal.shaping.Mapping.Role;
import io.qingyuan.intake.internal.shaping.Mapping.Use;
import io.qingyuan.sheets.Column;
import io.qingyuan.sheets.FormulaSigns;
import io.qingyuan.sheets.SheetNote;
import io.qingyuan.sheets.Sheets;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Our own template (模板) of a context: a column for each field, with what stands there now. It needs no mapping when it
 * comes back, and one that nobody changed changes nothing.
 */
@Component
class Template {

    private static final Title UNIT = Title.of("计量单位", "Unit of measure");
    private static final int WIDE = 40;

    private final Targets targets;
    private final Clock clock;

    Template(Targets targets, Clock clock) {
        this.targets = targets;
        this.clock = clock;
    }

    void send(Actor actor, String target, String context, Locale locale, HttpServletResponse response)
            throws IOException {
        IntakeForm form = targets.require(actor, target, context);
        List<Column<Map<String, IntakeValue>>> columns = new ArrayList<>();
        for (IntakeField field : form.fields()) {
            if (field.code().equals(form.measure()) && unitOfMeasure(form) != null) {
                columns.add(Column.of(UNIT.zh(), UNIT.in(Locale.ENGLISH), row -> unit(form, row)));
            }
            Column<Map<String, IntakeValue>> column =
                    Column.of(field.title().zh(), field.title().in(Locale.ENGLISH), row -> written(field, row, locale));
            columns.add(field.required() || field.type() == IntakeField.Type.TEXT ? column.wide(WIDE) : column);
        }
        SheetNote note = SheetNote.of("模板", "Template", clock.instant(), actor.name())
                .filter("context", form.title().in(locale));
        Sheets.send(response, locale, note, columns, targets.get(target).templateRows(context));
    }

    /** What the columns are, where a sheet has the very ones of the template and nothing in it is hidden. */
    static Optional<Mapping> mapping(IntakeForm form, SheetFacts sheet) {
        if (sheet.hidden()
                || sheet.hiddenRows() > 0
                || !sheet.hiddenColumns().isEmpty()
                || sheet.externals() > 0
                || sheet.head().isEmpty()
                || sheet.head().getFirst().number() != 1) {
            return Optional.empty();
        }
        List<String> headings = sheet.head().getFirst().cells().stream()
                .map(cell -> cell.text().strip())
                .toList();
        if (!headings.equals(headings(form, Locale.SIMPLIFIED_CHINESE))
                && !headings.equals(headings(form, Locale.ENGLISH))) {
            return Optional.empty();
        }
        Iterator<String> heading = headings.iterator();
        List<Use> uses = new ArrayList<>();
        for (IntakeField field : form.fields()) {
            if (field.code().equals(form.measure()) && unitOfMeasure(form) != null) {
                uses.add(new Use(heading.next(), Role.UNIT, "", Map.of(), ""));
            }
            String unit = field.unit();
            uses.add(new Use(heading.next(), Role.FIELD, field.code(), Map.of(), unit == null ? "" : unit));
        }
        return Optional.of(new Mapping(sheet.name(), 1, 1, uses, Map.of(), false));
    }

    private static List<String> headings(IntakeForm form, Locale locale) {
        List<String> headings = new ArrayList<>();
        for (IntakeField field : form.fields()) {
            if (field.code().equals(form.measure()) && unitOfMeasure(form) != null) {
                headings.add(UNIT.in(locale));
            }
            headings.add(field.title().in(locale));
        }
        return headings;
    }

    /** The field whose choices settle the unit of the measure. */
    private static @Nullable IntakeField unitOfMeasure(IntakeForm form) {
        return form.fields().stream()
                .filter(field -> field.choices().stream().anyMatch(choice -> choice.unit() != null))
                .findFirst()
                .orElse(null);
    }

    private static @Nullable Object unit(IntakeForm form, Map<String, IntakeValue> row) {
        IntakeField field = unitOfMeasure(form);
        return field != null && row.get(field.code()) instanceof IntakeValue.Chosen(String code)
                ? field.choices().stream()
                        .filter(choice -> choice.code().equals(code))
                        .map(IntakeField.Choice::unit)
                        .findFirst()
                        .orElse(null)
                : null;
    }

    private static @Nullable Object written(IntakeField field, Map<String, IntakeValue> row, Locale locale) {
        return switch (row.getOrDefault(field.code(), new IntakeValue.Empty())) {
            case IntakeValue.Empty() -> null;
            case IntakeValue.Absent(var absence) -> absence.mark();
            case IntakeValue.Text(String text) -> FormulaSigns.escaped(text);
            case IntakeValue.Numeric(var number) -> number;
            case IntakeValue.Day(var day) -> day;
            case IntakeValue.Period(String period) -> period;
            case IntakeValue.Chosen(String code) -> called(field, code, locale);
        };
    }

    /** The name of a choice, or its code where two have the same name. */
    private static String called(IntakeField field, String code, Locale locale) {
        String name = field.choices().stream()
                .filter(choice -> choice.code().equals(code))
                .map(choice -> choice.title().in(locale))
                .findFirst()
                .orElse(code);
        long same = field.choices().stream()
                .filter(choice -> Folding.name(choice.title().in(locale)).equals(Folding.name(name)))
                .count();
        return same == 1 ? name : code;
    }
}
