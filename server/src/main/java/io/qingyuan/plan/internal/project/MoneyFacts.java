package io.qingyuan.plan.internal.project;

import io.qingyuan.packs.PackText;
import io.qingyuan.receipts.Canonical;
import io.qingyuan.receipts.Fact;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Money rows as receipts see them, a project's as a range keyed by its id. */
@Component
class MoneyFacts extends ProjectFacts<MoneyRecord> {

    static final String SOURCE = "plan.project-money";

    private final JdbcMoney money;

    MoneyFacts(JdbcMoney money, ProjectCatalogue catalogue) {
        super(SOURCE, new PackText("资金", "Money"), catalogue);
        this.money = money;
    }

    @Override
    List<MoneyRecord> list(Collection<String> projects, Instant known) {
        return money.list(projects, known);
    }

    @Override
    List<MoneyRecord> findAll(Collection<UUID> versions) {
        return money.findAll(versions);
    }

    @Override
    String projectOf(MoneyRecord row) {
        return row.project();
    }

    @Override
    boolean isSample(MoneyRecord row) {
        return row.origin().sample();
    }

    @Override
    Fact fact(MoneyRecord row) {
        String title = row.spent().year() + " " + row.spent().source();
        return new Fact(
                row.version().toString(),
                Canonical.of(ProjectJson.spent(row.spent())),
                new PackText(title, title),
                link(row.project()),
                row.origin().sample());
    }
}
