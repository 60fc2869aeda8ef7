package io.qingyuan.fields.internal;

import io.qingyuan.fields.Checked;
import io.qingyuan.fields.Field;
import io.qingyuan.fields.FieldKind;
import io.qingyuan.fields.FieldProblem;
import io.qingyuan.fields.FieldSet;
import io.qingyuan.fields.Lookup;
import io.qingyuan.problem.Fault;
import io.qingyuan.rules.FeelResult;
import io.qingyuan.rules.FeelType;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Goes through what was filled in, field by field, and reports every fault together. */
public final class FieldCheck {

    private static final Pattern NUMBER = Pattern.compile("-?[0-9]{1,30}(\\.[0-9]{1,20})?");

    private final Lookup lookup;
    private final boolean complete;
    private final List<Fault> faults = new ArrayList<>();

    private FieldCheck(Lookup lookup, boolean complete) {
        this.lookup = lookup;
        this.complete = complete;
    }

    public static Checked check(FieldSet form, JsonNode given, Lookup lookup, boolean complete) {
        FieldCheck check = new FieldCheck(lookup, complete);
        ObjectNode values = check.form(form, given, "");
        return new Checked(values, check.faults);
    }

    private ObjectNode form(FieldSet form, JsonNode given, String base) {
        ObjectNode values = JsonNodeFactory.instance.objectNode();
        if (!given.isObject()) {
            fault(base, FieldProblem.UNKNOWN_FIELD, shown(given));
            return values;
        }
        for (String name : given.propertyNames()) {
            if (form.find(name).isEmpty()) {
                fault(base + "/" + name, FieldProblem.UNKNOWN_FIELD, name);
            }
        }
        for (Field field : form.fields()) {
            JsonNode value = given.get(field.id());
            String pointer = base + "/" + field.id();
            if (field.computed()) {
                continue; // what a client read and sends back is computed anew
            }
            if (empty(value)) {
                if (complete && field.required()) {
                    fault(pointer, FieldProblem.REQUIRED, field.title().zh());
                }
                continue;
            }
            JsonNode kept = value(field.kind(), value, pointer);
            if (kept != null) {
                values.set(field.id(), kept);
            }
        }
        compute(form, values);
        return values;
    }

    private static boolean empty(@Nullable JsonNode value) {
        return value == null
                || value.isNull()
                || (value.isString() && value.asString().isBlank())
                || (value.isArray() && value.isEmpty());
    }

    private @Nullable JsonNode value(FieldKind kind, JsonNode value, String pointer) {
        return switch (kind) {
            case FieldKind.Text text -> text(text, value, pointer);
            case FieldKind.Numeric number -> number(number, value, pointer);
            case FieldKind.Day day -> day(day, value, pointer);
            case FieldKind.Truth _ -> value.isBoolean() ? value : refuse(pointer, FieldProblem.NOT_A_TRUTH, value);
            case FieldKind.Code code ->
                value.isString() && lookup.code(code.list(), value.asString())
                        ? value
                        : refuse(pointer, FieldProblem.NOT_A_CODE, value, code.list());
            case FieldKind.Reference reference ->
                value.isString() && lookup.exists(reference.target(), value.asString())
                        ? value
                        : refuse(pointer, FieldProblem.NOT_FOUND, value, reference.target());
            case FieldKind.Geometry geometry -> geometry(geometry, value, pointer);
            case FieldKind.Files files -> files(files, value, pointer);
            case FieldKind.Rows rows -> rows(rows, value, pointer);
            case FieldKind.Computed _ -> null;
        };
    }

    private @Nullable JsonNode text(FieldKind.Text kind, JsonNode value, String pointer) {
        if (!value.isString()) {
            return refuse(pointer, FieldProblem.NOT_A_TEXT, value);
        }
        String text = value.asString().strip().replace("\r\n", "\n");
        if (text.length() > kind.most()) {
            return refuse(pointer, FieldProblem.TOO_LONG, value, text.length(), kind.most());
        }
        if (!kind.lines() && text.indexOf('\n') >= 0) {
            return refuse(pointer, FieldProblem.ONE_LINE, value);
        }
        if (kind.pattern() != null && !kind.pattern().matcher(text).matches()) {
            String wanted =
                    kind.form() == null ? kind.pattern().pattern() : kind.form().zh();
            return refuse(pointer, FieldProblem.FORM, value, wanted);
        }
        return JsonNodeFactory.instance.stringNode(text);
    }

