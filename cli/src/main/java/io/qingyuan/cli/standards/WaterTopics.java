package io.qingyuan.cli.standards;

import io.qingyuan.standards.Coded;
import io.qingyuan.standards.Grading;
import io.qingyuan.standards.ItemGrade;
import io.qingyuan.standards.Measured;
import io.qingyuan.standards.NotInStandardException;
import io.qingyuan.standards.Rounding;
import io.qingyuan.standards.water.MainPollutant;
import io.qingyuan.standards.water.ReportingDecimals;
import io.qingyuan.standards.water.SectionState;
import io.qingyuan.standards.water.Shares;
import io.qingyuan.standards.water.SpearmanTrend;
import io.qingyuan.standards.water.SurfaceWater;
import io.qingyuan.standards.water.TrophicIndex;
import io.qingyuan.standards.water.TrophicItem;
import io.qingyuan.standards.water.TrophicOutcome;
import io.qingyuan.standards.water.TrophicState;
import io.qingyuan.standards.water.WaterBody;
import io.qingyuan.standards.water.WaterClass;
import io.qingyuan.standards.water.WaterEvaluation;
import io.qingyuan.standards.water.WaterItem;
import io.qingyuan.standards.water.WaterSample;
import io.qingyuan.standards.water.WaterState;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Surface water: GB 3838-2002, 环办〔2011〕22号. */
final class WaterTopics {
    private static final String SINCE = "2011-03-09";
    private static final String EDITION = "GB 3838-2002";
    private static final String REPORTED = "reported";
    private static final String PLATFORM = "cnemc";
    private static final int TLI_DECIMALS = 4;
    private static final int SECTIONS_FOR_SHARES = 5;
    private static final Column BODY = Column.required("water_body", "river or lake");
    private static final Column INPUTS = Column.optional("inputs", "instead of the columns of items: 溶解氧=7.5;氨氮=0.5");
    private static final Column ITEM = Column.optional("item", "instead of them, one item: code such as codmn, or name")
            .or("item_zh");
    private static final Column VALUE = Column.optional("value", "of that item");
    private static final Column DECIMALS = Column.optional(
            "decimals",
            "cnemc: rounded before the comparison as the national platform does, pH to an integer (columns of items, when empty); "
                    + "reported: compared as it is (inputs and item, when empty)");
    private static final Map<WaterItem, Column> ITEMS = items();
    private static final Map<TrophicItem, Column> TROPHIC_VALUES = trophic("");
    private static final Map<TrophicItem, Column> TROPHIC_INDICES = trophic("tli_");

    private WaterTopics() {}

    static List<Topic> all() {
        return List.of(section(), state(), change(), trend(), trophic());
    }

    private static Map<WaterItem, Column> items() {
        Map<WaterItem, Column> columns = new EnumMap<>(WaterItem.class);
        for (WaterItem item : WaterItem.ALL) {
            columns.put(
                    item,
                    Column.optional(
                                    item.code(),
                                    (item.nameZh() + " " + item.unit().code()).strip() + ", 0.01L below detection")
                            .or(item.code() + "_raw"));
        }
        return columns;
    }

    private static Map<TrophicItem, Column> trophic(String before) {
        Map<TrophicItem, Column> columns = new EnumMap<>(TrophicItem.class);
        for (TrophicItem item : TrophicItem.values()) {
            String about = before.isEmpty() ? item.nameZh() + " " + item.unit().code() : "index of " + item.nameZh();
            columns.put(item, Column.optional(before + item.code(), about));
        }
        return columns;
    }

    private static WaterBody body(Row row) {
        return Coded.of(WaterBody.class, BODY.name(), row.requiredText(BODY));
    }

    private static ReportingDecimals decimals(Row row, ReportingDecimals otherwise) {
        return switch (row.text(DECIMALS)) {
            case "" -> otherwise;
            case PLATFORM -> ReportingDecimals.CNEMC;
            case REPORTED -> ReportingDecimals.AS_REPORTED;
            default -> throw new RowFault(DECIMALS.name(), row.text(DECIMALS), PLATFORM + " or " + REPORTED);
        };
    }

