package io.qingyuan.plan;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** All items of a plan in one year, in the order of the table. */
public record IndicatorBoard(PlanModel plan, int year, List<Integer> years, List<IndicatorRow> rows) {

    public IndicatorBoard {
        years = List.copyOf(years);
        rows = List.copyOf(rows);
    }

    /** How many items stand how; a status no item has is left out. */
    public Map<Status, Integer> counts() {
        Map<Status, Integer> counts = new EnumMap<>(Status.class);
        rows.forEach(row -> counts.merge(row.status(), 1, Integer::sum));
        return counts;
    }
}
