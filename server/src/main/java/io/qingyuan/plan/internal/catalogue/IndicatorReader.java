package io.qingyuan.plan.internal.catalogue;

import io.qingyuan.packs.PackItem;
import io.qingyuan.plan.Condition;
import io.qingyuan.plan.Indicator;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads the rows of Table 2-1. */
final class IndicatorReader {

    private IndicatorReader() {}

    static Indicator indicator(PackItem item) {
        return new Indicator(
                item.id(),
                item.string("ref"),
                item.integer("number"),
                item.string("domain"),
                item.integer("task_group"),
                item.text("title"),
                isBinding(item),
                item.list("items").stream().map(IndicatorReader::measured).toList());
    }

    static Condition condition(PackItem item) {
        return new Condition(
                item.id(),
                item.string("ref"),
                item.integer("number"),
                item.text("article"),
                item.text("title"),
                isBinding(item),
                cell(item, "required"),
                baseline(item),
                cell(item, "target_2025"),
                item.findString("national").orElse(null),
                item.findString("element").orElse(null),
                item.find("owner").map(PlanReader::owner).orElse(null),
                item.findInteger("window_years").orElse(null),
                item.list("circumstances").stream()
                        .map(IndicatorReader::circumstance)
                        .toList());
    }

    private static Condition.Circumstance circumstance(PackItem item) {
        return new Condition.Circumstance(
                item.id(),
                item.string("letter"),
                item.text("title"),
                item.string("national"),
                item.string("element"),
                item.find("owner").map(PlanReader::owner).orElse(null));
    }

    private static Indicator.Item measured(PackItem item) {
        return new Indicator.Item(
                item.id(),
                item.findString("letter").orElse(null),
                item.text("title"),
                item.string("kind"),
                item.string("unit"),
                item.string("printed_unit"),
                item.string("direction"),
                cell(item, "required"),
                baseline(item),
                cell(item, item.find("target").isPresent() ? "target" : "target_2025"),
                item.string("national"),
                item.string("element"),
                item.find("formula").map(IndicatorReader::formula).orElse(null),
                item.find("judged_over").map(over -> over.strings("units")).orElse(List.of()),
                item.find("owner").map(PlanReader::owner).orElse(null),
                item.strings("precedence"),
                item.findText("note").orElse(null));
    }

    private static Indicator.Cell cell(PackItem item, String name) {
        PackItem cell = item.find(name).orElseThrow();
        String kind = cell.string("kind");
        String comparator = cell.string("comparator");
        boolean assigned = kind.equals("assigned")
                || cell.findString("and").filter("assigned"::equals).isPresent();
        return new Indicator.Cell(
                kind,
                comparator,
                cell.findDecimal("value").orElse(null),
                assigned,
                steadyWithin(cell, comparator),
                cell.findText("text").orElse(null));
    }

    private static @Nullable BigDecimal steadyWithin(PackItem cell, String comparator) {
        return cell.find("steady")
                .flatMap(steady -> steady.findDecimal("tolerance"))
                .orElse(comparator.equals("no-decrease") ? BigDecimal.ZERO : null);
    }

    private static Indicator.Baseline baseline(PackItem item) {
        PackItem status = item.find("status").or(() -> item.find("status_2019")).orElseThrow();
        return new Indicator.Baseline(
                status.integer("year"),
                status.findDecimal("value").orElse(null),
                status.findText("text").orElse(null),
                status.list("values").stream()
                        .map(value -> new Indicator.Scope(
                                value.string("unit"),
                                value.text("scope"),
                                value.findDecimal("value").orElseThrow()))
                        .toList());
    }

    private static Indicator.Formula formula(PackItem item) {
        Map<String, Indicator.Formula.Input> inputs = item.entries("inputs").stream()
                .collect(Collectors.toMap(
                        PackItem.Entry::key,
                        entry -> new Indicator.Formula.Input(
                                entry.value().string("element"),
                                entry.value().findString("period").orElse("current"))));
        return new Indicator.Formula(
                item.string("feel"),
                inputs,
                item.findInteger("base_year").orElse(null),
                item.findText("note").orElse(null));
    }

    private static boolean isBinding(PackItem item) {
        return item.string("attribute").equals("binding");
    }
}
