package io.qingyuan.figures.internal;

import io.qingyuan.figures.FiguresProblem;
import io.qingyuan.receipts.Canonical;
import io.qingyuan.receipts.Inputs;
import io.qingyuan.receipts.Outcome;
import io.qingyuan.rules.JavaRule;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/**
 * Counts, sums, shares, ratios and means of records, documents or movements. Rounded to the declared digits by GB/T 8170-2008, 3.2; without declared digits
 * a quotient keeps 12 digits in all. A share is in per cent where its unit says so.
 */
@Component
public class FigureRule implements JavaRule {

    /** Called after what it first counted; receipts know it by this name. */
    static final String ID = "registry.figure";

    public static final String RECORDS = "records";

    private static final MathContext QUOTIENT = new MathContext(12, RoundingMode.HALF_EVEN);
    private static final BigDecimal HUNDRED = new BigDecimal(100);

    @Override
    public String id() {
        return ID;
    }

    @Override
    public int revision() {
        return 1;
    }

    @Override
    public Outcome apply(Inputs inputs, Canonical parameters) {
        JsonNode records = inputs.get(RECORDS);
        JsonNode figure = parameters.tree();
        BigDecimal value = value(records, figure);
        Map<String, Object> further = new LinkedHashMap<>();
        further.put("count", records.path("count").asLong());
        further.put("of", records.path("of").asLong());
        Map<String, Object> groups = new TreeMap<>();
        records.path("groups").properties().forEach(by -> {
            Map<String, Object> one = new TreeMap<>();
            by.getValue().properties().forEach(group -> {
                Map<String, Object> said = new LinkedHashMap<>();
                said.put("count", group.getValue().path("count").asLong());
                BigDecimal part = value(group.getValue(), figure);
                if (part != null) {
                    said.put("value", part.toPlainString());
                }
                one.put(group.getKey(), said);
            });
            groups.put(by.getKey(), one);
        });
        if (!groups.isEmpty()) {
            further.put("groups", groups);
        }
        return value == null
                ? Outcome.fault(FiguresProblem.NOTHING_TO_COUNT.code(), Map.of())
                : Outcome.number(value, figure.path("unit").asString(""), further);
    }

    /** Null where there is nothing to divide by, or nothing that says a number: missing is not zero. */
    private static @Nullable BigDecimal value(JsonNode records, JsonNode figure) {
        BigDecimal count = new BigDecimal(records.path("count").asString());
        BigDecimal value = switch (figure.path("kind").asString()) {
            case "count" -> count;
            case "sum" -> number(records, "field");
            case "share" ->
                inUnit(quotient(count, new BigDecimal(records.path("of").asString())), figure);
            case "ratio" -> inUnit(quotient(number(records, "field"), number(records, "over")), figure);
            case "mean" ->
                figure.path("weighted").asBoolean(false)
                        ? quotient(number(records, "weighted"), number(records, "weight"))
                        : quotient(
                                number(records, "field"),
                                new BigDecimal(records.path("with").asString()));
            default -> null;
        };
        JsonNode decimals = figure.get("decimals");
        return value == null || decimals == null ? value : value.setScale(decimals.asInt(), RoundingMode.HALF_EVEN);
    }

    /** A part of a whole, in hundredths where the figure says per cent. */
    private static @Nullable BigDecimal inUnit(@Nullable BigDecimal part, JsonNode figure) {
        return part == null || !figure.path("unit").asString("").equals("%") ? part : part.multiply(HUNDRED);
    }

    private static @Nullable BigDecimal quotient(@Nullable BigDecimal above, @Nullable BigDecimal below) {
        return above == null || below == null || below.signum() == 0 ? null : above.divide(below, QUOTIENT);
    }

    private static @Nullable BigDecimal number(JsonNode records, String name) {
        JsonNode value = records.get(name);
        return value == null ? null : new BigDecimal(value.asString());
    }
}
