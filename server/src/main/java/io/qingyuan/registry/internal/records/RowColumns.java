package io.qingyuan.registry.internal.records;

import io.qingyuan.fields.Field;
import io.qingyuan.fields.FieldKind;
import io.qingyuan.registry.RecordId;
import io.qingyuan.registry.Register;
import io.qingyuan.registry.internal.definition.Columns;
import java.math.BigDecimal;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The columns of a register's rows: how values are read from them and written into them. */
final class RowColumns {

    private static final JsonMapper JSON = JsonMapper.shared();

    private static final List<String> FIXED = List.of(
            "record",
            "version",
            "number",
            "state",
            "valid_from",
            "valid_to",
            "recorded_at",
            "superseded_at",
            "act",
            "reason",
            "author",
            "author_name",
            "created_by",
            "definition",
            "sample");

    private RowColumns() {}

    /** What is selected of a row. */
    static String selected(Register register) {
        String fields = register.form().fields().stream()
                .map(field -> "r." + Columns.of(field.id()))
                .collect(Collectors.joining(", "));
        return FIXED.stream().map(column -> "r." + column).collect(Collectors.joining(", ")) + ", " + fields;
    }

    static RecordRow row(Register register, ResultSet row) throws SQLException {
        ObjectNode values = JsonNodeFactory.instance.objectNode();
        for (Field field : register.form().fields()) {
            JsonNode value = value(Columns.type(field.kind()), Columns.of(field.id()), row);
            if (value != null) {
                values.set(field.id(), value);
            }
        }
        return new RecordRow(
                register,
                new RecordId(row.getObject("record", UUID.class)),
                row.getInt("version"),
                row.getString("number"),
                row.getString("state"),
                instant(row, "valid_from"),
                ending(row, "valid_to"),
                instant(row, "recorded_at"),
                ending(row, "superseded_at"),
                row.getString("act"),
                row.getString("reason"),
                row.getObject("author", UUID.class),
                row.getString("author_name"),
                row.getObject("created_by", UUID.class),
                row.getString("definition"),
                row.getBoolean("sample"),
                values);
    }

    private static @Nullable JsonNode value(String type, String column, ResultSet row) throws SQLException {
        JsonNodeFactory nodes = JsonNodeFactory.instance;
        return switch (type) {
            case "numeric" -> {
                BigDecimal number = row.getBigDecimal(column);
                yield number == null ? null : nodes.stringNode(number.toPlainString());
            }
            case "date" -> {
                LocalDate day = row.getObject(column, LocalDate.class);
                yield day == null ? null : nodes.stringNode(day.toString());
            }
            case "boolean" -> {
                boolean truth = row.getBoolean(column);
                yield row.wasNull() ? null : nodes.booleanNode(truth);
            }
            case "text[]" -> texts(row.getArray(column));
            case "jsonb" -> {
                String text = row.getString(column);
                yield text == null ? null : JSON.readTree(text);
            }
            default -> {
                String text = row.getString(column);
                yield text == null ? null : nodes.stringNode(text);
            }
        };
    }

    private static @Nullable ArrayNode texts(@Nullable Array array) throws SQLException {
        if (array == null) {
            return null;
        }
        ArrayNode texts = JsonNodeFactory.instance.arrayNode();
        for (String text : (String[]) array.getArray()) {
            texts.add(text);
        }
        return texts;
    }

    static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    private static @Nullable Instant ending(ResultSet row, String column) throws SQLException {
        OffsetDateTime end = row.getObject(column, OffsetDateTime.class);
        return end == null || end.equals(OffsetDateTime.MAX) ? null : end.toInstant();
    }

    /** A column with the text that its value is written as, for many rows at once. */
    record Written(String column, String type, List<@Nullable String> texts) {}

    /** The columns of the fields for these rows. */
    static List<Written> written(Register register, List<ObjectNode> rows) {
        List<Written> all = new ArrayList<>();
        for (Field field : register.form().fields()) {
            String type = Columns.type(field.kind());
            List<@Nullable String> texts = new ArrayList<>(rows.size());
            rows.forEach(values -> texts.add(text(type, values.get(field.id()))));
            all.add(new Written(Columns.of(field.id()), type, texts));
            if (field.kind() instanceof FieldKind.Geometry) {
                List<@Nullable String> boxes = new ArrayList<>(rows.size());
                rows.forEach(values -> boxes.add(Boxes.around(values.get(field.id()))));
                all.add(new Written(Columns.box(field.id()), "box", boxes));
            }
        }
        return all;
    }

    private static @Nullable String text(String type, @Nullable JsonNode value) {
        if (value == null || value.isNull()) {
            return null;
        }
        return switch (type) {
            case "jsonb" -> JSON.writeValueAsString(value);
            case "text[]" -> array(value);
            default -> value.asString();
        };
    }

    /** As PostgreSQL writes an array. */
    private static String array(JsonNode values) {
        List<String> quoted = new ArrayList<>();
        values.forEach(
                value -> quoted.add('"' + value.asString().replace("\\", "\\\\").replace("\"", "\\\"") + '"'));
        return "{" + String.join(",", quoted) + "}";
    }
}
