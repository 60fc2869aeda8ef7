package io.qingyuan.statistics;

import io.qingyuan.intake.IntakeField;
import io.qingyuan.intake.IntakeRow;
import io.qingyuan.intake.IntakeValue;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a row of a file says of a figure (填报行): the columns that all templates of figures share.
 *
 * @param said the number, the state or the mark, as it is written in a cell; null where nothing is written
 */
public record SheetFigure(
        @Nullable String said,
        @Nullable String finality,
        @Nullable SourceDocument document,
        @Nullable String comment) {

    /** The measure of a form of figures. */
    public static final String VALUE = "value";

    private static final String STATE = "state";
    private static final String FINALITY = "finality";
    private static final String DOCUMENT = "document";
    private static final String NUMBER = "document-number";
    private static final String DATE = "document-date";
    private static final String COMMENT = "comment";

    /** The columns behind those that name the figure. */
    public static List<IntakeField> fields(Collection<Element> elements, String zh, String en) {
        Map<String, IntakeField.Choice> states = new LinkedHashMap<>();
        elements.forEach(element -> element.states()
                .forEach(state -> states.putIfAbsent(
                        state.title().preferChinese(),
                        IntakeField.Choice.of(
                                        state.title().preferChinese(),
                                        state.title().preferChinese(),
                                        state.title().preferEnglish())
                                .also(state.id()))));
        List<IntakeField> fields = new ArrayList<>();
        fields.add(IntakeField.of(VALUE, IntakeField.Type.NUMBER, zh, en)
                .accepting(io.qingyuan.intake.Absence.values())
                .also("数值", "本期数", "上报数", "本季", "本年", "实绩"));
        if (!states.isEmpty()) {
            fields.add(IntakeField.of(STATE, IntakeField.Type.CHOICE, "定性结论", "State")
                    .oneOf(List.copyOf(states.values())));
        }
        fields.add(IntakeField.of(FINALITY, IntakeField.Type.CHOICE, "数据状态", "Finality")
                .oneOf(List.of(
                        IntakeField.Choice.of(Finality.FLASH.word(), "快报", "Flash"),
                        IntakeField.Choice.of(Finality.PRELIMINARY.word(), "初步", "Preliminary"),
                        IntakeField.Choice.of(Finality.FINAL.word(), "最终", "Final")))
                .also("初步/最终"));
        fields.add(IntakeField.of(DOCUMENT, IntakeField.Type.TEXT, "来源文件", "Document"));
        fields.add(IntakeField.of(NUMBER, IntakeField.Type.TEXT, "文号", "Document number"));
        fields.add(IntakeField.of(DATE, IntakeField.Type.DAY, "文件日期", "Document date"));
        fields.add(
                IntakeField.of(COMMENT, IntakeField.Type.TEXT, "说明", "Comment").also("备注"));
        return fields;
    }

    public static SheetFigure read(IntakeRow row) {
        String title = text(row, DOCUMENT);
        return new SheetFigure(
                said(row),
                row.value(FINALITY) instanceof IntakeValue.Chosen(String code) ? code : null,
                title == null
                        ? null
                        : new SourceDocument(
                                title,
                                text(row, NUMBER),
                                row.value(DATE) instanceof IntakeValue.Day(LocalDate day) ? day : null),
                text(row, COMMENT));
    }

    /** A line of a template that nobody filled in. */
    public boolean saysNothing() {
        return said == null && document == null && comment == null;
    }

    /** What stands in these columns for a figure; {@code content} is null where only the rest is known. */
    public static Map<String, IntakeValue> write(
            Element element,
            @Nullable Content content,
            Finality finality,
            @Nullable SourceDocument document,
            @Nullable String comment) {
        Map<String, IntakeValue> row = new HashMap<>();
        switch (content) {
            case null -> row.put(VALUE, new IntakeValue.Empty());
            case Content.Numeric(var number) -> row.put(VALUE, new IntakeValue.Numeric(number));
            case Content.Absent(var absence) ->
                row.put(VALUE, new IntakeValue.Absent(io.qingyuan.intake.Absence.valueOf(absence.name())));
            case Content.State state ->
                element.findState(state.state())
                        .ifPresent(said -> row.put(
                                STATE, new IntakeValue.Chosen(said.title().preferChinese())));
            case Content.Text _ -> row.put(VALUE, new IntakeValue.Empty()); // words are no state yet
        }
        row.put(FINALITY, new IntakeValue.Chosen(finality.word()));
        if (document != null) {
            row.put(DOCUMENT, new IntakeValue.Text(document.title()));
            put(row, NUMBER, document.number());
            LocalDate date = document.date();
            if (date != null) {
                row.put(DATE, new IntakeValue.Day(date));
            }
        }
        put(row, COMMENT, comment);
        return row;
    }

    private static void put(Map<String, IntakeValue> row, String field, @Nullable String text) {
        if (text != null) {
            row.put(field, new IntakeValue.Text(text));
        }
    }

    private static @Nullable String text(IntakeRow row, String field) {
        return row.value(field) instanceof IntakeValue.Text(String text) ? text : null;
    }

    private static @Nullable String said(IntakeRow row) {
        if (row.value(STATE) instanceof IntakeValue.Chosen(String state)) {
            return state;
        }
        return switch (row.value(VALUE)) {
            case IntakeValue.Numeric(var number) -> number.toPlainString();
            case IntakeValue.Absent(var absence) -> absence.sign();
            case IntakeValue.Empty() -> null;
            case IntakeValue.Text(String text) -> text;
            case IntakeValue.Day(var day) -> day.toString();
            case IntakeValue.Period(String period) -> period;
            case IntakeValue.Chosen(String code) -> code;
        };
    }
}
