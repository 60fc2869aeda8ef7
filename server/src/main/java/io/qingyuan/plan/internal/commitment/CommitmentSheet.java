package io.qingyuan.plan.internal.commitment;

import io.qingyuan.identity.Actor;
import io.qingyuan.packs.PackText;
import io.qingyuan.plan.internal.commitment.Commitment.Basis;
import io.qingyuan.plan.internal.commitment.CommitmentViews.OwnerView;
import io.qingyuan.plan.internal.commitment.CommitmentViews.RowView;
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

/** The list of commitments as a workbook, as filtered. */
final class CommitmentSheet {

    private static final Map<State, PackText> STATES = Map.of(
            State.MET, new PackText("已达成", "met"),
            State.ON_TRACK, new PackText("推进中", "on track"),
            State.BEHIND, new PackText("滞后", "behind"),
            State.MISSED, new PackText("逾期未达成", "missed"),
            State.NOT_REPORTED, new PackText("未报送", "not reported"),
            State.PENDING_TARGET, new PackText("待下达", "pending target"),
            State.NOT_DUE, new PackText("未到期", "not due"),
            State.ELSEWHERE, new PackText("非本区职责", "a duty of others"),
            State.SET_ASIDE, new PackText("不采用", "set aside"));

    private static final Map<String, PackText> MODALITIES = Map.of(
            "firm", new PackText("确定", "firm"),
            "strive", new PackText("力争", "strive"),
            "encourage", new PackText("鼓励", "encourage"),
            "explore", new PackText("探索", "explore"));

    private CommitmentSheet() {}

    static void send(
            HttpServletResponse response,
            Locale locale,
            CommitmentFilter filter,
            Instant at,
            Actor by,
            List<RowView> rows)
            throws IOException {
        SheetNote note = SheetNote.of("承诺事项", "Commitments", at, by.name())
                .filter("章 / chapter", filter.chapter())
                .filter("年份 / year", filter.year())
                .filter("单位 / unit", filter.unit())
                .filter("区镇 / town", filter.town())
                .filter("状态 / state", filter.state())
                .filter("类型 / kind", filter.kind())
                .filter("指标 / indicator", filter.item())
                .filter("项目 / project", filter.project())
                .filter("查找 / search", filter.q());
        Sheets.send(response, locale, note, columns(locale), rows.stream());
    }

    private static List<Column<RowView>> columns(Locale locale) {
        return List.of(
                Column.of("编号", "Id", RowView::id).wide(34),
                Column.of("规划位置", "Place in the plan", RowView::ref),
                Column.<RowView>of("承诺", "Commitment", row -> say(row.title(), locale))
                        .wide(60),
                Column.of("比较", "Comparator", row -> row.asked().comparator()),
                Column.of("数值", "Value", row -> number(row.asked().value())),
                Column.of("上限", "Upper end", row -> number(row.asked().max())),
                Column.of("单位", "Unit", row -> {
                    PackText unit = row.asked().unit();
                    return unit == null ? null : say(unit, locale);
                }),
                Column.of("期限", "Deadline", RowView::deadline),
                Column.of(
                        "规划是否印出期限",
                        "Deadline printed",
                        row -> !row.deadlinePrinted().equals(Deadline.Printed.NONE.code())),
                Column.of(
                        "语气",
                        "Modality",
                        row -> say(
                                MODALITIES.getOrDefault(row.modality(), new PackText(row.modality(), row.modality())),
                                locale)),
                Column.of("职责范围", "Scope", RowView::scope),
                Column.<RowView>of(
                                "责任单位",
                                "Answers",
                                row -> row.owners().stream()
                                        .map(owner -> owner(owner, locale))
                                        .collect(Collectors.joining("、")))
                        .wide(40),
                Column.of("状态", "State", row -> state(row.state().status(), locale)),
                Column.of("依据日期", "Decided by report of", row -> row.state().on()),
                Column.of("报送数值", "Reported value", row -> number(row.state().value())),
                Column.of("比较数值", "Compared with", row -> number(row.state().compared())),
                Column.of("示例", "Sample", row -> row.state().sample()),
                Column.<RowView>of("凭据", "Receipt", row -> {
                            var receipt = row.state().receipt();
                            return receipt == null ? null : receipt.toString();
                        })
                        .wide(38));
    }

    private static String owner(OwnerView owner, Locale locale) {
        String english = owner.unit().en();
        String name =
                isEnglish(locale) && english != null ? english : owner.unit().zh();
        if (owner.basis() != Basis.INFERRED) {
            return name;
        }
        return name + (isEnglish(locale) ? " (inferred)" : "（推定）");
    }

    private static String state(String status, Locale locale) {
        return STATES.entrySet().stream()
                .filter(entry -> entry.getKey().code().equals(status))
                .findFirst()
                .map(entry -> say(entry.getValue(), locale))
                .orElse("—");
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
