package io.qingyuan.plan.internal.judgement;

import com.fasterxml.jackson.annotation.JsonFormat;
import java.math.BigDecimal;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** A number to reach and the way it is compared. */
public record Limit(
        Comparison comparison,
        @JsonFormat(shape = JsonFormat.Shape.STRING) BigDecimal value) {

    public boolean isMetBy(BigDecimal measured) {
        return comparison.holds(measured, value);
    }

    /** How much better than {@code other} a value is under this limit; negative when it is worse. */
    public BigDecimal advantage(BigDecimal measured, BigDecimal other) {
        return comparison.isUpperLimit() ? other.subtract(measured) : measured.subtract(other);
    }

    /** As facts and receipts write it. */
    public Map<String, Object> members() {
        return Map.of("comparator", comparison.sign(), "value", value);
    }

    /** Reads what {@link #members} wrote, whatever else is beside it. */
    public static Limit read(JsonNode node) {
        return new Limit(
                Comparison.of(node.get("comparator").asString(), Direction.HIGHER),
                new BigDecimal(node.get("value").asString()));
    }
}
