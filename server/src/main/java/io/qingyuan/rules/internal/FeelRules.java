package io.qingyuan.rules.internal;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.qingyuan.receipts.Canonical;
import io.qingyuan.receipts.Inputs;
import io.qingyuan.receipts.Outcome;
import io.qingyuan.receipts.Rule;
import io.qingyuan.receipts.RuleExecutor;
import io.qingyuan.rules.FeelFormula;
import io.qingyuan.rules.FeelResult;
import io.qingyuan.rules.FeelRule;
import io.qingyuan.rules.FeelType;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** Runs formulas. Each is compiled once and kept by the hash of its definition. */
@Component
class FeelRules implements RuleExecutor {

    private record Compiled(FeelRule rule, FeelFormula formula) {}

    private final Cache<String, Compiled> compiled =
            Caffeine.newBuilder().maximumSize(10_000).build();

    @Override
    public String kind() {
        return FeelRule.KIND;
    }

    @Override
    public Outcome apply(Rule rule, Inputs inputs, Canonical parameters) {
        Compiled program = compiled.get(rule.id() + " " + rule.definition().text(), _ -> compile(rule));
        JsonNode constants = parameters.tree();
        Map<String, Object> values = new HashMap<>();
        for (Map.Entry<String, FeelType> variable : program.rule().variables().entrySet()) {
            String name = variable.getKey();
            JsonNode given = inputs.find(name).orElse(constants.get(name));
            if (given != null && given.has("fault")) {
                return Outcome.fault("rules.input-without-result", Map.of("input", name));
            }
            value(variable.getValue(), given).ifPresent(value -> values.put(name, value));
        }
        return outcome(program.rule(), program.formula().evaluate(values));
    }

    @Override
    public String describe(Rule rule) {
        return FeelRule.of(rule).feel();
    }

    private static Compiled compile(Rule rule) {
        FeelRule feel = FeelRule.of(rule);
        return new Compiled(feel, FeelFormula.compile(feel.feel(), feel.variables()));
    }

    /** Of an outcome its number or state, of a fact its {@code value} or {@code state}, of a constant itself. */
    private static Optional<Object> value(FeelType type, @Nullable JsonNode given) {
        if (given == null) {
            return Optional.empty();
        }
        JsonNode plain = given.isObject() ? given.has("value") ? given.get("value") : given.get("state") : given;
        if (plain == null || plain.isNull() || plain.isContainer()) {
            return Optional.empty();
        }
        return Optional.of(
                switch (type) {
                    case NUMBER -> new BigDecimal(plain.asString());
                    case TEXT -> plain.asString();
                    case BOOLEAN -> plain.asBoolean();
                    case DAY -> LocalDate.parse(plain.asString());
                });
    }

    private static Outcome outcome(FeelRule rule, FeelResult result) {
        return switch (result) {
            case FeelResult.Decimal(BigDecimal value) -> Outcome.number(rounded(value, rule), rule.unit());
            case FeelResult.Text(String text) -> Outcome.state(text);
            case FeelResult.Truth(boolean value) -> Outcome.state(Boolean.toString(value));
            case FeelResult.Fault(FeelResult.Kind kind, String reason) ->
                switch (kind) {
                    case DIVISION_BY_ZERO -> Outcome.fault("rules.division-by-zero", Map.of("divisor", reason));
                    case MISSING_VARIABLE -> Outcome.fault("rules.missing-variable", Map.of("input", reason));
                    case EVALUATION -> Outcome.fault("rules.evaluation", Map.of("reason", reason));
                };
        };
    }

    /** GB/T 8170-2008, 3.2: the even neighbour of two that are equally near. */
    private static BigDecimal rounded(BigDecimal value, FeelRule rule) {
        Integer decimals = rule.decimals();
        return decimals == null ? value : value.setScale(decimals, RoundingMode.HALF_EVEN);
    }
}
