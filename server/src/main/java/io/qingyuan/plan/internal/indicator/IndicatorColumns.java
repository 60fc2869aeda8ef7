package io.qingyuan.plan.internal.indicator;

import io.qingyuan.plan.IndicatorRow;
import io.qingyuan.sheets.Column;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** The columns of the exported table of indicators. */
@Component
class IndicatorColumns {

    private static final int NAME_WIDTH = 36;
    private static final int SENTENCE_WIDTH = 60;

    private final MessageSource texts;

    IndicatorColumns(MessageSource texts) {
        this.texts = texts;
    }

    List<Column<IndicatorRow>> of(Locale locale) {
        return List.of(
                Column.of("序号", "No.", row -> row.indicator().number()),
                Column.<IndicatorRow>of(
                                "指标",
                                "Indicator",
                                row -> row.indicator().title().in(locale))
                        .wide(NAME_WIDTH),
                Column.<IndicatorRow>of("分项", "Item", row -> row.title().in(locale))
                        .wide(NAME_WIDTH),
                Column.of(
                        "属性",
                        "Attribute",
                        row -> text("plan.attribute." + (row.binding() ? "binding" : "reference"), locale)),
                Column.of("单位", "Unit", row -> row.unit().title().in(locale)),
                Column.of("国家要求", "Required", row -> cell(locale, row.required())),
                Column.of("现状", "Status printed", row -> baseline(locale, row.baseline())),
                Column.of("目标", "Target", row -> cell(locale, row.target())),
                Column.of("实际值", "Value", row -> value(locale, row.value())),
                Column.of(
                        "来源",
                        "Origin",
                        row -> row.value() == null
                                ? null
                                : text("plan.origin." + row.value().origin(), locale)),
                Column.of(
                        "示例",
                        "Sample",
                        row -> row.value() != null && row.value().sample()),
                Column.of(
                        "状态",
                        "Status",
                        row -> text("plan.status." + row.status().key(), locale)),
                Column.of(
                        "对照国家要求",
                        "Against the requirement",
                        row -> text("plan.status." + row.requiredStatus().key(), locale)),
                Column.of("路径值", "Path", IndicatorRow::path),
                Column.of("与路径之差", "Gap", IndicatorRow::gap),
                Column.of("每年需变化", "Pace a year", IndicatorRow::pace),
                Column.of("趋势预测", "Forecast", IndicatorRow::forecast),
                Column.of(
                        "责任单位",
                        "Owner",
                        row -> row.owner() == null ? null : row.owner().title().in(locale)),
                Column.of(
                        "责任依据",
                        "Owner known by",
                        row -> row.owner() == null
                                ? null
                                : text("plan.owner." + row.owner().basis().key(), locale)),
                Column.<IndicatorRow>of("说明", "Why", row -> row.why().in(locale))
                        .wide(SENTENCE_WIDTH),
                Column.of("凭据号", "Receipt", IndicatorRow::receipt));
    }

    private static @Nullable Object value(Locale locale, IndicatorRow.@Nullable Judged value) {
        if (value == null) {
            return null;
        }
        return value.number() != null
                ? value.number()
                : value.state() == null ? null : value.state().in(locale);
    }

    private static String cell(Locale locale, IndicatorRow.Cell cell) {
        return Stream.of(
                        cell.value() == null ? null : cell.sign() + cell.value().toPlainString(),
                        cell.text() == null ? null : cell.text().in(locale))
                .filter(Objects::nonNull)
                .collect(Collectors.joining(" "));
    }

    private static String baseline(Locale locale, IndicatorRow.Baseline baseline) {
        String scopes = baseline.scopes().stream()
                .map(scope -> scope.title().in(locale) + " " + scope.value().toPlainString())
                .collect(Collectors.joining(" "));
        return Stream.of(
                        baseline.value() == null ? null : baseline.value().toPlainString(),
                        scopes.isEmpty() ? null : scopes,
                        baseline.text() == null ? null : baseline.text().in(locale),
                        "(" + baseline.year() + ")")
                .filter(Objects::nonNull)
                .collect(Collectors.joining(" "));
    }

    private String text(String key, Locale locale) {
        return texts.getMessage(key, null, locale);
    }
}
