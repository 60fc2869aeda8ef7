package io.qingyuan.documents.internal;

import io.qingyuan.documents.internal.engine.FieldState;
import io.qingyuan.fields.Field;
import io.qingyuan.fields.FieldKind;
import io.qingyuan.fields.FieldSet;
import io.qingyuan.fields.Section;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What stands on the printed form: exactly the fields that are not hidden. */
final class Printed {

    private Printed() {}

    /**
     * A part of the paper.
     *
     * @param id the section; empty for fields that stand in none
     */
    record PrintSection(String id, String title, List<PrintField> fields, List<PrintTable> tables) {}

    /**
     * One field.
     *
     * @param pointer where its value stands
     */
    record PrintField(String pointer, String title, String text) {}

    /** A list. */
    record PrintTable(String pointer, String title, List<String> columns, List<List<PrintField>> rows) {}

    static List<PrintSection> of(
            FieldSet form, Map<String, FieldState> states, JsonNode values, DocumentWords.Words words) {
        List<PrintSection> sections = new ArrayList<>();
        section(form, null, states, values, words, sections);
        form.sections().forEach(section -> section(form, section, states, values, words, sections));
        return sections;
    }

    private static void section(
            FieldSet form,
            @Nullable Section section,
            Map<String, FieldState> states,
            JsonNode values,
            DocumentWords.Words words,
            List<PrintSection> sections) {
        List<PrintField> fields = new ArrayList<>();
        List<PrintTable> tables = new ArrayList<>();
        @Nullable String id = section == null ? null : section.id();
        for (Field field : form.fields()) {
            String pointer = "/" + field.id();
            if (!Objects.equals(field.section(), id) || hidden(states, pointer)) {
                continue;
            }
            if (field.kind() instanceof FieldKind.Rows rows) {
                tables.add(table(field, rows.fields(), states, values.get(field.id()), words));
            } else {
                fields.add(new PrintField(pointer, words.in(field.title()), words.text(field, values.get(field.id()))));
            }
        }
        if (!fields.isEmpty() || !tables.isEmpty()) {
            String title = section == null ? "" : words.in(section.title());
            sections.add(new PrintSection(id == null ? "" : id, title, fields, tables));
        }
    }

    private static PrintTable table(
            Field list,
            FieldSet inner,
            Map<String, FieldState> states,
            @Nullable JsonNode items,
            DocumentWords.Words words) {
        int count = items == null ? 0 : items.size();
        List<Field> columns = inner.fields().stream()
                .filter(field -> shownSomewhere(states, list.id(), field.id(), count))
                .toList();
        List<List<PrintField>> rows = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            JsonNode item = Objects.requireNonNull(items).get(i);
            List<PrintField> row = new ArrayList<>();
            for (Field field : columns) {
                String pointer = "/" + list.id() + "/" + i + "/" + field.id();
                row.add(new PrintField(
                        pointer,
                        words.in(field.title()),
                        hidden(states, pointer) ? "" : words.text(field, item.get(field.id()))));
            }
            rows.add(row);
        }
        return new PrintTable(
                "/" + list.id(),
                words.in(list.title()),
                columns.stream().map(field -> words.in(field.title())).toList(),
                rows);
    }

    private static boolean shownSomewhere(Map<String, FieldState> states, String list, String field, int count) {
        for (int i = 0; i < count; i++) {
            if (!hidden(states, "/" + list + "/" + i + "/" + field)) {
                return true;
            }
        }
        return false;
    }

    private static boolean hidden(Map<String, FieldState> states, String pointer) {
        return states.getOrDefault(pointer, FieldState.HIDDEN) == FieldState.HIDDEN;
    }
}