    private static Topic section() {
        Dated<Rules> dated = new Dated<>(SINCE, Rules::inForceOn);
        List<Column> columns = new ArrayList<>(List.of(dated.date(), BODY, DECIMALS, INPUTS, ITEM, VALUE));
        columns.addAll(ITEMS.values());
        return new RowTopic(
                "water-class",
                "class of a river section or lake point by its worst item, or of one item, GB 3838-2002, 环办〔2011〕22号 地表水水质类别",
                columns,
                List.of("edition", "class", "class_range", "deciding_items", "state_zh", "main_pollutants"),
                row -> {
                    Rules rules = dated.of(row);
                    if (!row.text(ITEM).isEmpty()) {
                        return item(rules.water().with(decimals(row, ReportingDecimals.AS_REPORTED)), row);
                    }
                    if (!row.text(INPUTS).isEmpty()) {
                        return results(rules.evaluation()
                                .with(decimals(row, ReportingDecimals.AS_REPORTED))
                                .section(WaterSample.of(body(row), inputs(row))));
                    }
                    return results(rules.evaluation()
                            .with(decimals(row, ReportingDecimals.CNEMC))
                            .section(WaterSample.of(body(row), columns(row))));
                });
    }

    /** The limits and the rules of evaluation on a day. */
    private record Rules(SurfaceWater water, WaterEvaluation evaluation) {
        static Rules inForceOn(LocalDate day) {
            return new Rules(SurfaceWater.inForceOn(day), WaterEvaluation.inForceOn(day));
        }
    }

    private static Map<WaterItem, Measured> inputs(Row row) {
        Map<WaterItem, Measured> values = new EnumMap<>(WaterItem.class);
        Inputs.of(INPUTS, row.text(INPUTS))
                .forEach((name, text) -> values.put(WaterItem.of(name), Measured.parse(name, text)));
        return values;
    }

    private static Map<WaterItem, Measured> columns(Row row) {
        Map<WaterItem, Measured> values = new EnumMap<>(WaterItem.class);
        ITEMS.forEach((item, column) -> {
            String text = row.text(column);
            if (!Row.isMissing(text)) {
                values.put(item, Measured.parse(column.name(), text));
            }
        });
        return values;
    }

    private static List<String> results(SectionState state) {
        return switch (state.outcome().grading()) {
            case Grading.Graded<WaterItem, WaterClass> graded ->
                List.of(
                        EDITION,
                        graded.grade().label(),
                        graded.grade().label(),
                        codes(graded.deciding()),
                        graded.grade().state().nameZh(),
                        state.mainPollutants().stream()
                                .map(MainPollutant::label)
                                .collect(Collectors.joining(";")));
            case Grading.Undecided<WaterItem, WaterClass> open ->
                List.of(
                        EDITION,
                        Topic.NONE,
                        open.best().label() + "-" + open.worst().label(),
                        codes(open.undecided()),
                        Topic.NONE,
                        Topic.NONE);
            case Grading.NotAvailable<WaterItem, WaterClass> _ ->
                List.of(EDITION, Topic.NONE, Topic.NONE, Topic.NONE, Topic.NONE, Topic.NONE);
        };
    }

    private static String codes(Collection<WaterItem> items) {
        return items.stream().map(WaterItem::code).collect(Collectors.joining(";"));
    }

    private static List<String> item(SurfaceWater water, Row row) {
        WaterItem item = WaterItem.of(row.requiredText(ITEM));
        ItemGrade<WaterItem, WaterClass> grade =
                water.item(body(row), item, Measured.parse(item.code(), row.requiredText(VALUE)));
        String best = grade.best().label();
        return List.of(
                EDITION,
                grade.isCertain() ? best : Topic.NONE,
                grade.isCertain() ? best : best + "-" + grade.worst().label(),
                item.code(),
                Topic.NONE,
                Topic.NONE);
    }

    private static Topic state() {
        Dated<WaterEvaluation> rules = new Dated<>(SINCE, WaterEvaluation::inForceOn);
        Column good = Column.required("I_III_pct", "share of sections of class Ⅰ to Ⅲ, %");
        Column inferior = Column.required("inferior_V_pct", "share of sections worse than Ⅴ, %");
        Column sections = Column.optional("sections", "how many sections; the shares decide from five on");
        return new RowTopic(
                "water-state",
                "state of a river or basin by the shares of its sections, 环办〔2011〕22号 河流（流域）水质状况",
                List.of(rules.date(), sections, good, inferior),
                List.of("state_zh"),
                row -> {
                    if (row.findNumber(sections).isPresent() && row.integer(sections) < SECTIONS_FOR_SHARES) {
                        throw new NotInStandardException(
                                "fewer than five sections are judged by their mean concentrations: topic water-class");
                    }
                    WaterState state = rules.of(row).state(new Shares(row.number(good), row.number(inferior)));
                    return List.of(state.nameZh());
                });
    }

