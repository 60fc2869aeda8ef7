package io.qingyuan.plan.internal.commitment;

import io.qingyuan.packs.PackText;
import io.qingyuan.plan.internal.commitment.Commitment.Basis;
import io.qingyuan.plan.internal.commitment.CommitmentViews.OwnerView;
import io.qingyuan.plan.internal.commitment.CommitmentViews.RowView;
import io.qingyuan.sheets.Column;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** The columns of the exported list of commitments. */
@Component
class CommitmentColumns {

    private final MessageSource texts;

    CommitmentColumns(MessageSource texts) {
        this.texts = texts;
    }

    List<Column<RowView>> of(Locale locale) {
        return List.of(
                Column.of("编号", "Id", RowView::id).wide(34),
                Column.of("规划位置", "Place in the plan", RowView::ref),
                Column.<RowView>of("承诺", "Commitment", row -> row.title().in(locale))
                        .wide(60),
                Column.of("比较", "Comparator", row -> row.asked().comparator()),
                Column.of("数值", "Value", row -> number(row.asked().value())),
                Column.of("上限", "Upper end", row -> number(row.asked().max())),
                Column.of("单位", "Unit", row -> {
                    PackText unit = row.asked().unit();
                    return unit == null ? null : unit.in(locale);
                }),
                Column.of("期限", "Deadline", RowView::deadline),
                Column.of(
                        "规划是否印出期限",
                        "Deadline printed",
                        row -> !row.deadlinePrinted().equals(Deadline.Printed.NONE.code())),
                Column.of("语气", "Modality", row -> text("plan.modality." + row.modality(), locale)),
                Column.of("职责范围", "Scope", RowView::scope),
                Column.<RowView>of(
                                "责任单位",
                                "Answers",
                                row -> row.owners().stream()
                                        .map(owner -> owner(owner, locale))
                                        .collect(Collectors.joining("、")))
                        .wide(40),
                Column.of(
                        "状态",
                        "State",
                        row -> text("plan.commitment." + row.state().status(), locale)),
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

    private String owner(OwnerView owner, Locale locale) {
        String name = owner.unit().in(locale);
        return owner.basis() == Basis.INFERRED ? name + " (" + text("plan.owner.inferred", locale) + ")" : name;
    }

    private static @Nullable BigDecimal number(@Nullable String text) {
        return text == null ? null : new BigDecimal(text);
    }

    private String text(String key, Locale locale) {
        return texts.getMessage(key, null, locale);
    }
}
