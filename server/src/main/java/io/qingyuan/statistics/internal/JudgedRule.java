package io.qingyuan.statistics.internal;

import io.qingyuan.receipts.Canonical;
import io.qingyuan.receipts.Inputs;
import io.qingyuan.receipts.Outcome;
import io.qingyuan.rules.JavaRule;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/**
 * Picks the value a figure is judged by: the first origin of the declared precedence that says something undoubted. What
 * others say differently is told with it.
 */
@Component
class JudgedRule implements JavaRule {

    static final String ID = "statistics.judged";

    /** The name of its only range. */
    static final String VALUES = "values";

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
        JsonNode values = inputs.get(VALUES).get("values");
        JsonNode precedence = parameters.tree().get("precedence");
        for (JsonNode origin : precedence) {
            Optional<JsonNode> picked = of(values, origin.asString());
            if (picked.isPresent()) {
                return outcome(
                        picked.get(), values, parameters.tree().path("unit").asString());
            }
        }
        return Outcome.fault("statistics.nothing-to-judge", Map.of());
    }

    private static Optional<JsonNode> of(JsonNode values, String origin) {
        for (JsonNode value : values) {
            if (value.get("origin").asString().equals(origin) && says(value) && !value.has("doubt")) {
                return Optional.of(value);
            }
        }
        return Optional.empty();
    }

    private static boolean says(JsonNode value) {
        return value.has("value") || value.has("state");
    }

    private static Outcome outcome(JsonNode picked, JsonNode values, String unit) {
        Map<String, Object> further = new LinkedHashMap<>();
        further.put("origin", picked.get("origin"));
        further.put("finality", picked.get("finality"));
        further.put("valueId", picked.get("id"));
        List<Map<String, Object>> differences = new ArrayList<>();
        for (JsonNode other : values) {
            if (!other.get("id").equals(picked.get("id")) && says(other) && !same(other, picked)) {
                differences.add(Map.of("origin", other.get("origin"), "value", said(other)));
            }
        }
        if (!differences.isEmpty()) {
            further.put("differences", differences);
        }
        return picked.has("value")
                ? Outcome.number(new BigDecimal(picked.get("value").asString()), unit, further)
                : Outcome.state(picked.get("state").asString(), further);
    }

    private static boolean same(JsonNode one, JsonNode other) {
        if (one.has("value") && other.has("value")) {
            return new BigDecimal(one.get("value").asString())
                            .compareTo(new BigDecimal(other.get("value").asString()))
                    == 0;
        }
        return said(one).equals(said(other));
    }

    private static JsonNode said(JsonNode value) {
        return value.has("value") ? value.get("value") : value.get("state");
    }
}
