package io.qingyuan.plan.internal.lint;

import io.qingyuan.packs.PackContent;
import io.qingyuan.packs.PackItem;
import io.qingyuan.packs.PackText;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** One plan of a pack, laid out for the rules. */
final class PlanData {

    private final PackItem plan;
    private final List<PackItem> indicators;
    private final List<PackItem> items = new ArrayList<>();
    private final Map<String, PackItem> indicatorOfItem = new HashMap<>();
    private final List<PackItem> conditions;
    private final List<PackItem> commitments;
    private final List<PackItem> tasks;
    private final List<PackItem> projects;
    private final List<PackItem> facts;
    private final List<PackItem> units;
    private final List<PackItem> baseline;
    private final Set<String> relativeMeasures = new HashSet<>();
    private final Map<String, PackText> measureTitles = new HashMap<>();
    private final Map<String, PackItem> byId = new LinkedHashMap<>();

    private PlanData(PackContent content, PackItem plan) {
        this.plan = plan;
        String id = plan.id();
        indicators = of(content, id, "indicators");
        for (PackItem indicator : indicators) {
            for (PackItem item : indicator.list("items")) {
                items.add(item);
                indicatorOfItem.put(item.id(), indicator);
            }
        }
        conditions = of(content, id, "conditions");
        commitments = of(content, id, "commitments");
        tasks = of(content, id, "tasks");
        projects = of(content, id, "projects");
        facts = of(content, id, "facts");
        units = content.items("units.yaml", "units");
        baseline = content.items("statistics/baseline.yaml", "figures");
        for (PackItem measure : content.items("measures.yaml", "measures")) {
            measureTitles.put(measure.id(), measure.text("title"));
            if (measure.flag("relative")) {
                relativeMeasures.add(measure.id());
            }
        }
        List.of(items, conditions, commitments, projects, facts)
                .forEach(list -> list.forEach(item -> byId.put(item.id(), item)));
        projects.forEach(project -> project.list("quantities").forEach(item -> byId.put(item.id(), item)));
    }

    static List<PlanData> of(PackContent content) {
        return content.documents("plan/plan.yaml").stream()
                .flatMap(document -> document.item().find("plan").stream())
                .map(plan -> new PlanData(content, plan))
                .toList();
    }

    private static List<PackItem> of(PackContent content, String plan, String name) {
        return content.documents("plan/" + name + ".yaml").stream()
                .filter(document ->
                        document.item().findString("plan").filter(plan::equals).isPresent())
                .flatMap(document -> document.item().list(name).stream())
                .toList();
    }

    PackItem plan() {
        return plan;
    }

    int baseYear() {
        return plan.integer("base_year");
    }

    List<PackItem> items() {
        return items;
    }

    /** The indicator's line of the table that an item belongs to; it carries the reference. */
    PackItem indicatorOf(PackItem item) {
        PackItem indicator = indicatorOfItem.get(item.id());
        return indicator == null ? item : indicator;
    }

    List<PackItem> conditions() {
        return conditions;
    }

    List<PackItem> commitments() {
        return commitments;
    }

    List<PackItem> tasks() {
        return tasks;
    }

    List<PackItem> projects() {
        return projects;
    }

    List<PackItem> facts() {
        return facts;
    }

    List<PackItem> units() {
        return units;
    }

    List<PackItem> baseline() {
        return baseline;
    }

    PackText titleOfMeasure(String measure) {
        return measureTitles.getOrDefault(measure, new PackText(measure, measure));
    }

    boolean isRelative(String measure) {
        return relativeMeasures.contains(measure);
    }

    Optional<PackItem> find(String id) {
        return Optional.ofNullable(byId.get(id));
    }

    /** The number a thing is to reach: of an item its target, of everything else its value. */
    static Optional<BigDecimal> aim(PackItem item) {
        return target(item).or(() -> Optional.of(item)).flatMap(target -> target.findDecimal("value"));
    }

    /** The numbers it stood at in the base year, one for each group where there are several. */
    static List<BigDecimal> start(PackItem item) {
        return status(item)
                .map(status -> {
                    List<BigDecimal> values = new ArrayList<>();
                    status.findDecimal("value").ifPresent(values::add);
                    status.list("values")
                            .forEach(value -> value.findDecimal("value").ifPresent(values::add));
                    return values;
                })
                .orElse(new ArrayList<>());
    }

    /** What an item has to reach by the end of its plan. */
    static Optional<PackItem> target(PackItem item) {
        return item.find("target_2025").or(() -> item.find("target"));
    }

    /** Where an item stood in the base year of its plan. */
    static Optional<PackItem> status(PackItem item) {
        return item.find("status_2019").or(() -> item.find("status"));
    }
}
