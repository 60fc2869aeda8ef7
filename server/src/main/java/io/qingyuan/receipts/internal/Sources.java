package io.qingyuan.receipts.internal;

import io.qingyuan.receipts.FactSource;
import io.qingyuan.receipts.Recomputer;
import io.qingyuan.receipts.Rule;
import io.qingyuan.receipts.RuleExecutor;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.util.function.SingletonSupplier;

/** The ports that other modules implement. Found at first use, because the modules need this one to be there first. */
@Component
class Sources {

    private final SingletonSupplier<Map<String, FactSource>> facts;
    private final SingletonSupplier<Map<String, RuleExecutor>> executors;
    private final SingletonSupplier<List<Recomputer>> recomputers;

    Sources(
            ObjectProvider<FactSource> facts,
            ObjectProvider<RuleExecutor> executors,
            ObjectProvider<Recomputer> recomputers) {
        this.facts = SingletonSupplier.of(() -> index(facts, FactSource::source));
        this.executors = SingletonSupplier.of(() -> index(executors, RuleExecutor::kind));
        this.recomputers =
                SingletonSupplier.of(() -> recomputers.orderedStream().toList());
    }

    FactSource facts(String source) {
        FactSource found = facts.obtain().get(source);
        if (found == null) {
            throw new IllegalStateException("no module is the source of " + source);
        }
        return found;
    }

    RuleExecutor executor(Rule rule) {
        RuleExecutor found = executors.obtain().get(rule.kind());
        if (found == null) {
            throw new IllegalStateException("nothing runs rules of kind " + rule.kind());
        }
        return found;
    }

    List<Recomputer> recomputers() {
        return recomputers.obtain();
    }

    Optional<Recomputer> findRecomputer(String kind) {
        return recomputers().stream()
                .filter(recomputer -> recomputer.kinds().contains(kind))
                .findFirst();
    }

    private static <T> Map<String, T> index(ObjectProvider<T> beans, Function<T, String> name) {
        Map<String, T> index = new HashMap<>();
        beans.forEach(bean -> {
            T before = index.put(name.apply(bean), bean);
            if (before != null) {
                throw new IllegalStateException("two beans are called " + name.apply(bean));
            }
        });
        return Map.copyOf(index);
    }
}
