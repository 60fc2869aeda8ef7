package io.qingyuan.rules.internal.dmn;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.qingyuan.receipts.Canonical;
import io.qingyuan.receipts.Inputs;
import io.qingyuan.receipts.Outcome;
import io.qingyuan.receipts.Rule;
import io.qingyuan.receipts.RuleExecutor;
import io.qingyuan.rules.DmnDecision;
import io.qingyuan.rules.DmnModel;
import io.qingyuan.rules.DmnResult;
import io.qingyuan.rules.DmnRule;
import io.qingyuan.rules.DmnValues;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** Runs decisions. Each is compiled once and kept by its definition. */
@Component
class DmnRules implements RuleExecutor {

    private record Compiled(DmnRule rule, DmnDecision decision) {}

    private final Cache<String, Compiled> compiled =
            Caffeine.newBuilder().maximumSize(1_000).build();

    @Override
    public String kind() {
        return DmnRule.KIND;
    }

    @Override
    public Outcome apply(Rule rule, Inputs inputs, Canonical parameters) {
        Compiled program = compiled.get(rule.id() + " " + rule.definition().text(), _ -> {
            DmnRule dmn = DmnRule.of(rule);
            return new Compiled(dmn, DmnDecision.compile(dmn.dmn()));
        });
        JsonNode declared = inputs.find(DmnRule.DECLARED).orElse(null);
        JsonNode constants = parameters.tree();
        Map<String, Object> values = new HashMap<>();
        for (DmnModel.Input input : program.decision().model().inputs()) {
            String name = input.name();
            JsonNode given = inputs.find(name).orElse(declared == null ? null : declared.get(name));
            if (given == null) {
                given = constants.get(name);
            }
            if (given != null && given.has("fault")) {
                return Outcome.fault("rules.input-without-result", Map.of("input", name));
            }
            DmnValues.parse(input.type(), plain(given)).ifPresent(value -> values.put(name, value));
        }
        return outcome(program.rule(), program.decision().evaluate(values));
    }

    @Override
    public String describe(Rule rule) {
        return rule.id() + " (DMN)";
    }

    /** Of an outcome its number or state, of a fact its {@code value} or {@code state}, of a constant itself. */
    private static @Nullable JsonNode plain(@Nullable JsonNode given) {
        if (given == null || !given.isObject()) {
            return given;
        }
        return given.has("value") ? given.get("value") : given.get("state");
    }

    private static Outcome outcome(DmnRule rule, DmnResult result) {
        return switch (result) {
            case DmnResult.Decided(Map<String, Object> outputs, List<DmnResult.Fired> fired) -> {
                Map<String, Object> further = Map.of(
                        "outputs",
                        outputs,
                        "fired",
                        fired.stream()
                                .map(each -> Map.of("decision", each.decision(), "rows", each.rows()))
                                .toList());
                Object main = outputs.get(rule.result());
                yield main instanceof BigDecimal number
                        ? Outcome.number(number, rule.unit(), further)
                        : Outcome.state(text(main), further);
            }
            case DmnResult.Fault(DmnResult.Kind kind, String subject, String reason) ->
                switch (kind) {
                    case MISSING_INPUT -> Outcome.fault("rules.missing-variable", Map.of("input", subject));
                    case INPUT_NOT_ALLOWED ->
                        Outcome.fault("rules.input-not-allowed", Map.of("input", subject, "value", reason));
                    case NO_RULE -> Outcome.fault("rules.no-rule", Map.of("table", subject));
                    case SEVERAL_RULES ->
                        Outcome.fault("rules.several-rules", Map.of("table", subject, "rows", reason));
                    case EVALUATION -> Outcome.fault("rules.evaluation", Map.of("reason", subject + ": " + reason));
                };
        };
    }

    private static String text(@Nullable Object result) {
        return result instanceof List<?> list
                ? list.stream().map(DmnRules::text).collect(Collectors.joining(", "))
                : result instanceof BigDecimal number ? number.toPlainString() : String.valueOf(result);
    }
}
