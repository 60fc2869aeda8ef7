package io.qingyuan.standards.water;

import io.qingyuan.standards.ItemGrade;
import io.qingyuan.standards.ResourceTable;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The order of the main pollutants of a section and of a basin; at most three are named. */
final class MainPollutants {
    private static final int MOST = 3;

    /** Cyanide and heavy metals go first ({@code swq22_priority.csv}). */
    private static final Set<WaterItem> PRIORITY =
            ResourceTable.read(MainPollutants.class, "swq22_priority.csv").rows().stream()
                    .map(row -> WaterItem.of(row.text("code")))
                    .collect(Collectors.toCollection(() -> EnumSet.noneOf(WaterItem.class)));

    private static final Comparator<MainPollutant> ORDER = Comparator.comparing(
                    (MainPollutant pollutant) -> !PRIORITY.contains(pollutant.item()))
            .thenComparing(MainPollutant::grade, Comparator.reverseOrder())
            .thenComparing(MainPollutant::exceeding, Comparator.nullsLast(Comparator.<BigDecimal>reverseOrder()))
            .thenComparing(MainPollutant::item);

    private MainPollutants() {}

    static List<MainPollutant> of(SurfaceWater water, WaterBody body, SectionOutcome outcome) {
        return exceeding(outcome)
                .map(item -> pollutant(water, body, item))
                .sorted(ORDER)
                .limit(MOST)
                .toList();
    }

    static List<BasinPollutant> of(List<SectionOutcome> sections) {
        Map<WaterItem, Long> counts = sections.stream()
                .flatMap(MainPollutants::exceeding)
                .collect(Collectors.groupingBy(ItemGrade::item, Collectors.counting()));
        return counts.entrySet().stream()
                .map(entry -> new BasinPollutant(entry.getKey(), Math.toIntExact(entry.getValue()), sections.size()))
                .sorted(Comparator.comparingInt(BasinPollutant::exceeding)
                        .reversed()
                        .thenComparing(BasinPollutant::item))
                .limit(MOST)
                .toList();
    }

    private static Stream<ItemGrade<WaterItem, WaterClass>> exceeding(SectionOutcome outcome) {
        return outcome.grading().items().stream().filter(item -> !item.best().isGood());
    }

    private static MainPollutant pollutant(SurfaceWater water, WaterBody body, ItemGrade<WaterItem, WaterClass> grade) {
        WaterItem item = grade.item();
        if (item == WaterItem.PH || item == WaterItem.DISSOLVED_OXYGEN) {
            return new MainPollutant(item, grade.best(), null);
        }
        BigDecimal limit =
                water.findLimit(item, body, WaterClass.III).orElseThrow().value();
        BigDecimal value = water.decimals().round(item, grade.measured().number(item.code()));
        BigDecimal multiple = value.subtract(limit).divide(limit, MathContext.DECIMAL128);
        return new MainPollutant(item, grade.best(), multiple);
    }
}
