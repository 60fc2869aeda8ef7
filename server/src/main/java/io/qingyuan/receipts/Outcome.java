package io.qingyuan.receipts;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * What a rule gave: a number with its unit, a state, or a fault that says why there is neither. Further members explain
 * it. Missing is a fault, never zero.
 */
public record Outcome(Canonical json) {

    public static Outcome number(BigDecimal value, String unit) {
        return number(value, unit, Map.of());
    }

    public static Outcome number(BigDecimal value, String unit, Map<String, ?> further) {
        return with(further, "value", value.toPlainString(), "unit", unit);
    }

    public static Outcome state(String state) {
        return state(state, Map.of());
    }

    public static Outcome state(String state, Map<String, ?> further) {
        return with(further, "state", state);
    }

    /**
     * Why there is no result.
     *
     * @param code such as {@code rules.division-by-zero}; its text is {@code problem.<code>.detail}
     */
    public static Outcome fault(String code, Map<String, ?> details) {
        return new Outcome(Canonical.of(
                Map.of("fault", Canonical.of(with(details, "code", code).json.tree()))));
    }

    public Optional<BigDecimal> findNumber() {
        return findText("value").map(BigDecimal::new);
    }

    public Optional<String> findUnit() {
        return findText("unit");
    }

    public Optional<String> findState() {
        return findText("state");
    }

    /** The code of the fault, where the rule gave no result. */
    public Optional<String> findFault() {
        JsonNode fault = json.tree().get("fault");
        return fault == null ? Optional.empty() : Optional.of(fault.path("code").asString());
    }

    private Optional<String> findText(String member) {
        JsonNode node = json.tree().get(member);
        return node == null || node.isNull() ? Optional.empty() : Optional.of(node.asString());
    }

    private static Outcome with(Map<String, ?> further, String... members) {
        Map<String, Object> all = new LinkedHashMap<>(further);
        for (int i = 0; i < members.length; i += 2) {
            all.put(members[i], members[i + 1]);
        }
        return new Outcome(Canonical.of(all));
    }
}
