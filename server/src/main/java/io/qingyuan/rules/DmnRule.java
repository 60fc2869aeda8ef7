package io.qingyuan.rules;

import io.qingyuan.receipts.Canonical;
import io.qingyuan.receipts.Rule;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * Decisions in DMN as a rule. An input of the rule carries the name of an input of the decisions; what was declared
 * together comes as one input {@link #DECLARED} with a member for each.
 *
 * @param dmn the canonical text
 * @param result which output is the result
 * @param unit of the result, where that is a number
 */
public record DmnRule(String id, String dmn, String result, String unit) {

    /** The kind of these rules. */
    public static final String KIND = "dmn";

    /** The name of the input that holds what was declared. */
    public static final String DECLARED = "declared";

    public static DmnRule of(Rule rule) {
        JsonNode definition = rule.definition().tree();
        return new DmnRule(
                rule.id(),
                definition.get("dmn").asString(),
                definition.get("result").asString(),
                definition.get("unit").asString());
    }

    public Rule rule() {
        return new Rule(KIND, id, Canonical.of(Map.of("dmn", dmn, "result", result, "unit", unit)));
    }
}
