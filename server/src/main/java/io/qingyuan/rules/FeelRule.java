package io.qingyuan.rules;

import io.qingyuan.receipts.Canonical;
import io.qingyuan.receipts.Rule;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A formula as a rule. Its inputs carry the names of its variables.
 *
 * @param unit of the result, where that is a number
 * @param decimals how many the result is rounded to (GB/T 8170-2008, 3.2: half to even), or null to keep all digits
 */
public record FeelRule(
        String id,
        String feel,
        Map<String, FeelType> variables,
        String unit,
        @Nullable Integer decimals) {

    /** The kind of these rules. */
    public static final String KIND = "feel";

    public FeelRule {
        variables = Map.copyOf(variables);
    }

    public static FeelRule of(Rule rule) {
        JsonNode definition = rule.definition().tree();
        Map<String, FeelType> variables = new LinkedHashMap<>();
        definition
                .get("variables")
                .properties()
                .forEach(entry -> variables.put(
                        entry.getKey(), FeelType.parse(entry.getValue().asString())));
        JsonNode decimals = definition.get("decimals");
        return new FeelRule(
                rule.id(),
                definition.get("feel").asString(),
                variables,
                definition.get("unit").asString(),
                decimals == null ? null : decimals.asInt());
    }

    public Rule rule() {
        Map<String, Object> definition = new LinkedHashMap<>();
        definition.put("feel", feel);
        Map<String, String> types = new TreeMap<>();
        variables.forEach((name, type) -> types.put(name, type.word()));
        definition.put("variables", types);
        definition.put("unit", unit);
        definition.put("decimals", decimals);
        return new Rule(KIND, id, Canonical.of(definition));
    }
}
