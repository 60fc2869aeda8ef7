package io.qingyuan.plan.internal.commitment;

import io.qingyuan.packs.PackText;
import io.qingyuan.plan.internal.commitment.JdbcDecisions.Decided;
import io.qingyuan.receipts.Canonical;
import io.qingyuan.receipts.Fact;
import io.qingyuan.receipts.FactSource;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** The office's decisions on conflicts as receipts see them. */
@Component
class DecisionFacts implements FactSource {

    static final String SOURCE = "plan.decision";

    private final JdbcDecisions decisions;

    DecisionFacts(JdbcDecisions decisions) {
        this.decisions = decisions;
    }

    @Override
    public String source() {
        return SOURCE;
    }

    @Override
    public Map<String, Fact> read(Collection<String> ids) {
        return decisions.findAll(ids.stream().map(UUID::fromString).toList()).stream()
                .map(DecisionFacts::fact)
                .collect(Collectors.toMap(Fact::id, fact -> fact));
    }

    private static Fact fact(Decided decided) {
        return new Fact(
                decided.version().toString(),
                Canonical.of(Map.of("conflict", decided.conflict(), "used", decided.used())),
                new PackText("取舍决定：" + decided.reason(), "Decision: " + decided.reason()),
                "/plan/commitments?conflict=" + decided.conflict(),
                false);
    }
}
