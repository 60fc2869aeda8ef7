package io.qingyuan.plan.internal.lint;

import io.qingyuan.packs.PackItem;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/** What the table of indicators and the application conditions show by themselves. */
final class ItemRules {

    private static final BigDecimal ALL = new BigDecimal(100);

    private final PlanData plan;
    private final Findings findings;

    ItemRules(PlanData plan, Findings findings) {
        this.plan = plan;
        this.findings = findings;
    }

    void examine() {
        for (PackItem item : plan.items()) {
            measure(item);
            target(item);
            progress(item);
            base(item);
            cell(item);
        }
        owners();
        plan.conditions().forEach(this::condition);
        for (PackItem figure : plan.baseline()) {
            figure.findText("doubt")
                    .ifPresent(doubt -> findings.warning(
                            "doubtful-figure",
                            figure,
                            plan.find(figure.string("element")).orElse(null),
                            doubt));
        }
    }

    private void measure(PackItem item) {
        String printed = item.string("printed_unit");
        if (item.string("kind").equals("index") && printed.startsWith("%")) {
            findings.error("index-in-percent", item, plan.indicatorOf(item), printed);
        } else if (plan.isRelative(item.string("unit")) && !printed.equals(item.string("unit"))) {
            findings.warning(
                    "delta-unit", item, plan.indicatorOf(item), printed, plan.titleOfMeasure(item.string("unit")));
        }
    }

    private void target(PackItem item) {
        PackItem target = PlanData.target(item).orElse(item);
        String kind = target.string("kind");
        boolean valued = target.findDecimal("value").isPresent();
        if (kind.equals("none")) {
            findings.warning("item-without-value", item, plan.indicatorOf(item));
        } else if (kind.equals("assigned") && !valued) {
            findings.warning("waits-for-superior", item, plan.indicatorOf(item));
        } else if (valued && target.has("text")) {
            findings.info("two-targets-in-one", item, plan.indicatorOf(item), target.text("text"));
        }
    }

    private void progress(PackItem item) {
        Optional<BigDecimal> aim = PlanData.aim(item);
        List<BigDecimal> start = PlanData.start(item);
        if (aim.isEmpty() || start.isEmpty()) {
            return;
        }
        boolean lower = item.string("direction").equals("lower");
        if (start.stream().allMatch(value -> lower ? value.compareTo(aim.get()) < 0 : value.compareTo(aim.get()) > 0)) {
            findings.warning("status-above-target", item, plan.indicatorOf(item), join(start), plain(aim.get()));
        } else if (start.stream().allMatch(value -> value.compareTo(aim.get()) == 0)
                && aim.get().compareTo(ALL) != 0) {
            findings.info("no-improvement", item, plan.indicatorOf(item), plain(aim.get()));
        }
    }

    private void base(PackItem item) {
        PlanData.status(item).ifPresent(status -> {
            int year = status.integer("year");
            if (year != plan.baseYear() && !PlanData.start(item).isEmpty()) {
                findings.warning(
                        "other-base-year",
                        item,
                        plan.indicatorOf(item),
                        String.valueOf(year),
                        String.valueOf(plan.baseYear()));
            }
        });
        item.find("formula").ifPresent(formula -> {
            boolean needsBase = formula.entries("inputs").stream()
                    .anyMatch(input -> input.value()
                            .findString("period")
                            .filter("base"::equals)
                            .isPresent());
            if (needsBase && formula.findInteger("base_year").isEmpty()) {
                findings.warning("no-base-year", item, plan.indicatorOf(item));
            }
        });
    }

    private void cell(PackItem item) {
        List<String> others = item.strings("shared_cell");
        if (!others.isEmpty()) {
            findings.info(
                    "several-in-one-cell",
                    item,
                    plan.find(others.getFirst()).orElse(null),
                    item.id() + ", " + String.join(", ", others));
        }
    }

    /** Said once for all: a finding for every item would bury the others. */
    private void owners() {
        List<PackItem> inferred = plan.items().stream()
                .filter(item -> item.find("owner")
                        .filter(owner -> owner.string("basis").equals("inferred"))
                        .isPresent())
                .toList();
        if (!inferred.isEmpty()) {
            findings.info(
                    "owners-inferred",
                    inferred.getFirst(),
                    inferred.getLast(),
                    String.valueOf(inferred.size()),
                    String.valueOf(plan.items().size()));
        }
        for (PackItem item : plan.items()) {
            if (!item.has("owner")) {
                findings.warning("duty-without-owner", item, null);
            }
        }
    }

    private void condition(PackItem condition) {
        Optional<String> required = wording(condition, "required");
        Optional<String> target = wording(condition, "target_2025");
        Optional<String> status = wording(condition, "status_2019");
        boolean listed = !condition.list("circumstances").isEmpty();
        if (!listed && required.isPresent() && target.isPresent() && !required.equals(target)) {
            findings.warning("target-softer-than-required", condition, null, target.get(), required.get());
        } else if (!listed && status.isPresent() && target.isPresent() && !status.equals(target)) {
            findings.warning("status-not-comparable", condition, null, status.get(), target.get());
        }
    }

    private static Optional<String> wording(PackItem item, String name) {
        return item.find(name).flatMap(part -> part.findText("text")).map(text -> text.preferChinese());
    }

    private static String join(List<BigDecimal> values) {
        return String.join(" / ", values.stream().map(ItemRules::plain).toList());
    }

    private static String plain(BigDecimal value) {
        return value.toPlainString();
    }
}
