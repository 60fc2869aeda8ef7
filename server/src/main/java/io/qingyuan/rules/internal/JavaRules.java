package io.qingyuan.rules.internal;

import io.qingyuan.receipts.Canonical;
import io.qingyuan.receipts.Inputs;
import io.qingyuan.receipts.Outcome;
import io.qingyuan.receipts.Rule;
import io.qingyuan.receipts.RuleExecutor;
import io.qingyuan.rules.JavaRule;
import java.util.HashMap;
import java.util.Map;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.util.function.SingletonSupplier;

/** Runs rules in Java, each in the revision asked for. */
@Component
class JavaRules implements RuleExecutor {

    private final SingletonSupplier<Map<Rule, JavaRule>> rules;

    JavaRules(ObjectProvider<JavaRule> rules) {
        // found at first use, because rules may themselves need what runs them
        this.rules = SingletonSupplier.of(() -> index(rules));
    }

    private static Map<Rule, JavaRule> index(ObjectProvider<JavaRule> rules) {
        Map<Rule, JavaRule> index = new HashMap<>();
        rules.forEach(rule -> {
            if (index.put(rule.rule(), rule) != null) {
                throw new IllegalStateException("two rules are " + rule.id() + " revision " + rule.revision());
            }
        });
        return Map.copyOf(index);
    }

    @Override
    public String kind() {
        return "java";
    }

    @Override
    public Outcome apply(Rule rule, Inputs inputs, Canonical parameters) {
        JavaRule found = rules.obtain().get(rule);
        if (found == null) {
            throw new IllegalStateException(
                    "no Java rule for " + rule.definition().text());
        }
        return found.apply(inputs, parameters);
    }

    @Override
    public String describe(Rule rule) {
        return rule.id() + " r" + rule.definition().tree().get("revision").asInt();
    }
}
