package io.qingyuan.registry.internal.intake;

import io.qingyuan.fields.Field;
import io.qingyuan.fields.FieldKind;
import io.qingyuan.intake.IntakeRow;
import io.qingyuan.intake.IntakeValue;
import io.qingyuan.registry.Register;
import io.qingyuan.registry.internal.records.RecordRow;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Values of records as cells of a table, and back. A point is written as longitude and latitude, a table or a shape as JSON. */
final class RowValues {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final Pattern POINT =
            Pattern.compile("\\s*(-?\\d{1,3}(?:\\.\\d{1,15})?)\\s*[,，;；]\\s*(-?\\d{1,2}(?:\\.\\d{1,15})?)\\s*");

    private RowValues() {}

    /** What a form is given for a row; fields that rows do not have stay as they were. */
    static ObjectNode given(Register register, IntakeRow row, @Nullable RecordRow before) {
        ObjectNode values =
                before == null ? NODES.objectNode() : before.values().deepCopy();
        for (Field field : RowForm.fields(register)) {
            JsonNode value = given(field, row.value(field.id()));
            JsonNode old = before == null ? null : before.values().get(field.id());
            if (value == null) {
                values.remove(field.id());
            } else {
                values.set(field.id(), old != null && sameNumber(field, old, value) ? old : value);
            }
        }
        return values;
    }

    /** A workbook does not keep the digits behind a number: 35.5 and 35.50 are no change. */
    private static boolean sameNumber(Field field, JsonNode old, JsonNode now) {
        return field.kind() instanceof FieldKind.Numeric
                && new BigDecimal(old.asString()).compareTo(new BigDecimal(now.asString())) == 0;
    }

    private static @Nullable JsonNode given(Field field, IntakeValue value) {
        return switch (value) {
            case IntakeValue.Empty() -> null;
            case IntakeValue.Absent _ -> null;
            case IntakeValue.Numeric(BigDecimal number) -> NODES.stringNode(number.toPlainString());
            case IntakeValue.Day(LocalDate day) -> NODES.stringNode(day.toString());
            case IntakeValue.Period(String period) -> NODES.stringNode(period);
            case IntakeValue.Chosen(String code) ->
                field.kind() instanceof FieldKind.Truth
                        ? NODES.booleanNode(Boolean.parseBoolean(code))
                        : NODES.stringNode(code);
            case IntakeValue.Text(String text) ->
                switch (field.kind()) {
                    case FieldKind.Geometry _ -> place(text);
                    case FieldKind.Rows _ -> tree(text);
                    default -> NODES.stringNode(text);
                };
        };
    }

    private static JsonNode place(String text) {
        Matcher point = POINT.matcher(text);
        if (!point.matches()) {
            return tree(text);
        }
        ObjectNode place = NODES.objectNode();
        place.put("type", "Point");
        place.putArray("coordinates").add(Double.parseDouble(point.group(1))).add(Double.parseDouble(point.group(2)));
        return place;
    }

    /** What is no JSON is left as it was written: the form says what is wrong with it. */
    private static JsonNode tree(String text) {
        try {
            return JSON.readTree(text);
        } catch (JacksonException _) {
            return NODES.stringNode(text);
        }
    }

    /** A record as a row of the template. */
    static Map<String, IntakeValue> written(Register register, RecordRow row) {
        Map<String, IntakeValue> values = new LinkedHashMap<>();
        values.put(RowForm.RECORD, new IntakeValue.Text(reference(row)));
        values.put(RowForm.STATE, new IntakeValue.Chosen(row.state()));
        for (Field field : RowForm.fields(register)) {
            JsonNode value = row.values().get(field.id());
            if (value != null) {
                values.put(field.id(), written(field, value));
            }
        }
        return values;
    }

    /** By what a row names a record. */
    static String reference(RecordRow row) {
        return row.number() == null ? row.id().toString() : row.number();
    }

    private static IntakeValue written(Field field, JsonNode value) {
        return switch (field.kind()) {
            case FieldKind.Numeric _ -> new IntakeValue.Numeric(new BigDecimal(value.asString()));
            case FieldKind.Day _ -> new IntakeValue.Day(LocalDate.parse(value.asString()));
            case FieldKind.Truth _, FieldKind.Code _ -> new IntakeValue.Chosen(value.asString());
            case FieldKind.Reference(var target) ->
                target.kind().equals("unit") || target.kind().equals("area")
                        ? new IntakeValue.Chosen(value.asString())
                        : new IntakeValue.Text(value.asString());
            case FieldKind.Geometry _ -> new IntakeValue.Text(point(value));
            case FieldKind.Text _, FieldKind.Files _, FieldKind.Rows _, FieldKind.Computed _ ->
                new IntakeValue.Text(value.isContainer() ? JSON.writeValueAsString(value) : value.asString());
        };
    }

    private static String point(JsonNode place) {
        JsonNode coordinates = place.path("coordinates");
        return place.path("type").asString("").equals("Point") && coordinates.size() == 2
                ? coordinates.get(0).asString() + "," + coordinates.get(1).asString()
                : JSON.writeValueAsString(place);
    }
}