    private @Nullable JsonNode number(FieldKind.Numeric kind, JsonNode value, String pointer) {
        String text = value.isString() || value.isNumber() ? value.asString().strip() : "";
        if (!NUMBER.matcher(text).matches()) {
            return refuse(pointer, FieldProblem.NOT_A_NUMBER, value);
        }
        BigDecimal number = new BigDecimal(text);
        if (kind.decimals() != null && number.stripTrailingZeros().scale() > kind.decimals()) {
            return refuse(pointer, FieldProblem.TOO_MANY_DECIMALS, value, kind.decimals());
        }
        if (kind.min() != null && number.compareTo(kind.min()) < 0) {
            return refuse(pointer, FieldProblem.TOO_SMALL, value, kind.min().toPlainString());
        }
        if (kind.max() != null && number.compareTo(kind.max()) > 0) {
            return refuse(pointer, FieldProblem.TOO_LARGE, value, kind.max().toPlainString());
        }
        return JsonNodeFactory.instance.stringNode(number.toPlainString());
    }

    private @Nullable JsonNode day(FieldKind.Day kind, JsonNode value, String pointer) {
        LocalDate day;
        try {
            day = LocalDate.parse(value.asString());
        } catch (DateTimeException _) {
            return refuse(pointer, FieldProblem.NOT_A_DAY, value);
        }
        if (kind.from() != null && day.isBefore(kind.from())) {
            return refuse(pointer, FieldProblem.TOO_EARLY, value, kind.from());
        }
        if (kind.to() != null && day.isAfter(kind.to())) {
            return refuse(pointer, FieldProblem.TOO_LATE, value, kind.to());
        }
        return JsonNodeFactory.instance.stringNode(day.toString());
    }

    private @Nullable JsonNode geometry(FieldKind.Geometry kind, JsonNode value, String pointer) {
        Optional<FieldProblem> problem = GeoJson.problem(kind.shape(), value);
        return problem.isPresent() ? refuse(pointer, problem.get(), value, kind.shape()) : value;
    }

    private @Nullable JsonNode files(FieldKind.Files kind, JsonNode value, String pointer) {
        if (!value.isArray()) {
            return refuse(pointer, FieldProblem.NOT_FILES, value);
        }
        if (value.size() > kind.most()) {
            return refuse(pointer, FieldProblem.TOO_MANY, value, value.size(), kind.most());
        }
        ArrayNode kept = JsonNodeFactory.instance.arrayNode();
        for (int i = 0; i < value.size(); i++) {
            JsonNode file = value.get(i);
            if (file.isString() && lookup.file(file.asString())) {
                kept.add(file);
            } else {
                refuse(pointer + "/" + i, FieldProblem.FILE_NOT_FOUND, file);
            }
        }
        return kept;
    }

    private @Nullable JsonNode rows(FieldKind.Rows kind, JsonNode value, String pointer) {
        if (!value.isArray()) {
            return refuse(pointer, FieldProblem.NOT_ROWS, value);
        }
        if (value.size() > kind.most()) {
            return refuse(pointer, FieldProblem.TOO_MANY, value, value.size(), kind.most());
        }
        ArrayNode kept = JsonNodeFactory.instance.arrayNode();
        for (int i = 0; i < value.size(); i++) {
            kept.add(form(kind.fields(), value.get(i), pointer + "/" + i));
        }
        return kept;
    }

    // --- computed fields
    // -----------------------------------------------------------------------------------------------

