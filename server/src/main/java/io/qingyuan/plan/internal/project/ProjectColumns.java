package io.qingyuan.plan.internal.project;

import io.qingyuan.packs.PackText;
import io.qingyuan.plan.internal.project.ProjectViews.DetailView;
import io.qingyuan.plan.internal.project.ProjectViews.MoneyView;
import io.qingyuan.plan.internal.project.ProjectViews.QuantityView;
import io.qingyuan.plan.internal.project.ProjectViews.RowView;
import io.qingyuan.plan.internal.project.ProjectViews.SourceView;
import io.qingyuan.plan.internal.unit.EvidenceFile;
import io.qingyuan.sheets.Column;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** The columns of the exported list of projects. */
@Component
class ProjectColumns {

    private final MessageSource texts;

    ProjectColumns(MessageSource texts) {
        this.texts = texts;
    }

    List<Column<RowView>> of(Locale locale) {
        return List.of(
                Column.of("序号", "No.", RowView::number),
                Column.<RowView>of("项目", "Project", row -> row.title().in(locale))
                        .wide(50),
                Column.<RowView>of("类别", "Category", row -> row.category().in(locale))
                        .wide(24),
                Column.<RowView>of("内容", "Content", row -> row.summary().in(locale))
                        .wide(60),
                Column.<RowView>of(
                                "工程量",
                                "Quantities",
                                row -> row.quantities().stream()
                                        .map(quantity -> quantity(quantity, locale))
                                        .collect(Collectors.joining("；")))
                        .wide(50),
                Column.of("开始", "Start", RowView::start),
                Column.of("结束", "End", RowView::end),
                Column.<RowView>of(
                                "责任单位",
                                "Units",
                                row -> row.units().stream()
                                        .map(unit -> unit.unit().in(locale))
                                        .collect(Collectors.joining("、")))
                        .wide(40),
                Column.of("规划投资（万元）", "Planned (10^4 yuan)", row -> {
                    BigDecimal planned = number(row.investment());
                    return planned == null ? text("plan.project.not-stated", locale) : planned;
                }),
                Column.of(
                        "已安排（万元）",
                        "Arranged (10^4 yuan)",
                        row -> number(row.standing().arranged())),
                Column.of(
                        "已支付（万元）",
                        "Paid (10^4 yuan)",
                        row -> number(row.standing().paid())),
                Column.of("支付比例（%）", "Paid (%)", row -> number(row.standing().paidPercent())),
                Column.of("建设进度（%）", "Built (%)", row -> number(row.standing().builtPercent())),
                Column.of(
                        "时间进度（%）",
                        "Time passed (%)", row -> number(row.standing().timePercent())),
                Column.of(
                        "状态",
                        "State",
                        row -> text("plan.project." + row.standing().status(), locale)),
                Column.<RowView>of(
                                "提醒",
                                "Warnings",
                                row -> row.standing().warnings().stream()
                                        .map(warning -> text("plan.warning." + warning, locale))
                                        .collect(Collectors.joining("、")))
                        .wide(40),
                Column.of("最近月报", "Last report", row -> row.standing().reportedFor()),
                Column.of("示例", "Sample", row -> row.standing().sample()));
    }

    List<Column<MoneyView>> money(DetailView detail, Locale locale) {
        Map<String, PackText> sources =
                detail.sources().stream().collect(Collectors.toMap(SourceView::id, SourceView::title));
        return List.of(
                Column.of("年份", "Year", MoneyView::year),
                Column.of("资金来源", "Source", row -> {
                    PackText source = sources.get(row.source());
                    return source == null ? row.source() : source.in(locale);
                }),
                Column.of("计划（万元）", "Planned (10^4 yuan)", row -> number(row.planned())),
                Column.of("已安排（万元）", "Arranged (10^4 yuan)", row -> number(row.arranged())),
                Column.of("已支付（万元）", "Paid (10^4 yuan)", row -> number(row.paid())),
                Column.<MoneyView>of("依据文件", "Document", MoneyView::document).wide(40),
                Column.<MoneyView>of(
                                "佐证材料",
                                "Files that prove it",
                                row -> row.evidence().stream()
                                        .map(EvidenceFile::name)
                                        .collect(Collectors.joining("; ")))
                        .wide(40),
                Column.of("单位", "Unit", row -> row.unit().in(locale)),
                Column.of("登记人", "Entered by", MoneyView::author),
                Column.of("登记时间", "Entered at", MoneyView::recordedAt),
                Column.of("示例", "Sample", MoneyView::sample));
    }

    private static String quantity(QuantityView quantity, Locale locale) {
        String planned = quantity.most() == null ? quantity.planned() : quantity.planned() + "–" + quantity.most();
        String done = quantity.done() == null ? "—" : quantity.done();
        return quantity.title().in(locale) + " " + done + "/" + planned + " "
                + quantity.unit().in(locale);
    }

    private static @Nullable BigDecimal number(@Nullable String text) {
        return text == null ? null : new BigDecimal(text);
    }

    private String text(String key, Locale locale) {
        return texts.getMessage(key, null, locale);
    }
}
