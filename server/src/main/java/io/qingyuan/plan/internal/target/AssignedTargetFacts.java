package io.qingyuan.plan.internal.target;

import io.qingyuan.packs.PackText;
import io.qingyuan.receipts.Fact;
import io.qingyuan.receipts.FactSource;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Assigned targets as receipts read them. */
@Component
class AssignedTargetFacts implements FactSource {

    private final JdbcAssignedTargets targets;

    AssignedTargetFacts(JdbcAssignedTargets targets) {
        this.targets = targets;
    }

    @Override
    public String source() {
        return AssignedTarget.SOURCE;
    }

    @Override
    public Map<String, Fact> read(Collection<String> ids) {
        return targets.versions().findAll(ids.stream().map(UUID::fromString).toList()).stream()
                .map(AssignedTargetFacts::fact)
                .collect(Collectors.toMap(Fact::id, Function.identity()));
    }

    private static Fact fact(AssignedTarget target) {
        String what = target.item() + " " + target.year() + " "
                + target.limit().comparison().sign() + " "
                + target.limit().value().toPlainString();
        return new Fact(
                target.id().toString(),
                target.canonical(),
                new PackText(
                        "上级下达目标 " + what + "（" + target.document().number() + "）",
                        "Assigned target " + what + " (" + target.document().number() + ")"),
                "/plan/targets?item=" + target.item(),
                target.sample());
    }
}