    /** Fills in what follows from the rest; a formula with an input that is not there gives nothing. */
    private static void compute(FieldSet form, ObjectNode values) {
        List<Field> waiting =
                new ArrayList<>(form.fields().stream().filter(Field::computed).toList());
        if (waiting.isEmpty()) {
            return;
        }
        Map<String, Object> known = known(form, values);
        boolean further = true;
        while (further) {
            further = false;
            for (Field field : List.copyOf(waiting)) {
                FieldKind.Computed computed = (FieldKind.Computed) field.kind();
                if (known.keySet().containsAll(computed.formula().variables().keySet())) {
                    waiting.remove(field);
                    further = true;
                    result(computed, known).ifPresent(value -> {
                        known.put(field.id(), value);
                        switch (value) {
                            case Boolean truth -> values.put(field.id(), truth);
                            case BigDecimal number -> values.put(field.id(), number.toPlainString());
                            default -> values.put(field.id(), value.toString());
                        }
                    });
                }
            }
        }
    }

    private static Optional<Object> result(FieldKind.Computed computed, Map<String, Object> known) {
        return switch (computed.formula().evaluate(known)) {
            case FeelResult.Decimal(BigDecimal value) ->
                Optional.of(
                        computed.decimals() == null
                                ? value
                                : value.setScale(computed.decimals(), RoundingMode.HALF_EVEN));
            case FeelResult.Text(String value) when computed.gives() == FeelType.DAY -> day(value);
            case FeelResult.Text(String value) -> Optional.of(value);
            case FeelResult.Truth(boolean value) -> Optional.of(value);
            case FeelResult.Fault _ -> Optional.empty();
        };
    }

    private static Optional<Object> day(String text) {
        try {
            return Optional.of(LocalDate.parse(text));
        } catch (DateTimeException _) {
            return Optional.empty();
        }
    }

    /** The variables of formulas that have a value. */
    static Map<String, Object> known(FieldSet form, JsonNode values) {
        Map<String, Object> known = new HashMap<>();
        for (Field field : form.fields()) {
            JsonNode value = values.get(field.id());
            switch (field.kind()) {
                case FieldKind.Rows rows -> sums(field, rows, value, known);
                case FieldKind.Files _ ->
                    known.put("count_" + field.id(), BigDecimal.valueOf(value == null ? 0 : value.size()));
                default -> {
                    if (value != null && value.isValueNode()) {
                        known.put(field.id(), typed(field.kind(), value));
                    }
                }
            }
        }
        return known;
    }

    private static void sums(Field field, FieldKind.Rows rows, @Nullable JsonNode value, Map<String, Object> known) {
        known.put("count_" + field.id(), BigDecimal.valueOf(value == null ? 0 : value.size()));
        for (Field inner : rows.fields().fields()) {
            if (numeric(inner.kind())) {
                BigDecimal sum = BigDecimal.ZERO;
                for (int i = 0; value != null && i < value.size(); i++) {
                    JsonNode one = value.get(i).get(inner.id());
                    sum = one == null ? sum : sum.add(new BigDecimal(one.asString()));
                }
                known.put("sum_" + field.id() + "_" + inner.id(), sum);
            }
        }
    }

    private static boolean numeric(FieldKind kind) {
        return kind instanceof FieldKind.Numeric
                || (kind instanceof FieldKind.Computed computed && computed.gives() == FeelType.NUMBER);
    }

    private static Object typed(FieldKind kind, JsonNode value) {
        if (numeric(kind)) {
            return new BigDecimal(value.asString());
        }
        if (kind instanceof FieldKind.Day
                || (kind instanceof FieldKind.Computed computed && computed.gives() == FeelType.DAY)) {
            return LocalDate.parse(value.asString());
        }
        return value.isBoolean() ? (Object) value.booleanValue() : value.asString();
    }

    // --- faults
    // --------------------------------------------------------------------------------------------------------

    private @Nullable JsonNode refuse(String pointer, FieldProblem problem, JsonNode found, Object... more) {
        List<Object> arguments = new ArrayList<>();
        arguments.add(shown(found));
        arguments.addAll(List.of(more));
        faults.add(new Fault(pointer, problem, arguments));
        return null;
    }

    private void fault(String pointer, FieldProblem problem, Object argument) {
        faults.add(Fault.at(pointer, problem, argument));
    }

    private static String shown(JsonNode node) {
        String text = node.isContainer() ? node.toString() : node.asString();
        return text.length() > 60 ? text.substring(0, 60) + "…" : text;
    }
}
