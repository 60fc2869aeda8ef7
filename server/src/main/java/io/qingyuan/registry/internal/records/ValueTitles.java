package io.qingyuan.registry.internal.records;

import io.qingyuan.fields.CodeLists;
import io.qingyuan.fields.Field;
import io.qingyuan.fields.FieldKind;
import io.qingyuan.fields.FieldSet;
import io.qingyuan.fields.ReferenceTarget;
import io.qingyuan.identity.Title;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** What codes and references in values are called. */
@Component
public class ValueTitles {

    private final RecordChecks checks;
    private final CodeLists codes;

    ValueTitles(RecordChecks checks, CodeLists codes) {
        this.checks = checks;
        this.codes = codes;
    }

    /** By {@code code:LIST} or the target of references, then by id. */
    public Map<String, Map<String, String>> of(FieldSet form, Collection<? extends JsonNode> rows, Locale locale) {
        Map<ReferenceTarget, Set<String>> references = new LinkedHashMap<>();
        Map<String, Set<String>> lists = new LinkedHashMap<>();
        rows.forEach(values -> {
            RecordChecks.collect(form, values, references);
            collect(form, values, lists);
        });
        Map<String, Map<String, String>> titles = new LinkedHashMap<>();
        references.forEach((target, ids) -> titles.put(target.toString(), of(target, ids, locale)));
        lists.forEach((list, its) -> titles.put("code:" + list, codes(list, its, locale)));
        return titles;
    }

    /** What some codes are called. */
    public Map<String, String> codes(String list, Collection<String> its, Locale locale) {
        Map<String, String> called = new HashMap<>();
        codes.find(list)
                .ifPresent(found -> its.forEach(code -> found.find(code)
                        .ifPresent(one -> called.put(code, one.title().in(locale)))));
        return called;
    }

    /** What some references are called. */
    public Map<String, String> of(ReferenceTarget target, Collection<String> ids, Locale locale) {
        Map<String, Title> found =
                checks.kind(target).map(kind -> kind.titles(target, ids)).orElse(Map.of());
        Map<String, String> called = new HashMap<>();
        found.forEach((id, title) -> called.put(id, title.in(locale)));
        return called;
    }

    private static void collect(FieldSet form, JsonNode values, Map<String, Set<String>> into) {
        for (Field field : form.fields()) {
            JsonNode value = values.get(field.id());
            if (value == null || value.isNull()) {
                continue;
            }
            switch (field.kind()) {
                case FieldKind.Code(var list) ->
                    into.computeIfAbsent(list, _ -> new LinkedHashSet<>()).add(value.asString());
                case FieldKind.Rows rows -> value.forEach(row -> collect(rows.fields(), row, into));
                default -> {}
            }
        }
    }

    /** A value as people read it in a cell: names for codes and references. */
    public static String shown(Field field, JsonNode value, Map<String, Map<String, String>> titles, Locale locale) {
        String text = value.isContainer() ? value.toString() : value.asString();
        return switch (field.kind()) {
            case FieldKind.Code(var list) ->
                titles.getOrDefault("code:" + list, Map.of()).getOrDefault(text, text);
            case FieldKind.Reference(var target) ->
                titles.getOrDefault(target.toString(), Map.of()).getOrDefault(text, text);
            case FieldKind.Truth _ -> truth(value.asBoolean(), locale);
            case FieldKind.Computed _ -> value.isBoolean() ? truth(value.asBoolean(), locale) : text;
            case FieldKind.Files _, FieldKind.Rows _ -> Integer.toString(value.size());
            case FieldKind.Text _, FieldKind.Numeric _, FieldKind.Day _, FieldKind.Geometry _ -> text;
        };
    }

    private static String truth(boolean value, Locale locale) {
        List<String> words = locale.getLanguage().equals("en") ? List.of("no", "yes") : List.of("否", "是");
        return words.get(value ? 1 : 0);
    }
}
