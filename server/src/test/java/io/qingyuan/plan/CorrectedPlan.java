package io.qingyuan.plan;

import io.qingyuan.packs.PackContent;
import io.qingyuan.packs.PackContent.Pack;
import io.qingyuan.packs.PackDocument;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A copy of a plan in which each finding can be mended the way its text asks. */
final class CorrectedPlan {

    private static final Map<String, BiConsumer<ObjectNode, PlanFinding>> MENDS = new LinkedHashMap<>();

    static {
        mend("two-values", (thing, finding) -> thing.put("value", argument(finding, 1)));
        mend(
                "two-dates",
                (thing, finding) ->
                        thing.put("deadline", (String) finding.arguments().get(1)));
        mend("index-in-percent", (thing, _) -> thing.put("printed_unit", "-"));
        mend("delta-unit", (thing, _) -> thing.set("printed_unit", thing.get("unit")));
        mend("unit-misprinted", (thing, _) -> thing.remove("printed_unit"));
        mend("item-without-value", (thing, _) -> numericTarget(thing, new BigDecimal(90)));
        mend("waits-for-superior", (thing, _) -> {
            if (thing.has("target_2025")) {
                numericTarget(thing, new BigDecimal(1000));
            } else {
                thing.put("comparator", "=").put("value", 1);
            }
        });
        mend("two-targets-in-one", (thing, _) -> object(thing, "target_2025").remove("text"));
        mend("status-above-target", (thing, finding) -> {
            String reached = (String) finding.arguments().getFirst();
            aim(thing, new BigDecimal(reached.substring(reached.lastIndexOf(' ') + 1)));
        });
        mend("no-improvement", (thing, finding) -> {
            BigDecimal now = argument(finding, 0);
            boolean lower = thing.path("direction").asString("").equals("lower");
            aim(thing, lower ? now.multiply(new BigDecimal("0.9")) : now.add(new BigDecimal("0.5")));
        });
        mend("keep-what-is-not-there", (thing, _) -> thing.remove("wording"));
        mend(
                "other-base-year",
                (thing, finding) -> object(thing, thing.has("baseline") ? "baseline" : "status_2019")
                        .put("year", argument(finding, 1).intValueExact()));
        mend("no-base-year", (thing, _) -> object(thing, "formula").put("base_year", 2019));
        mend("change-without-base", (thing, _) -> thing.putObject("baseline").put("value", 100));
        mend("trend-without-number", (thing, _) -> thing.put("value", 1));
        mend("soft-number", (thing, _) -> {
            if (thing.remove("about") == null) {
                thing.put("comparator", "=");
            }
        });
        mend("range-as-target", (thing, _) -> {
            thing.remove("range");
            thing.put("value", 2);
        });
        mend("different-measures", (thing, _) -> thing.remove("compared"));
        mend("stated-twice", (thing, _) -> thing.remove("same_as"));
        mend("several-in-one-cell", (thing, _) -> thing.remove("shared_cell"));
        mend("does-not-close", (thing, finding) -> thing.put("value", argument(finding, 1)));
        mend("doubtful-figure", (thing, _) -> thing.remove("doubt"));
        mend("target-softer-than-required", (thing, _) -> thing.set("target_2025", thing.get("required")));
        mend(
                "status-not-comparable",
                (thing, _) -> object(thing, "status_2019")
                        .set("text", object(thing, "target_2025").get("text")));
        mend(
                "duty-without-owner",
                (thing, _) -> thing.putArray("owners")
                        .addObject()
                        .put("unit", "leading-group-office")
                        .put("basis", "named"));
        mend("duty-of-others", (thing, _) -> thing.put("scope", "district"));
        mend("no-deadline", (thing, _) -> thing.put("deadline", "2025"));
        mend("due-while-drafting", (thing, _) -> thing.put("deadline", "2025"));
        mend("open-list", (thing, _) -> thing.remove("open_list"));
        mend("counted-not-named", (thing, _) -> thing.remove("unlisted"));
        mend("project-without-money", (thing, _) -> thing.put("investment_wan_yuan", 100));
        mend("members-inferred", (thing, _) -> thing.put("members_basis", "named"));
        mend("two-names-one-administration", (thing, _) -> thing.remove("one_administration_with"));
        mend("numbering-gap", (_, _) -> {}); // mended at its second place, below
        mend("owners-inferred", (_, _) -> {}); // mended at every item, below
    }

    private final PackContent original;
    private final Map<PackDocument, ObjectNode> trees = new LinkedHashMap<>();

    CorrectedPlan(PackContent original) {
        this.original = original;
        original.packs()
                .forEach(pack -> pack.documents()
                        .forEach(document -> trees.put(document, document.root().deepCopy())));
    }

    PackContent content() {
        List<Pack> packs = new ArrayList<>();
        for (Pack pack : original.packs()) {
            packs.add(new Pack(
                    pack.version(),
                    pack.depends(),
                    pack.documents().stream()
                            .map(document -> new PackDocument(
                                    document.pack(),
                                    document.path(),
                                    "",
                                    Objects.requireNonNull(trees.get(document)).deepCopy(),
                                    Map.of()))
                            .toList()));
        }
        return PackContent.of(packs);
    }

    void correct(PlanFinding finding) {
        BiConsumer<ObjectNode, PlanFinding> mend = MENDS.get(finding.rule());
        if (mend == null) {
            throw new IllegalStateException("no mend for " + finding.rule());
        }
        mend.accept(find(finding.first()), finding);
        if (finding.second() != null && finding.rule().equals("numbering-gap")) {
            find(finding.second()).put("ref", (String) finding.arguments().getFirst());
        }
        if (finding.second() != null && finding.rule().equals("two-names-one-administration")) {
            find(finding.second()).remove("one_administration_with");
        }
        if (finding.rule().equals("owners-inferred")) {
            tree("plan/indicators.yaml")
                    .findValues("owner")
                    .forEach(owner -> ((ObjectNode) owner).put("basis", "named"));
        }
    }

    private ObjectNode find(PlanFinding.Spot spot) {
        ObjectNode found = search(tree(spot.file()), spot.id());
        return Objects.requireNonNull(found, () -> spot + " is not in the plan");
    }

    /** Inner things first: an indicator and its only item share an id, and the item is the one meant. */
    private static @Nullable ObjectNode search(JsonNode node, String id) {
        for (JsonNode child : node) {
            ObjectNode found = child.isContainer() ? search(child, id) : null;
            if (found != null) {
                return found;
            }
        }
        boolean named = node.path("id").asString("").equals(id);
        boolean doubted = node.path("element").asString("").equals(id) && node.has("doubt");
        return node.isObject() && (named || doubted) ? (ObjectNode) node : null;
    }

    private ObjectNode tree(String path) {
        return trees.entrySet().stream()
                .filter(entry -> entry.getKey().path().equals(path))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElseThrow();
    }

    private static void mend(String rule, BiConsumer<ObjectNode, PlanFinding> how) {
        MENDS.put(rule, how);
    }

    private static void aim(ObjectNode thing, BigDecimal value) {
        (thing.has("target_2025") ? object(thing, "target_2025") : thing).put("value", value);
    }

    private static void numericTarget(ObjectNode item, BigDecimal value) {
        item.putObject("target_2025")
                .put("kind", "numeric")
                .put("comparator", "=")
                .put("value", value);
    }

    private static ObjectNode object(ObjectNode thing, String name) {
        return (ObjectNode) thing.get(name);
    }

    private static BigDecimal argument(PlanFinding finding, int index) {
        return new BigDecimal((String) finding.arguments().get(index));
    }
}
