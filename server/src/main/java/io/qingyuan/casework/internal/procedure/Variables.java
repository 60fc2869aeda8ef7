package io.qingyuan.casework.internal.procedure;

import io.qingyuan.fields.Field;
import io.qingyuan.fields.FieldKind;
import io.qingyuan.fields.FieldSet;
import io.qingyuan.rules.FeelType;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What formulas over a case may name: the fields of all forms, {@code count_ROWS} and {@code sum_ROWS_FIELD}, and what the
 * case itself says: {@code today}, {@code opened_on}, {@code done_STEP}, {@code late_steps}.
 */
public final class Variables {

    /** The day it is. */
    public static final String TODAY = "today";

    /** The day the case was opened. */
    public static final String OPENED_ON = "opened_on";

    /** How many steps were done after their last day, or are open after it. */
    public static final String LATE_STEPS = "late_steps";

    /** Before the id of a step: the day it was done last. */
    public static final String DONE = "done_";

    private Variables() {}

    static Map<String, FeelType> of(FieldSet form) {
        Map<String, FeelType> variables = new LinkedHashMap<>();
        for (Field field : form.fields()) {
            switch (field.kind()) {
                case FieldKind.Rows rows -> {
                    variables.put("count_" + field.id(), FeelType.NUMBER);
                    for (Field inner : rows.fields().fields()) {
                        if (numeric(inner)) {
                            variables.put("sum_" + field.id() + "_" + inner.id(), FeelType.NUMBER);
                        }
                    }
                }
                case FieldKind.Files _ -> variables.put("count_" + field.id(), FeelType.NUMBER);
                default -> type(field.kind()).ifPresent(type -> variables.put(field.id(), type));
            }
        }
        return variables;
    }

    private static Optional<FeelType> type(FieldKind kind) {
        return switch (kind) {
            case FieldKind.Text _, FieldKind.Code _, FieldKind.Reference _ -> Optional.of(FeelType.TEXT);
            case FieldKind.Numeric _ -> Optional.of(FeelType.NUMBER);
            case FieldKind.Day _ -> Optional.of(FeelType.DAY);
            case FieldKind.Truth _ -> Optional.of(FeelType.BOOLEAN);
            case FieldKind.Computed computed -> Optional.of(computed.gives());
            case FieldKind.Geometry _, FieldKind.Files _, FieldKind.Rows _ -> Optional.empty();
        };
    }

    static boolean numeric(Field field) {
        return type(field.kind()).filter(type -> type == FeelType.NUMBER).isPresent();
    }

    /** Only those that a text mentions: a formula is asked only for what it uses. */
    static Map<String, FeelType> mentioned(String feel, Map<String, FeelType> all) {
        Map<String, FeelType> used = new LinkedHashMap<>();
        all.forEach((name, type) -> {
            if (Pattern.compile("(?<![A-Za-z0-9_])" + Pattern.quote(name) + "(?![A-Za-z0-9_])")
                    .matcher(feel)
                    .find()) {
                used.put(name, type);
            }
        });
        return used;
    }

    /** The variables that have a value. */
    public static Map<String, Object> known(Procedure procedure, JsonNode values) {
        Map<String, Object> known = new HashMap<>();
        for (Procedure.Form form : procedure.forms().values()) {
            for (Field field : form.fields().fields()) {
                known(field, values.get(field.id()), known);
            }
        }
        return known;
    }

    private static void known(Field field, @Nullable JsonNode value, Map<String, Object> known) {
        if (field.kind() instanceof FieldKind.Rows rows) {
            known.put("count_" + field.id(), BigDecimal.valueOf(value == null ? 0 : value.size()));
            for (Field inner : rows.fields().fields()) {
                if (numeric(inner)) {
                    known.put("sum_" + field.id() + "_" + inner.id(), sum(value, inner.id()));
                }
            }
        } else if (field.kind() instanceof FieldKind.Files) {
            known.put("count_" + field.id(), BigDecimal.valueOf(value == null ? 0 : value.size()));
        } else if (value != null && value.isValueNode()) {
            typed(field.kind(), value).ifPresent(typed -> known.put(field.id(), typed));
        }
    }

    /** The sum of one column of a table of rows. */
    public static BigDecimal sum(@Nullable JsonNode rows, String column) {
        BigDecimal sum = BigDecimal.ZERO;
        for (int i = 0; rows != null && i < rows.size(); i++) {
            JsonNode one = rows.get(i).get(column);
            sum = one == null || one.isNull() ? sum : sum.add(new BigDecimal(one.asString()));
        }
        return sum;
    }

    private static Optional<Object> typed(FieldKind kind, JsonNode value) {
        return type(kind).map(type -> switch (type) {
            case NUMBER -> new BigDecimal(value.asString());
            case TEXT -> value.asString();
            case BOOLEAN -> value.asBoolean();
            case DAY -> LocalDate.parse(value.asString());
        });
    }
}
