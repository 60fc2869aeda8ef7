package io.qingyuan.registry.internal.web;

import io.qingyuan.fields.Field;
import io.qingyuan.fields.FieldKind;
import io.qingyuan.identity.Actor;
import io.qingyuan.identity.Policy;
import io.qingyuan.identity.Verb;
import io.qingyuan.registry.Register;
import io.qingyuan.registry.internal.records.RecordLists;
import io.qingyuan.registry.internal.records.RecordQuery;
import io.qingyuan.registry.internal.records.RecordRow;
import io.qingyuan.registry.internal.records.RecordThing;
import io.qingyuan.registry.internal.records.ValueTitles;
import io.qingyuan.rules.FeelType;
import io.qingyuan.sheets.Column;
import io.qingyuan.sheets.SheetNote;
import io.qingyuan.sheets.Sheets;
import io.qingyuan.time.AsOf;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Spliterators;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.JsonNode;

/** A list of records as a workbook, streamed from the database. */
@Component
class RecordSheet {

    private static final int TITLED_AT_ONCE = 500;

    private final RecordLists lists;
    private final ValueTitles titles;
    private final Policy policy;

    RecordSheet(RecordLists lists, ValueTitles titles, Policy policy) {
        this.lists = lists;
        this.titles = titles;
        this.policy = policy;
    }

    /** A row with what its codes and references are called. */
    private record Line(RecordRow row, Map<String, Map<String, String>> titles, boolean all) {}

    @Transactional(readOnly = true)
    public void send(
            Actor actor,
            Register register,
            RecordQuery query,
            @Nullable String where,
            @Nullable String flag,
            AsOf asOf,
            Locale locale,
            HttpServletResponse response)
            throws IOException {
        SheetNote note = SheetNote.of(
                        register.title().zh(), register.title().in(Locale.ENGLISH), asOf.at(), actor.name())
                .filter("条件 / where", where)
                .filter("标记 / flag", flag)
                .filter("查找 / search", query.words())
                .filter("排序 / sort", query.sort());
        try (Stream<RecordRow> rows = lists.stream(actor, register, query)) {
            Sheets.send(response, locale, note, columns(register, locale), lines(actor, register, rows, locale));
        }
    }

    /** Names are asked for some hundreds of rows at once. */
    private Stream<Line> lines(Actor actor, Register register, Stream<RecordRow> rows, Locale locale) {
        Iterator<RecordRow> source = rows.iterator();
        Iterator<Line> lines = new Iterator<>() {
            private Iterator<Line> ready = List.<Line>of().iterator();

            @Override
            public boolean hasNext() {
                return ready.hasNext() || source.hasNext();
            }

            @Override
            public Line next() {
                if (!ready.hasNext()) {
                    List<RecordRow> some = new ArrayList<>();
                    while (source.hasNext() && some.size() < TITLED_AT_ONCE) {
                        some.add(source.next());
                    }
                    Map<String, Map<String, String>> called = titles.of(
                            register.form(),
                            some.stream().map(RecordRow::values).toList(),
                            locale);
                    ready = some.stream()
                            .map(row -> new Line(row, called, seesAll(actor, row)))
                            .iterator();
                }
                return ready.next();
            }
        };
        return StreamSupport.stream(Spliterators.spliteratorUnknownSize(lines, 0), false);
    }

    private boolean seesAll(Actor actor, RecordRow row) {
        return row.register().form().fields().stream().noneMatch(Field::closed)
                || policy.allows(actor, Verb.READ_PRIVATE, RecordThing.of(row));
    }

    private static List<Column<Line>> columns(Register register, Locale locale) {
        List<Column<Line>> columns = new ArrayList<>();
        columns.add(Column.of("编号", "Number", line -> line.row().number()));
        columns.add(Column.of(
                "状态",
                "State",
                line -> register.state(line.row().state())
                        .map(state -> state.title().in(locale))
                        .orElse(line.row().state())));
        for (Field field : register.form().fields()) {
            String zh = field.kind().unit(Locale.CHINESE);
            String en = field.kind().unit(Locale.ENGLISH);
            columns.add(Column.of(
                    field.title().zh() + (zh == null ? "" : "（" + zh + "）"),
                    field.title().in(Locale.ENGLISH) + (en == null ? "" : " (" + en + ")"),
                    line -> line.all() || !field.closed() ? cell(field, line, locale) : null));
        }
        columns.add(Column.of("示例", "Sample", line -> line.row().sample() ? "示例" : null));
        columns.add(Column.of("更新人", "Changed by", line -> line.row().authorName()));
        columns.add(Column.of("更新时间", "Changed at", line -> line.row().recordedAt()));
        return columns;
    }

    private static @Nullable Object cell(Field field, Line line, Locale locale) {
        JsonNode value = line.row().values().get(field.id());
        if (value == null) {
            return null;
        }
        String text = ValueTitles.shown(field, value, line.titles(), locale);
        return switch (field.kind()) {
            case FieldKind.Numeric _ -> new BigDecimal(text);
            case FieldKind.Day _ -> LocalDate.parse(text);
            case FieldKind.Computed computed when computed.gives() == FeelType.NUMBER -> new BigDecimal(text);
            case FieldKind.Computed computed when computed.gives() == FeelType.DAY -> LocalDate.parse(text);
            default -> text;
        };
    }
}
