package io.qingyuan.plan.internal.indicator;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.qingyuan.packs.PackContent;
import io.qingyuan.packs.Packs;
import io.qingyuan.plan.Indicator;
import io.qingyuan.plan.IndicatorBoard;
import io.qingyuan.plan.IndicatorRow;
import io.qingyuan.plan.Indicators;
import io.qingyuan.plan.PlanModel;
import io.qingyuan.plan.Status;
import io.qingyuan.time.AsOf;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Puts the rows of the plan's table together. */
@Service
class Boards implements Indicators {

    private static final int VERSIONS_KEPT = 8;

    private final Standings standings;
    private final WhySentence why;
    private final Packs packs;
    private final Cache<String, NameBook> names =
            Caffeine.newBuilder().maximumSize(VERSIONS_KEPT).build();

    Boards(Standings standings, WhySentence why, Packs packs) {
        this.standings = standings;
        this.why = why;
        this.packs = packs;
    }

    @Override
    @Transactional(readOnly = true)
    public IndicatorBoard board(PlanModel plan, int year, AsOf asOf) {
        Standings.Known known = standings.of(plan, plan.items(), asOf);
        RowWriter writer = new RowWriter(plan, known, names(asOf), why);
        List<IndicatorRow> rows = new ArrayList<>();
        for (Indicator indicator : plan.indicators()) {
            Status together = together(known, indicator, year);
            indicator.items().forEach(item -> rows.add(writer.row(indicator, item, together, year)));
        }
        return new IndicatorBoard(plan, year, known.years(), rows);
    }

    /** An item with its siblings and what each origin says year by year. */
    record Item(
            List<Integer> years,
            IndicatorRow row,
            List<IndicatorDetail.Sibling> siblings,
            List<IndicatorDetail.YearValues> valuesByYear) {}

    @Transactional(readOnly = true)
    Item item(PlanModel plan, Indicator indicator, Indicator.Item item, int year, AsOf asOf) {
        Standings.Known known = standings.of(plan, indicator.items(), asOf);
        RowWriter writer = new RowWriter(plan, known, names(asOf), why);
        List<Integer> years = new ArrayList<>(known.years());
        if (item.baseline().year() < years.getFirst()) {
            years.addFirst(item.baseline().year());
        }
        return new Item(
                known.years(),
                writer.row(indicator, item, together(known, indicator, year), year),
                indicator.items().stream()
                        .map(each -> new IndicatorDetail.Sibling(
                                each.id(), each.letter(), each.title(), RowWriter.status(known, each, year)))
                        .toList(),
                years.reversed().stream()
                        .map(each -> new IndicatorDetail.YearValues(
                                each, RowWriter.status(known, item, each), writer.values(item, each)))
                        .toList());
    }

    NameBook names(AsOf asOf) {
        PackContent content = packs.active(asOf);
        return names.get(content.hash(), _ -> NameBook.of(content));
    }

    private static Status together(Standings.Known known, Indicator indicator, int year) {
        return Status.worstOf(indicator.items().stream()
                .map(item -> RowWriter.status(known, item, year))
                .toList());
    }
}
