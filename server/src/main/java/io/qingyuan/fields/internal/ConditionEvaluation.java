package io.qingyuan.fields.internal;

import io.qingyuan.fields.Condition;
import io.qingyuan.fields.Field;
import io.qingyuan.fields.FieldKind;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Evaluates conditions on values. */
public final class ConditionEvaluation {

    private ConditionEvaluation() {}

    public static boolean holds(Condition condition, Condition.Known known) {
        return switch (condition) {
            case Condition.All(var of) -> of.stream().allMatch(one -> holds(one, known));
            case Condition.Any(var of) -> of.stream().anyMatch(one -> holds(one, known));
            case Condition.Not(var of) -> !holds(of, known);
            case Condition.StateIn(var states) -> states.stream().anyMatch(known.states()::contains);
            case Condition.Filled(var field, var filled) -> (value(known, field) != null) == filled;
            case Condition.Contains(var field, var text) -> {
                JsonNode value = value(known, field);
                yield value != null
                        && value.asString().toLowerCase(Locale.ROOT).contains(text.toLowerCase(Locale.ROOT));
            }
            case Condition.In(var field, var values) -> {
                JsonNode value = value(known, field);
                yield value != null && values.stream().anyMatch(one -> same(sort(known, field), value, one));
            }
            case Condition.Compare(var field, var order, var bound) -> {
                JsonNode value = value(known, field);
                yield value != null && ordered(order, difference(sort(known, field), value, bound, known.today()));
            }
        };
    }

    private static @Nullable JsonNode value(Condition.Known known, String field) {
        JsonNode value = known.values().get(field);
        return value == null || value.isNull() ? null : value;
    }

    private static ConditionReader.Sort sort(Condition.Known known, String field) {
        FieldKind kind = known.form().find(field).map(Field::kind).orElseThrow();
        return ConditionReader.Sort.of(kind);
    }

    private static boolean same(ConditionReader.Sort sort, JsonNode value, String one) {
        return sort == ConditionReader.Sort.NUMBER
                ? new BigDecimal(value.asString()).compareTo(new BigDecimal(one)) == 0
                : value.asString().equals(one);
    }

    private static int difference(ConditionReader.Sort sort, JsonNode value, String bound, LocalDate today) {
        return sort == ConditionReader.Sort.NUMBER
                ? new BigDecimal(value.asString()).compareTo(new BigDecimal(bound))
                : LocalDate.parse(value.asString()).compareTo(ConditionReader.day(bound, today));
    }

    private static boolean ordered(Condition.Order order, int difference) {
        return switch (order) {
            case ABOVE -> difference > 0;
            case BELOW -> difference < 0;
            case AT_LEAST -> difference >= 0;
            case AT_MOST -> difference <= 0;
        };
    }

    public static Set<String> fields(Condition condition) {
        Set<String> fields = new TreeSet<>();
        collect(condition, fields);
        return fields;
    }

    private static void collect(Condition condition, Set<String> fields) {
        switch (condition) {
            case Condition.All(var of) -> of.forEach(one -> collect(one, fields));
            case Condition.Any(var of) -> of.forEach(one -> collect(one, fields));
            case Condition.Not(var of) -> collect(of, fields);
            case Condition.In in -> fields.add(in.field());
            case Condition.Compare compare -> fields.add(compare.field());
            case Condition.Filled filled -> fields.add(filled.field());
            case Condition.Contains contains -> fields.add(contains.field());
            case Condition.StateIn _ -> {}
        }
    }

    public static boolean asksState(Condition condition) {
        return switch (condition) {
            case Condition.All(var of) -> of.stream().anyMatch(ConditionEvaluation::asksState);
            case Condition.Any(var of) -> of.stream().anyMatch(ConditionEvaluation::asksState);
            case Condition.Not(var of) -> asksState(of);
            case Condition.StateIn _ -> true;
            default -> false;
        };
    }

    public static boolean asksToday(Condition condition) {
        return switch (condition) {
            case Condition.All(var of) -> of.stream().anyMatch(ConditionEvaluation::asksToday);
            case Condition.Any(var of) -> of.stream().anyMatch(ConditionEvaluation::asksToday);
            case Condition.Not(var of) -> asksToday(of);
            case Condition.Compare compare -> compare.bound().startsWith("today");
            default -> false;
        };
    }
}
