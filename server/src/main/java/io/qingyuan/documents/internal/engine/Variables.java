package io.qingyuan.documents.internal.engine;

import io.qingyuan.fields.Field;
import io.qingyuan.fields.FieldKind;
import io.qingyuan.fields.FieldSet;
import io.qingyuan.rules.FeelType;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What formulas of a document may name, and what it is worth. */
final class Variables {

    private Variables() {}

    static Map<String, FeelType> types(FieldSet form) {
        Map<String, FeelType> types = new LinkedHashMap<>();
        for (Field field : form.fields()) {
            if (field.kind() instanceof FieldKind.Rows rows) {
                types.put("count_" + field.id(), FeelType.NUMBER);
                types(rows.fields()).forEach((name, type) -> {
                    if (type == FeelType.NUMBER) {
                        types.put("sum_" + field.id() + "_" + name, FeelType.NUMBER);
                    }
                });
            } else if (field.kind() instanceof FieldKind.Files) {
                types.put("count_" + field.id(), FeelType.NUMBER);
            } else if (!(field.kind() instanceof FieldKind.Geometry)) {
                types.put(field.id(), type(field.kind()));
            }
        }
        return types;
    }

    private static FeelType type(FieldKind kind) {
        return switch (kind) {
            case FieldKind.Numeric _ -> FeelType.NUMBER;
            case FieldKind.Day _ -> FeelType.DAY;
            case FieldKind.Truth _ -> FeelType.BOOLEAN;
            case FieldKind.Computed computed -> computed.gives();
            default -> FeelType.TEXT;
        };
    }

    /** What has a value; sums and counts always have one. */
    static Map<String, Object> of(FieldSet form, JsonNode values) {
        Map<String, Object> known = new HashMap<>();
        add(known, form, values);
        return known;
    }

    /** The same within an item of a list. */
    static Map<String, Object> within(Map<String, Object> outer, FieldSet item, @Nullable JsonNode values) {
        if (values == null) {
            return outer;
        }
        Map<String, Object> known = new HashMap<>(outer);
        add(known, item, values);
        return known;
    }

    private static void add(Map<String, Object> known, FieldSet form, JsonNode values) {
        for (Field field : form.fields()) {
            JsonNode value = values.get(field.id());
            if (field.kind() instanceof FieldKind.Rows rows) {
                sums(known, field.id(), rows, value);
            } else if (field.kind() instanceof FieldKind.Files) {
                known.put("count_" + field.id(), BigDecimal.valueOf(value == null ? 0 : value.size()));
            } else if (value != null && value.isValueNode() && !value.isNull()) {
                known.put(field.id(), typed(field.kind(), value));
            }
        }
    }

    private static void sums(Map<String, Object> known, String id, FieldKind.Rows rows, @Nullable JsonNode value) {
        known.put("count_" + id, BigDecimal.valueOf(value == null ? 0 : value.size()));
        for (Field inner : rows.fields().fields()) {
            if (type(inner.kind()) == FeelType.NUMBER) {
                BigDecimal sum = BigDecimal.ZERO;
                for (int i = 0; value != null && i < value.size(); i++) {
                    JsonNode one = value.get(i).get(inner.id());
                    sum = one == null || one.isNull() ? sum : sum.add(new BigDecimal(one.asString()));
                }
                known.put("sum_" + id + "_" + inner.id(), sum);
            }
        }
    }

    private static Object typed(FieldKind kind, JsonNode value) {
        return switch (type(kind)) {
            case NUMBER -> new BigDecimal(value.asString());
            case DAY -> LocalDate.parse(value.asString());
            case BOOLEAN -> value.booleanValue();
            case TEXT -> value.asString();
        };
    }
}
