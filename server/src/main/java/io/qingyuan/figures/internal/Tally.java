package io.qingyuan.figures.internal;

import io.qingyuan.figures.Figure;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Counts and sums of items, by the same names as registers give them to the rule. */
public final class Tally {

    private final Figure figure;
    private long counted;
    private long lookedAt;
    private long withField;
    private final Map<String, BigDecimal> sums = new LinkedHashMap<>();

    public Tally(Figure figure) {
        this.figure = figure;
    }

    /** One item that is looked at. */
    public void add(JsonNode item, boolean counts) {
        lookedAt++;
        if (!counts) {
            return;
        }
        counted++;
        BigDecimal number = number(item, figure.field());
        BigDecimal weight = number(item, figure.weight());
        sum("over", number(item, figure.over()));
        if (number == null) {
            return;
        }
        withField++;
        sum("field", number);
        if (weight != null) {
            sum("weighted", number.multiply(weight));
            sum("weight", weight);
        }
    }

    private void sum(String name, @Nullable BigDecimal value) {
        if (value != null) {
            sums.merge(name, value, BigDecimal::add);
        }
    }

    public Map<String, Object> content() {
        Map<String, Object> content = new LinkedHashMap<>();
        content.put("count", counted);
        content.put("of", lookedAt);
        sums.forEach((name, value) -> content.put(name, value.toPlainString()));
        content.put("with", withField);
        return content;
    }

    private static @Nullable BigDecimal number(JsonNode item, @Nullable String field) {
        String text = field == null ? "" : text(item, field);
        return text.isEmpty() ? null : new BigDecimal(text);
    }

    /** What a field says; empty where it says nothing. */
    public static String text(JsonNode item, String field) {
        JsonNode value = item.get(field);
        return value == null || value.isNull() ? "" : value.asString("");
    }
}
