package io.qingyuan.plan.internal.target;

import io.qingyuan.identity.Actor;
import io.qingyuan.packs.PackContent;
import io.qingyuan.packs.PackDocument;
import io.qingyuan.packs.PackItem;
import io.qingyuan.packs.SampleData;
import io.qingyuan.plan.internal.judgement.Comparison;
import io.qingyuan.plan.internal.judgement.Direction;
import io.qingyuan.plan.internal.judgement.Limit;
import java.time.LocalDate;
import java.util.List;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Sample targets of a superior authority, from {@code sample/assigned-targets.yaml}. */
@Component
@Order(Ordered.LOWEST_PRECEDENCE)
class TargetSample implements SampleData {

    private static final String FILE = "sample/assigned-targets.yaml";

    private final AssignedTargets targets;

    TargetSample(AssignedTargets targets) {
        this.targets = targets;
    }

    @Override
    public void load(PackContent content) {
        for (PackDocument document : content.documents(FILE)) {
            String plan = planOf(content, document);
            document.item().list("targets").forEach(item -> load(plan, item));
        }
    }

    @Override
    public void remove() {
        targets.withdrawSample(Actor.system());
    }

    private void load(String plan, PackItem item) {
        targets.record(
                Actor.system(),
                new AssignedTargets.Entry(
                        plan,
                        item.string("item"),
                        item.integer("year"),
                        new Limit(
                                Comparison.of(item.string("comparator"), Direction.HIGHER),
                                item.findDecimal("value").orElseThrow()),
                        new AssignedTarget.Document(
                                item.string("assigner"),
                                item.text("document").preferChinese(),
                                null,
                                item.findString("issued").map(LocalDate::parse).orElse(null),
                                null),
                        List.of()),
                true);
    }

    /** The plan of the pack the samples come with. */
    private static String planOf(PackContent content, PackDocument sample) {
        return content.documents("plan/plan.yaml").stream()
                .filter(document -> document.pack().equals(sample.pack()))
                .flatMap(document -> document.item().find("plan").stream())
                .map(PackItem::id)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("pack " + sample.pack() + " has samples but no plan"));
    }
}
