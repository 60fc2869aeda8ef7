package io.qingyuan.fields.internal;

import io.qingyuan.fields.Condition;
import io.qingyuan.fields.Field;
import io.qingyuan.fields.FieldKind;
import io.qingyuan.fields.FieldProblem;
import io.qingyuan.packs.PackFault;
import io.qingyuan.packs.PackItem;
import io.qingyuan.problem.Fault;
import io.qingyuan.problem.ProblemException;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads conditions and says what is wrong in them, all of it together. */
public final class ConditionReader {

    private static final Pattern TODAY = Pattern.compile("today(?:([+-])(\\d{1,4}))?");
    private static final int DEEPEST = 8;
    private static final Map<String, Condition.Order> ORDERS = orders();
    private static final Set<String> TESTS = tests();

    private final Condition.Ground ground;
    private final List<Flaw> flaws = new ArrayList<>();

    private ConditionReader(Condition.Ground ground) {
        this.ground = ground;
    }

    /** What is wrong at one place: {@code test}, {@code field}, {@code kind}, {@code value} or {@code state}. */
    private record Flaw(String pointer, String code, String found, String allowed) {}

    public static Condition read(JsonNode tree, Condition.Ground ground, String base) {
        ConditionReader reader = new ConditionReader(ground);
        Condition condition = reader.condition(tree, base, 0);
        if (!reader.flaws.isEmpty()) {
            throw new ProblemException(
                    FieldProblem.CONDITION,
                    reader.flaws.stream()
                            .map(flaw -> Fault.at(flaw.pointer(), FieldProblem.CONDITION, flaw.found(), flaw.allowed()))
                            .toList(),
                    reader.flaws.getFirst().found(),
                    reader.flaws.getFirst().allowed());
        }
        return condition;
    }

    public static List<PackFault> inspect(PackItem item, Condition.Ground ground) {
        ConditionReader reader = new ConditionReader(ground);
        reader.condition(item.node(), item.pointer(), 0);
        return reader.flaws.stream()
                .map(flaw -> PackFault.of(
                        item.document().place(flaw.pointer()),
                        "condition-" + flaw.code(),
                        flaw.found(),
                        flaw.allowed(),
                        flaw.found(),
                        flaw.allowed()))
                .toList();
    }

    private Condition condition(JsonNode tree, String at, int depth) {
        if (!tree.isObject() || depth > DEEPEST) {
            return flaw(at, "test", tree.toString(), String.join(", ", TESTS));
        }
        List<String> words = List.copyOf(tree.propertyNames());
        if (words.size() == 1) {
            String word = words.getFirst();
            JsonNode value = tree.get(word);
            switch (word) {
                case "all" -> {
                    return new Condition.All(several(value, at + "/all", depth));
                }
                case "any" -> {
                    return new Condition.Any(several(value, at + "/any", depth));
                }
                case "not" -> {
                    return new Condition.Not(condition(value, at + "/not", depth + 1));
                }
                case "state", "state_in" -> {
                    return states(value, at + "/" + word);
                }
                default -> {}
            }
        }
        if (words.size() == 2 && words.contains("field")) {
            String word = words.getFirst().equals("field") ? words.getLast() : words.getFirst();
            return test(tree.get("field").asString(), word, tree.get(word), at);
        }
        return flaw(at, "test", String.join(", ", words), String.join(", ", TESTS));
    }

    private List<Condition> several(JsonNode values, String at, int depth) {
        List<Condition> all = new ArrayList<>();
        if (!values.isArray()) {
            flaw(at, "test", values.toString(), "[ ]");
        }
        for (int i = 0; i < values.size(); i++) {
            all.add(condition(values.get(i), at + "/" + i, depth + 1));
        }
        return all;
    }

    private Condition states(JsonNode value, String at) {
        List<String> states = texts(value);
        for (String state : states) {
            if (!ground.states().contains(state)) {
                flaw(at, "state", state, String.join(", ", new TreeSet<>(ground.states())));
            }
        }
        return new Condition.StateIn(states);
    }

