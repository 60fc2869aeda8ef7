package io.qingyuan.casework.internal;

import io.qingyuan.casework.internal.procedure.Procedure.Form;
import io.qingyuan.fields.CodeLists;
import io.qingyuan.fields.Field;
import io.qingyuan.fields.FieldKind;
import io.qingyuan.fields.FieldSet;
import io.qingyuan.fields.ReferenceKind;
import io.qingyuan.fields.ReferenceTarget;
import io.qingyuan.identity.Title;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What was filled in, in words: codes and references by what they are called. */
@Component
class CaseWords {

    private final CodeLists codes;
    private final Map<String, ReferenceKind> kinds;

    CaseWords(CodeLists codes, List<ReferenceKind> kinds) {
        this.codes = codes;
        this.kinds = kinds.stream().collect(Collectors.toMap(ReferenceKind::kind, Function.identity()));
    }

    /**
     * One field in words.
     *
     * @param text empty for files and tables
     * @param rows of a table
     * @param closed whether the reader may not read it
     */
    record Said(String field, String title, String text, List<List<Said>> rows, boolean closed) {
        Said {
            rows = List.copyOf(rows);
        }
    }

    /** The fields of a form that were filled in, in the order of the form. */
    List<Said> said(Form form, ObjectNode values, boolean closedFields, Locale locale) {
        return said(form.fields(), values, closedFields, locale);
    }

    private List<Said> said(FieldSet fields, JsonNode values, boolean closedFields, Locale locale) {
        List<Said> said = new ArrayList<>();
        for (Field field : fields.fields()) {
            JsonNode value = values.get(field.id());
            if (value != null && !value.isNull()) {
                said.add(said(field, value, closedFields, locale));
            }
        }
        return said;
    }

    private Said said(Field field, JsonNode value, boolean closedFields, Locale locale) {
        String title = field.title().in(locale);
        if (field.closed() && !closedFields) {
            return new Said(field.id(), title, "", List.of(), true);
        }
        if (field.kind() instanceof FieldKind.Rows rows) {
            List<List<Said>> lines = new ArrayList<>();
            value.forEach(row -> lines.add(said(rows.fields(), row, closedFields, locale)));
            return new Said(field.id(), title, "", lines, false);
        }
        return new Said(field.id(), title, text(field, value, locale), List.of(), false);
    }

    /** One value in words. */
    String text(Field field, @Nullable JsonNode value, Locale locale) {
        if (value == null || value.isNull()) {
            return "";
        }
        return switch (field.kind()) {
            case FieldKind.Code code ->
                codes.find(code.list())
                        .flatMap(list -> list.find(value.asString()))
                        .map(found -> found.title().in(locale))
                        .orElse(value.asString());
            case FieldKind.Reference reference -> title(reference.target(), value.asString(), locale);
            case FieldKind.Truth _ -> truth(value.asBoolean(), locale);
            case FieldKind.Numeric number -> value.asString() + unit(number, locale);
            case FieldKind.Computed computed ->
                value.isBoolean() ? truth(value.asBoolean(), locale) : value.asString() + unit(computed, locale);
            case FieldKind.Geometry _ -> place(value);
            case FieldKind.Files _, FieldKind.Rows _ -> "";
            case FieldKind.Text _, FieldKind.Day _ -> value.asString();
        };
    }

    private static String unit(FieldKind kind, Locale locale) {
        String unit = kind.unit(locale);
        return unit == null ? "" : " " + unit;
    }

    private static String place(JsonNode geometry) {
        JsonNode coordinates = geometry.get("coordinates");
        return coordinates != null
                        && coordinates.size() == 2
                        && coordinates.get(0).isNumber()
                ? coordinates.get(0).asString() + ", " + coordinates.get(1).asString()
                : geometry.path("type").asString("");
    }

    private static String truth(boolean value, Locale locale) {
        if (locale.getLanguage().equals("en")) {
            return value ? "yes" : "no";
        }
        return value ? "是" : "否";
    }

    private String title(ReferenceTarget target, String id, Locale locale) {
        ReferenceKind kind = kinds.get(target.kind());
        Title title = kind == null ? null : kind.titles(target, List.of(id)).get(id);
        return title == null ? id : title.in(locale);
    }

    /** What a unit is called. */
    String unit(String id, Locale locale) {
        return title(new ReferenceTarget("unit", null), id, locale);
    }

    String area(String id, Locale locale) {
        return title(new ReferenceTarget("area", null), id, locale);
    }
}
