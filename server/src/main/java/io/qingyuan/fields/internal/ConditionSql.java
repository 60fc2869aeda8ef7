package io.qingyuan.fields.internal;

import io.qingyuan.fields.Condition;
import io.qingyuan.fields.Field;
import io.qingyuan.fields.internal.ConditionReader.Sort;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Compiles conditions to SQL: every value is a parameter, and every test is true or false, never null. */
public final class ConditionSql {

    private final Condition.Columns columns;
    private final LocalDate today;
    private final String prefix;
    private final Map<String, Object> values = new LinkedHashMap<>();

    private ConditionSql(Condition.Columns columns, LocalDate today, String prefix) {
        this.columns = columns;
        this.today = today;
        this.prefix = prefix;
    }

    public static Condition.Sql of(Condition condition, Condition.Columns columns, LocalDate today, String prefix) {
        ConditionSql sql = new ConditionSql(columns, today, prefix);
        String text = sql.text(condition, false);
        return new Condition.Sql(text, sql.values);
    }

    /**
     * The text.
     *
     * @param exact whether null must not come out, because it is negated; elsewhere null is as good as false, and a bare test finds
     *     its index
     */
    private String text(Condition condition, boolean exact) {
        return switch (condition) {
            case Condition.All(var of) -> joined(of, " and ", "true", exact);
            case Condition.Any(var of) -> joined(of, " or ", "false", exact);
            case Condition.Not(var of) -> "not " + text(of, true);
            case Condition.StateIn(var states) -> {
                List<String> all = states.stream()
                        .flatMap(word -> columns.states(word).stream())
                        .distinct()
                        .sorted()
                        .toList();
                yield "(" + columns.state() + " = any(" + parameter(all.toArray(String[]::new)) + "))";
            }
            case Condition.Filled(var field, var filled) ->
                "(" + columns.column(field) + (filled ? " is not null)" : " is null)");
            case Condition.Contains(var field, var text) ->
                exact(columns.column(field) + " ilike " + parameter("%" + escaped(text) + "%"), exact);
            case Condition.In(var field, var its) -> exact(in(field, its), exact);
            case Condition.Compare(var field, var order, var bound) -> {
                Object value = sort(field) == Sort.NUMBER ? new BigDecimal(bound) : ConditionReader.day(bound, today);
                yield exact(columns.column(field) + " " + sign(order) + " " + parameter(value), exact);
            }
        };
    }

    private String joined(List<Condition> of, String word, String none, boolean exact) {
        return of.isEmpty()
                ? none
                : of.stream().map(one -> text(one, exact)).collect(Collectors.joining(word, "(", ")"));
    }

    private static String exact(String test, boolean exact) {
        return exact ? "coalesce(" + test + ", false)" : "(" + test + ")";
    }

    private String in(String field, List<String> its) {
        String column = columns.column(field);
        return switch (sort(field)) {
            case NUMBER -> column + " = any(cast(" + parameter(its.toArray(String[]::new)) + " as numeric[]))";
            case DAY -> column + " = any(cast(" + parameter(its.toArray(String[]::new)) + " as date[]))";
            case TRUTH -> column + " = any(cast(" + parameter(its.toArray(String[]::new)) + " as boolean[]))";
            case TEXT, OTHER ->
                its.size() == 1
                        ? column + " = " + parameter(its.getFirst())
                        : column + " = any(" + parameter(its.toArray(String[]::new)) + ")";
        };
    }

    private Sort sort(String field) {
        return Sort.of(columns.form().find(field).map(Field::kind).orElseThrow());
    }

    private String parameter(Object value) {
        String name = prefix + values.size();
        values.put(name, value);
        return ":" + name;
    }

    private static String escaped(String text) {
        return text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_");
    }

    private static String sign(Condition.Order order) {
        return switch (order) {
            case ABOVE -> ">";
            case BELOW -> "<";
            case AT_LEAST -> ">=";
            case AT_MOST -> "<=";
        };
    }
}
