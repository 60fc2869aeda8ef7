package io.qingyuan.plan.internal.judgement;

import io.qingyuan.plan.Indicator;
import io.qingyuan.plan.PlanModel;
import io.qingyuan.receipts.Canonical;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The piece of the plan an item is judged by, as its receipts keep it.
 *
 * @param scopes units that each report a value, of which the worst is judged; empty where the area has one value
 */
public record JudgedItem(Terms terms, List<String> scopes) {

    public JudgedItem {
        scopes = List.copyOf(scopes);
    }

    public static JudgedItem of(PlanModel plan, Indicator.Item item) {
        boolean binding =
                plan.findIndicatorOf(item.id()).map(Indicator::binding).orElse(false);
        Direction direction = Direction.ofKey(item.direction());
        return new JudgedItem(
                new Terms(
                        item.isQualitative(),
                        binding,
                        direction,
                        demand(item, item.required(), direction),
                        demand(item, item.target(), direction),
                        item.baseline().year(),
                        plan.info().targetYear()),
                item.scopes());
    }

    private static Demand demand(Indicator.Item item, Indicator.Cell cell, Direction direction) {
        if (item.isQualitative()) {
            return Demand.NONE;
        }
        BigDecimal value = cell.value();
        Limit printed = value == null ? null : new Limit(Comparison.of(cell.comparator(), direction), value);
        return new Demand(printed, cell.assigned(), cell.steadyWithin());
    }

    public Canonical canonical() {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("qualitative", terms.qualitative());
        members.put("binding", terms.binding());
        members.put("direction", terms.direction());
        members.put("required", members(terms.required()));
        members.put("target", members(terms.target()));
        members.put("baseYear", terms.baseYear());
        members.put("targetYear", terms.targetYear());
        members.put("scopes", scopes);
        return Canonical.of(members);
    }

    static JudgedItem read(JsonNode node) {
        return new JudgedItem(
                new Terms(
                        node.get("qualitative").asBoolean(),
                        node.get("binding").asBoolean(),
                        Direction.valueOf(node.get("direction").asString()),
                        demand(node.get("required")),
                        demand(node.get("target")),
                        node.get("baseYear").asInt(),
                        node.get("targetYear").asInt()),
                node.get("scopes").valueStream().map(JsonNode::asString).toList());
    }

    private static Map<String, Object> members(Demand demand) {
        Map<String, Object> members = new LinkedHashMap<>();
        demand.limit().ifPresent(limit -> members.put("limit", limit.members()));
        members.put("assigned", demand.assigned());
        demand.steady().ifPresent(tolerance -> members.put("steadyWithin", tolerance));
        return members;
    }

    private static Demand demand(JsonNode node) {
        JsonNode limit = node.get("limit");
        return new Demand(
                limit == null ? null : Limit.read(limit),
                node.get("assigned").asBoolean(),
                decimal(node.get("steadyWithin")));
    }

    private static @Nullable BigDecimal decimal(@Nullable JsonNode node) {
        return node == null ? null : new BigDecimal(node.asString());
    }
}
