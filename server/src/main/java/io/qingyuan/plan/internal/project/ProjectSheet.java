package io.qingyuan.plan.internal.project;

import io.qingyuan.identity.Actor;
import io.qingyuan.packs.PackText;
import io.qingyuan.plan.internal.project.ProjectViews.QuantityView;
import io.qingyuan.plan.internal.project.ProjectViews.RowView;
import io.qingyuan.sheets.Column;
import io.qingyuan.sheets.SheetNote;
import io.qingyuan.sheets.Sheets;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The list of projects as a workbook, as filtered. */
final class ProjectSheet {

    private static final PackText NOT_STATED = new PackText("规划未列", "not stated");

    private static final Map<ProjectState, PackText> STATES = Map.of(
            ProjectState.MET, new PackText("已完成", "finished"),
            ProjectState.ON_TRACK, new PackText("推进中", "on track"),
            ProjectState.BEHIND, new PackText("滞后", "behind"),
            ProjectState.MISSED, new PackText("逾期未完成", "overdue"),
            ProjectState.NOT_REPORTED, new PackText("未报送", "not reported"),
            ProjectState.NOT_DUE, new PackText("未开工", "not begun"));

    private static final Map<Warning, PackText> WARNINGS = Map.of(
            Warning.NO_AMOUNT, new PackText("规划未列投资", "no amount in the plan"),
            Warning.SILENT, new PackText("超过一个季度未报送", "no report for a quarter"),
            Warning.DELAYED, new PackText("已报延期", "delay reported"),
            Warning.QUANTITY_SHORT, new PackText("工程量未完成", "a quantity is short"),
            Warning.PAID_AHEAD, new PackText("支付快于建设", "paid ahead of built"),
            Warning.BUILT_AHEAD, new PackText("建设快于支付", "built ahead of paid"),
            Warning.ARRANGED_ABOVE_PLAN, new PackText("安排超过规划", "arranged above the plan"),
            Warning.SPLIT_DIFFERS, new PackText("分年计划与规划不符", "split differs from the plan"));

    private ProjectSheet() {}

    static void send(
            HttpServletResponse response,
            Locale locale,
            ProjectDesk.Filter filter,
            Instant at,
            Actor by,
            List<RowView> rows)
            throws IOException {
        SheetNote note = SheetNote.of("重点项目", "Key projects", at, by.name())
                .filter("领域 / domain", filter.domain())
                .filter("单位 / unit", filter.unit())
                .filter("年份 / year", filter.year())
                .filter("状态 / state", filter.state())
                .filter("提醒 / warning", filter.warning())
                .filter("查找 / search", filter.q());
        Sheets.send(response, locale, note, columns(locale), rows.stream());
    }

    private static List<Column<RowView>> columns(Locale locale) {
        return List.of(
                Column.of("序号", "No.", RowView::number),
                Column.<RowView>of("项目", "Project", row -> say(row.title(), locale))
                        .wide(50),
                Column.<RowView>of("类别", "Category", row -> say(row.category(), locale))
                        .wide(24),
                Column.<RowView>of("内容", "Content", row -> say(row.summary(), locale))
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
                                        .map(unit -> {
                                            String en = unit.unit().en();
                                            return isEnglish(locale) && en != null
                                                    ? en
                                                    : unit.unit().zh();
                                        })
                                        .collect(Collectors.joining("、")))
                        .wide(40),
                Column.of("规划投资（万元）", "Planned (10^4 yuan)", row -> {
                    BigDecimal planned = number(row.investment());
                    return planned == null ? say(NOT_STATED, locale) : planned;
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
                Column.of("状态", "State", row -> state(row.standing().status(), locale)),
                Column.<RowView>of(
                                "提醒",
                                "Warnings",
                                row -> row.standing().warnings().stream()
                                        .map(warning -> warning(warning, locale))
                                        .collect(Collectors.joining("、")))
                        .wide(40),
                Column.of("最近月报", "Last report", row -> row.standing().reportedFor()),
                Column.of("示例", "Sample", row -> row.standing().sample()));
    }

    private static String quantity(QuantityView quantity, Locale locale) {
        String planned = quantity.most() == null ? quantity.planned() : quantity.planned() + "–" + quantity.most();
        String done = quantity.done() == null ? "—" : quantity.done();
        return say(quantity.title(), locale) + " " + done + "/" + planned + " " + say(quantity.unit(), locale);
    }

    private static String state(String status, Locale locale) {
        return STATES.entrySet().stream()
                .filter(entry -> entry.getKey().code().equals(status))
                .findFirst()
                .map(entry -> say(entry.getValue(), locale))
                .orElse("—");
    }

    private static String warning(String code, Locale locale) {
        return WARNINGS.entrySet().stream()
                .filter(entry -> entry.getKey().code().equals(code))
                .findFirst()
                .map(entry -> say(entry.getValue(), locale))
                .orElse(code);
    }

    private static @Nullable BigDecimal number(@Nullable String text) {
        return text == null ? null : new BigDecimal(text);
    }

    private static String say(PackText text, Locale locale) {
        return isEnglish(locale) ? text.preferEnglish() : text.preferChinese();
    }

    private static boolean isEnglish(Locale locale) {
        return locale.getLanguage().equals("en");
    }
}