    private static Topic change() {
        Dated<WaterEvaluation> rules = new Dated<>(SINCE, WaterEvaluation::inForceOn);
        Column goodBefore = Column.required("I_III_pct_before", "share of class Ⅰ to Ⅲ, %");
        Column inferiorBefore = Column.required("inferior_V_pct_before", "share worse than Ⅴ, %");
        Column goodAfter = Column.required("I_III_pct_after", "the same, later");
        Column inferiorAfter = Column.required("inferior_V_pct_after", "the same, later");
        return new RowTopic(
                "water-change",
                "change of a river or basin between two periods, 环办〔2011〕22号 水质变化",
                List.of(rules.date(), goodBefore, inferiorBefore, goodAfter, inferiorAfter),
                List.of("change_zh"),
                row -> List.of(rules.of(row)
                        .change(
                                new Shares(row.number(goodBefore), row.number(inferiorBefore)),
                                new Shares(row.number(goodAfter), row.number(inferiorAfter)))
                        .labelZh()));
    }

    private static Topic trend() {
        Column series = Column.required("series", "values of the periods in their order, with ; between them");
        return new RowTopic(
                "trend",
                "rank correlation of Spearman at 0.05, 环办〔2011〕22号 秩相关趋势",
                List.of(series),
                List.of("rs", "critical", "trend_zh"),
                row -> {
                    List<BigDecimal> values = Arrays.stream(
                                    row.requiredText(series).split(";"))
                            .map(text -> Row.number(series, text.strip()))
                            .toList();
                    SpearmanTrend trend = SpearmanTrend.of(values, SpearmanTrend.Level.P05);
                    return List.of(
                            trend.coefficient().toPlainString(),
                            trend.critical().toPlainString(),
                            trend.findLabelZh().orElse(Topic.NONE));
                });
    }

    private static Topic trophic() {
        Dated<TrophicIndex> rules = new Dated<>(SINCE, TrophicIndex::inForceOn);
        Column index = Column.optional("tli", "an index whose state is asked for");
        Column item = Column.optional("item", "chla, tp, tn, sd or codmn, with its value in the column value");
        Column value = Column.optional("value", "of the item");
        List<Column> columns = new ArrayList<>(List.of(rules.date()));
        columns.addAll(TROPHIC_VALUES.values());
        columns.addAll(TROPHIC_INDICES.values());
        columns.addAll(List.of(item, value, index));
        return new RowTopic(
                "tli",
                "trophic level index of a lake, from values, from indices of items, or the state of an index 综合营养状态指数",
                columns,
                List.of("tli", "state_zh", "missing"),
                row -> {
                    if (row.findNumber(index).isPresent()) {
                        return trophic(row.number(index), "");
                    }
                    if (!row.text(item).isEmpty()) {
                        return trophic(rules.of(row).single(TrophicItem.of(row.text(item)), row.number(value)), "");
                    }
                    Map<TrophicItem, BigDecimal> values = numbers(row, TROPHIC_VALUES);
                    Map<TrophicItem, BigDecimal> indices = numbers(row, TROPHIC_INDICES);
                    if (values.isEmpty() == indices.isEmpty()) {
                        throw new RowFault("the row has "
                                + (values.isEmpty() ? "neither values nor indices" : "both values and indices")
                                + " of the items 需要浓度或单项指数之一");
                    }
                    TrophicOutcome outcome = values.isEmpty()
                            ? rules.of(row).totalOf(indices)
                            : rules.of(row).total(values);
                    return trophic(
                            outcome.index(),
                            outcome.missing().stream().map(TrophicItem::code).collect(Collectors.joining(";")));
                });
    }

    private static Map<TrophicItem, BigDecimal> numbers(Row row, Map<TrophicItem, Column> columns) {
        Map<TrophicItem, BigDecimal> numbers = new EnumMap<>(TrophicItem.class);
        columns.forEach((item, column) -> row.findNumber(column).ifPresent(number -> numbers.put(item, number)));
        return numbers;
    }

    private static List<String> trophic(BigDecimal index, String missing) {
        return List.of(
                Rounding.round(index, TLI_DECIMALS).toPlainString(),
                TrophicState.of(index).nameZh(),
                missing);
    }
}