    private Condition test(String id, String word, JsonNode value, String at) {
        Field field = ground.form().find(id).orElse(null);
        if (field == null) {
            List<String> known =
                    ground.form().fields().stream().map(Field::id).sorted().toList();
            return flaw(at + "/field", "field", id, String.join(", ", known));
        }
        Sort sort = Sort.of(field.kind());
        String pointer = at + "/" + word;
        return switch (word) {
            case "filled" ->
                value.isBoolean()
                        ? new Condition.Filled(id, value.booleanValue())
                        : flaw(pointer, "value", value.toString(), "true, false");
            case "is", "in" -> {
                List<String> values = texts(value);
                values.forEach(one -> fits(sort, one, pointer, false));
                yield sort == Sort.OTHER ? kind(pointer, field, "filled") : new Condition.In(id, values);
            }
            case "contains" ->
                sort == Sort.TEXT
                        ? new Condition.Contains(id, value.asString())
                        : kind(pointer, field, "is, in, filled");
            default -> compared(field, word, value.asString(), pointer);
        };
    }

    private Condition compared(Field field, String word, String bound, String pointer) {
        Condition.Order order = ORDERS.get(word);
        if (order == null) {
            return flaw(pointer, "test", word, String.join(", ", TESTS));
        }
        Sort sort = Sort.of(field.kind());
        if (sort != Sort.NUMBER && sort != Sort.DAY) {
            return kind(pointer, field, "is, in, filled");
        }
        fits(sort, bound, pointer, true);
        return new Condition.Compare(field.id(), order, bound);
    }

    private void fits(Sort sort, String value, String at, boolean relative) {
        boolean fits = switch (sort) {
            case NUMBER -> number(value);
            case DAY -> (relative && TODAY.matcher(value).matches()) || day(value);
            case TRUTH -> value.equals("true") || value.equals("false");
            case TEXT, OTHER -> true;
        };
        if (!fits) {
            flaw(at, "value", value, sort.example);
        }
    }

    private static boolean number(String text) {
        try {
            return new BigDecimal(text).scale() < 1000;
        } catch (NumberFormatException _) {
            return false;
        }
    }

    private static boolean day(String text) {
        try {
            return LocalDate.parse(text).getYear() < 10_000;
        } catch (DateTimeException _) {
            return false;
        }
    }

    private Condition kind(String at, Field field, String allowed) {
        return flaw(at, "kind", field.kind().word(), allowed);
    }

    private Condition flaw(String at, String code, String found, String allowed) {
        flaws.add(new Flaw(at, code, found.length() > 80 ? found.substring(0, 80) + "…" : found, allowed));
        return Condition.always();
    }

    private static List<String> texts(JsonNode value) {
        List<String> texts = new ArrayList<>();
        if (value.isArray()) {
            value.forEach(one -> texts.add(one.asString()));
        } else {
            texts.add(value.asString());
        }
        return texts;
    }

    /** The day that a bound means. */
    static LocalDate day(String bound, LocalDate today) {
        Matcher relative = TODAY.matcher(bound);
        if (!relative.matches()) {
            return LocalDate.parse(bound);
        }
        @Nullable String sign = relative.group(1);
        if (sign == null) {
            return today;
        }
        int days = Integer.parseInt(relative.group(2));
        return today.plusDays(sign.equals("+") ? days : -days);
    }

    /** What fields are like to a condition. */
    enum Sort {
        NUMBER("12.5"),
        DAY("2026-11-30, today+30"),
        TRUTH("true, false"),
        TEXT("…"),
        OTHER("");

        private final String example;

        Sort(String example) {
            this.example = example;
        }

        static Sort of(FieldKind kind) {
            return switch (kind) {
                case FieldKind.Numeric _ -> NUMBER;
                case FieldKind.Day _ -> DAY;
                case FieldKind.Truth _ -> TRUTH;
                case FieldKind.Text _, FieldKind.Code _, FieldKind.Reference _ -> TEXT;
                case FieldKind.Geometry _, FieldKind.Files _, FieldKind.Rows _ -> OTHER;
                case FieldKind.Computed computed ->
                    switch (computed.gives()) {
                        case NUMBER -> NUMBER;
                        case BOOLEAN -> TRUTH;
                        case DAY -> DAY;
                        case TEXT -> TEXT;
                    };
            };
        }
    }

    private static Map<String, Condition.Order> orders() {
        Map<String, Condition.Order> orders = new LinkedHashMap<>();
        orders.put("above", Condition.Order.ABOVE);
        orders.put("below", Condition.Order.BELOW);
        orders.put("at_least", Condition.Order.AT_LEAST);
        orders.put("at_most", Condition.Order.AT_MOST);
        return orders;
    }

    private static Set<String> tests() {
        Set<String> tests = new TreeSet<>(ORDERS.keySet());
        tests.addAll(Set.of("all", "any", "not", "field", "is", "in", "filled", "contains", "state", "state_in"));
        return tests;
    }
}
