package io.qingyuan.plan.internal.commitment;

import io.qingyuan.identity.Actor;
import io.qingyuan.packs.PackContent;
import io.qingyuan.packs.PackItem;
import io.qingyuan.packs.PackText;
import io.qingyuan.packs.SampleData;
import io.qingyuan.plan.internal.commitment.JdbcProgress.Entry;
import io.qingyuan.receipts.Change;
import io.qingyuan.receipts.Receipts;
import io.qingyuan.time.AsOf;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** The sample progress (示例) of commitments. */
@Component
@Order(Ordered.LOWEST_PRECEDENCE)
class SampleProgress implements SampleData {

    private final JdbcProgress progress;
    private final Receipts receipts;
    private final Clock clock;

    SampleProgress(JdbcProgress progress, Receipts receipts, Clock clock) {
        this.progress = progress;
        this.receipts = receipts;
        this.clock = clock;
    }

    @Override
    public void load(PackContent content) {
        for (PackItem item : content.items("sample/commitments.yaml", "commitments")) {
            String commitment = item.string("commitment");
            progress.lock(commitment);
            Set<LocalDate> taken = progress.list(commitment, AsOf.at(clock.instant())).stream()
                    .map(ProgressRecord::on)
                    .collect(Collectors.toSet());
            // what somebody reported stays
            item.list("records").stream()
                    .map(SampleProgress::entry)
                    .filter(entry -> !taken.contains(entry.on()))
                    .forEach(entry -> progress.supersede(commitment, entry, Actor.system(), true));
            changed(commitment);
        }
    }

    @Override
    public void remove() {
        progress.endSample().forEach(this::changed);
    }

    private void changed(String commitment) {
        receipts.invalidate(
                List.of(new Change.RangeChange(ProgressFacts.SOURCE, commitment, ProgressFacts.ALWAYS)), "system");
    }

    private static Entry entry(PackItem item) {
        return new Entry(
                LocalDate.parse(item.string("date")),
                item.findDecimal("value").orElse(null),
                item.findString("state").map(Step::of).orElse(null),
                item.findText("text").map(PackText::preferChinese).orElse(null),
                null,
                null,
                null,
                List.of());
    }
}
