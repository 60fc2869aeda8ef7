package io.qingyuan.plan.internal.indicator;

import io.qingyuan.packs.PackConsumer;
import io.qingyuan.packs.PackContent;
import io.qingyuan.packs.PackDiff;
import io.qingyuan.packs.PackImpact;
import io.qingyuan.packs.PackText;
import io.qingyuan.plan.Indicator;
import io.qingyuan.plan.PlanModel;
import io.qingyuan.plan.Plans;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Keeps items linked when plans change: what a plan says its items continue of the plan before (接续), and what an
 * amendment renumbered. Links that people recorded are left as they are.
 */
@Component
@Order(Ordered.LOWEST_PRECEDENCE - 10)
class Succession implements PackConsumer {

    private static final String AUTHOR = "system";

    private final JdbcLifecycle links;
    private final Plans plans;

    Succession(JdbcLifecycle links, Plans plans) {
        this.links = links;
        this.plans = plans;
    }

    /** What one link is between. */
    private record Pair(
            String fromPlan,
            String fromItem,
            String toPlan,
            @Nullable String toItem) {

        static Pair of(ItemLink link) {
            return new Pair(link.fromPlan(), link.fromItem(), link.toPlan(), link.toItem());
        }

        ItemLink as(String kind) {
            return new ItemLink(fromPlan, fromItem, toPlan, toItem, kind, null, AUTHOR, Instant.EPOCH);
        }

        /** Between versions of one plan. */
        boolean amends() {
            return fromPlan.equals(toPlan);
        }
    }

    /** What has to be written. */
    private record Work(List<ItemLink> added, List<ItemLink> withdrawn) {}

    @Override
    public List<PackImpact> impact(PackContent before, PackContent after) {
        Work work = work(before, after);
        int count = work.added().size() + work.withdrawn().size();
        return count == 0
                ? List.of()
                : List.of(new PackImpact("plan", new PackText("指标接续关系变化", "links between items change"), count, false));
    }

    @Override
    public void activate(PackContent before, PackContent after) {
        Work work = work(before, after);
        work.withdrawn().forEach(links::withdraw);
        work.added().forEach(links::put);
    }

    private Work work(PackContent before, PackContent after) {
        Map<Pair, String> wanted = new LinkedHashMap<>();
        plans.of(after).forEach(plan -> declared(plan, plans.of(after), wanted));
        renumbered(before, after, wanted);
        Map<Pair, ItemLink> held = new LinkedHashMap<>();
        links.links().forEach(link -> held.put(Pair.of(link), link));
        return new Work(
                wanted.entrySet().stream()
                        .filter(link -> isNews(held.get(link.getKey()), link.getValue()))
                        .map(link -> link.getKey().as(link.getValue()))
                        .toList(),
                held.entrySet().stream()
                        .filter(link -> link.getValue().author().equals(AUTHOR))
                        .filter(link -> !link.getKey().amends() && !wanted.containsKey(link.getKey()))
                        .map(Map.Entry::getValue)
                        .toList());
    }

    private static boolean isNews(@Nullable ItemLink held, String kind) {
        return held == null || (held.author().equals(AUTHOR) && !held.kind().equals(kind));
    }

    private static void declared(PlanModel plan, List<PlanModel> all, Map<Pair, String> wanted) {
        Optional<PlanModel> former = all.stream()
                .filter(other -> other.id().equals(plan.info().succeeds()))
                .findFirst();
        if (former.isEmpty()) {
            return;
        }
        plan.continued().forEach((item, olds) -> {
            for (String old : olds) {
                long heirs = plan.continued().values().stream()
                        .filter(others -> others.contains(old))
                        .count();
                String kind = olds.size() > 1
                        ? "merged"
                        : heirs > 1
                                ? "split"
                                : sameDemand(former.get().findItem(old), plan.findItem(item)) ? "continued" : "changed";
                wanted.put(new Pair(former.get().id(), old, plan.id(), item), kind);
            }
        });
    }

    private static boolean sameDemand(Optional<Indicator.Item> before, Optional<Indicator.Item> after) {
        return before.isPresent()
                && after.isPresent()
                && before.get().unit().equals(after.get().unit())
                && before.get().direction().equals(after.get().direction())
                && before.get().target().equals(after.get().target());
    }

    /** The same item under another id in an amended version of the same plan. */
    private void renumbered(PackContent before, PackContent after, Map<Pair, String> wanted) {
        List<PlanModel> olds = plans.of(before);
        if (olds.isEmpty()) {
            return;
        }
        List<PackDiff.Change> changes = PackDiff.between(before, after).changes().stream()
                .filter(change -> change.kind() == PackDiff.Kind.RENUMBERED
                        && change.thing().equals("item"))
                .toList();
        for (PlanModel plan : plans.of(after)) {
            for (PlanModel old : olds) {
                if (old.id().equals(plan.id())) {
                    changes.forEach(change -> renumbered(old, plan, change, wanted));
                }
            }
        }
    }

    private static void renumbered(PlanModel old, PlanModel plan, PackDiff.Change change, Map<Pair, String> wanted) {
        String former = change.formerId();
        if (former != null
                && old.findItem(former).isPresent()
                && plan.findItem(former).isEmpty()
                && plan.findItem(change.id()).isPresent()) {
            wanted.put(new Pair(plan.id(), former, plan.id(), change.id()), "continued");
        }
    }
}
