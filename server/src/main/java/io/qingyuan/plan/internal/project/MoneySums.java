package io.qingyuan.plan.internal.project;

import io.qingyuan.plan.internal.project.ProjectViews.SumView;
import io.qingyuan.plan.internal.project.ProjectViews.YearView;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Adds money up by year and source. What nobody entered stays absent and is never zero. */
final class MoneySums {

    private MoneySums() {}

    static List<YearView> byYear(Collection<MoneyRecord> rows) {
        Map<Integer, List<Spent>> years = rows.stream()
                .map(MoneyRecord::spent)
                .collect(Collectors.groupingBy(Spent::year, TreeMap::new, Collectors.toList()));
        return years.entrySet().stream()
                .map(year -> new YearView(year.getKey(), sum(year.getValue()), bySource(year.getValue())))
                .toList();
    }

    static SumView sum(List<Spent> rows) {
        return new SumView(sum(rows, Spent::planned), sum(rows, Spent::arranged), sum(rows, Spent::paid));
    }

    private static Map<String, SumView> bySource(List<Spent> rows) {
        Map<String, SumView> sums = new LinkedHashMap<>();
        rows.stream()
                .collect(Collectors.groupingBy(Spent::source, TreeMap::new, Collectors.toList()))
                .forEach((source, its) -> sums.put(source, sum(its)));
        return sums;
    }

    private static @Nullable String sum(List<Spent> rows, Function<Spent, @Nullable BigDecimal> column) {
        return rows.stream()
                .map(column)
                .filter(Objects::nonNull)
                .reduce(BigDecimal::add)
                .map(BigDecimal::toPlainString)
                .orElse(null);
    }
}
