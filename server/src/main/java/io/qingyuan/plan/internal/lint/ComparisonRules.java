package io.qingyuan.plan.internal.lint;

import io.qingyuan.packs.PackItem;
import io.qingyuan.packs.PackText;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What two places of the plan say about the same thing, or about things that look the same. */
final class ComparisonRules {

    private static final BigDecimal TOLERANCE_PERCENT = new BigDecimal(5);
    private static final BigDecimal HUNDRED = new BigDecimal(100);

    private final PlanData plan;
    private final Findings findings;

    ComparisonRules(PlanData plan, Findings findings) {
        this.plan = plan;
        this.findings = findings;
    }

    void examine() {
        List<PackItem> sides = new ArrayList<>(plan.commitments());
        sides.addAll(plan.items());
        sides.addAll(plan.facts());
        plan.projects().forEach(project -> sides.addAll(project.list("quantities")));
        for (PackItem side : sides) {
            for (PackItem compared : side.list("compared")) {
                plan.find(compared.string("with")).ifPresent(other -> compare(side, other, compared));
            }
        }
        for (PackItem commitment : plan.commitments()) {
            commitment
                    .findString("same_as")
                    .flatMap(plan::find)
                    .filter(other -> !repeatsBack(commitment, other))
                    .ifPresent(other -> repeated(commitment, other));
            keep(commitment);
        }
        plan.facts().forEach(this::product);
    }

    private void compare(PackItem side, PackItem other, PackItem compared) {
        if (compared.string("measure").equals("other")) {
            findings.info(
                    "different-measures",
                    side,
                    shown(other),
                    compared.findText("why").orElse(new PackText("——", "—")));
            return;
        }
        boolean found = disagree(side, other);
        List<BigDecimal> start = PlanData.start(other);
        Optional<BigDecimal> aim = PlanData.aim(side);
        if (found || aim.isEmpty() || start.isEmpty()) {
            return;
        }
        if (start.stream().allMatch(value -> value.compareTo(aim.get()) > 0)
                && !"lower".equals(other.findString("direction").orElse(""))) {
            findings.warning("status-above-target", side, shown(other), join(start), plain(aim.get()));
        } else if (start.stream().allMatch(value -> value.compareTo(aim.get()) == 0)
                && aim.get().compareTo(HUNDRED) != 0) {
            findings.info("no-improvement", side, shown(other), plain(aim.get()));
        }
    }

    private void repeated(PackItem commitment, PackItem other) {
        if (!disagree(commitment, other)) {
            findings.info("stated-twice", commitment, other);
        }
    }

    /** Tells both, a different number and a different date. */
    private boolean disagree(PackItem side, PackItem other) {
        boolean values = values(side, other);
        boolean dates = dates(side, other);
        return values || dates;
    }

    private boolean values(PackItem side, PackItem other) {
        Optional<BigDecimal> one = PlanData.aim(side);
        Optional<BigDecimal> two = PlanData.aim(other);
        if (one.isEmpty() || two.isEmpty() || one.get().compareTo(two.get()) == 0) {
            return false;
        }
        findings.error("two-values", side, shown(other), plain(one.get()), plain(two.get()));
        return true;
    }

    private boolean dates(PackItem side, PackItem other) {
        Optional<String> one = due(side);
        Optional<String> two = due(other);
        if (one.isEmpty() || two.isEmpty() || one.get().equals(two.get())) {
            return false;
        }
        findings.error("two-dates", side, shown(other), one.get(), two.get());
        return true;
    }

    /** The year something is due: its deadline, or the last year of a project. */
    private static Optional<String> due(PackItem item) {
        return item.findString("deadline").or(() -> item.findString("end")).map(date -> date.substring(0, 4));
    }

    /** Two commitments may name each other; the pair is told once, by the later one. */
    private static boolean repeatsBack(PackItem commitment, PackItem other) {
        return other.findString("same_as").filter(commitment.id()::equals).isPresent()
                && commitment.line() < other.line();
    }

    /** "Keep at 21" where it stood below 21. */
    private void keep(PackItem commitment) {
        Optional<BigDecimal> aim = commitment.findDecimal("value");
        if (aim.isEmpty()
                || commitment.findString("wording").filter("keep"::equals).isEmpty()) {
            return;
        }
        commitment.findString("indicator").flatMap(plan::find).ifPresent(item -> {
            List<BigDecimal> start = PlanData.start(item);
            if (!start.isEmpty() && start.stream().allMatch(value -> value.compareTo(aim.get()) < 0)) {
                findings.warning("keep-what-is-not-there", commitment, shown(item), plain(aim.get()), join(start));
            }
        });
    }

    private void product(PackItem fact) {
        List<String> factors = fact.strings("product_of");
        Optional<BigDecimal> printed = fact.findDecimal("value");
        if (factors.isEmpty() || printed.isEmpty()) {
            return;
        }
        BigDecimal product = BigDecimal.ONE;
        for (String factor : factors) {
            Optional<BigDecimal> value = plan.find(factor).flatMap(item -> item.findDecimal("value"));
            if (value.isEmpty()) {
                return;
            }
            product = product.multiply(value.get());
        }
        BigDecimal gap = product.subtract(printed.get())
                .abs()
                .multiply(HUNDRED)
                .divide(printed.get(), 1, RoundingMode.HALF_EVEN);
        if (gap.compareTo(TOLERANCE_PERCENT) > 0) {
            findings.warning(
                    "does-not-close",
                    fact,
                    plan.find(factors.getFirst()).orElse(null),
                    plain(printed.get()),
                    plain(product.setScale(0, RoundingMode.HALF_EVEN)),
                    titles(factors));
        }
    }

    private PackText titles(List<String> factors) {
        List<PackText> titles = factors.stream()
                .map(factor -> plan.find(factor)
                        .flatMap(item -> item.findText("title"))
                        .orElse(new PackText(factor, factor)))
                .toList();
        return new PackText(
                String.join(" × ", titles.stream().map(PackText::preferChinese).toList()),
                String.join(" × ", titles.stream().map(PackText::preferEnglish).toList()));
    }

    /** An item is shown by its line of the table, which has the reference. */
    private PackItem shown(PackItem item) {
        return plan.indicatorOf(item);
    }

    private static String join(List<BigDecimal> values) {
        return String.join(" / ", values.stream().map(ComparisonRules::plain).toList());
    }

    private static String plain(BigDecimal value) {
        return value.toPlainString();
    }
}
