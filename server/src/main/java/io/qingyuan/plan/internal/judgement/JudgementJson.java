package io.qingyuan.plan.internal.judgement;

import io.qingyuan.plan.Status;
import io.qingyuan.receipts.Canonical;
import io.qingyuan.receipts.Outcome;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** A judgement as the outcome of a receipt: its state is the status against the plan's target. */
public final class JudgementJson {

    private JudgementJson() {}

    static Outcome write(Judgement judgement) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("year", judgement.year());
        members.put("reasons", reasons(judgement.target()));
        members.put(
                "required",
                Map.of("status", judgement.required().status().key(), "reasons", reasons(judgement.required())));
        putIfKnown(members, "path", judgement.pathValue());
        putIfKnown(members, "gap", judgement.gap());
        putIfKnown(members, "pace", judgement.pace());
        putIfKnown(members, "forecast", judgement.forecast());
        members.put("warning", judgement.warning());
        return Outcome.state(judgement.target().status().key(), members);
    }

    public static Judgement read(Outcome outcome) {
        JsonNode node = outcome.json().tree();
        return new Judgement(
                node.get("year").asInt(),
                new Finding(Status.ofKey(outcome.findState().orElseThrow()), reasons(node.get("reasons"))),
                new Finding(
                        Status.ofKey(node.get("required").get("status").asString()),
                        reasons(node.get("required").get("reasons"))),
                decimal(node, "path"),
                decimal(node, "gap"),
                decimal(node, "pace"),
                decimal(node, "forecast"),
                node.get("warning").asBoolean());
    }

    private static List<Canonical> reasons(Finding part) {
        return part.reasons().stream()
                .map(reason -> Canonical.of(Map.of("code", reason.code().key(), "arguments", reason.arguments())))
                .toList();
    }

    private static List<Reason> reasons(JsonNode nodes) {
        return nodes.valueStream()
                .map(node -> new Reason(
                        Reason.Code.ofKey(node.get("code").asString()),
                        node.get("arguments")
                                .valueStream()
                                .map(JsonNode::asString)
                                .toList()))
                .toList();
    }

    private static void putIfKnown(Map<String, Object> members, String name, @Nullable BigDecimal value) {
        if (value != null) {
            members.put(name, value);
        }
    }

    private static @Nullable BigDecimal decimal(JsonNode node, String name) {
        JsonNode value = node.get(name);
        return value == null ? null : new BigDecimal(value.asString());
    }
}
