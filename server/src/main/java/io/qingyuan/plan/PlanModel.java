package io.qingyuan.plan;

import io.qingyuan.packs.PackText;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One plan (规划) as its pack states it: its indicators and conditions as decided on paper, nothing of how they stand.
 * Immutable; kept by the hash of the content it was read from.
 */
public final class PlanModel {

    /**
     * The plan's own data.
     *
     * @param area the area it is for
     * @param edition the edition of the national indicators it uses
     * @param succeeds the plan it follows in the same area
     * @param counts what the plan says it holds, by kind
     */
    public record Info(
            String id,
            PackText title,
            String area,
            String edition,
            int startYear,
            int endYear,
            int baseYear,
            int targetYear,
            @Nullable String succeeds,
            List<String> refs,
            Map<String, Integer> counts) {

        public Info {
            refs = List.copyOf(refs);
            counts = Map.copyOf(counts);
        }
    }

    public record Domain(String id, PackText title) {}

    public record TaskGroup(int number, String domain, PackText title) {}

    private final String hash;
    private final Info info;
    private final List<Domain> domains;
    private final List<TaskGroup> taskGroups;
    private final List<Indicator> indicators;
    private final List<Condition> conditions;
    private final Map<String, Indicator.Item> items;
    private final Map<String, Indicator> indicatorsByItem;
    private final Map<String, List<String>> continued;

    /**
     * The parts of a plan, in the order they are printed.
     *
     * @param continued by item, the items of the plan before that it goes on with
     */
    public record Parts(
            List<Domain> domains,
            List<TaskGroup> taskGroups,
            List<Indicator> indicators,
            List<Condition> conditions,
            Map<String, List<String>> continued) {}

    /** @param hash of the pack content the plan was read from */
    public PlanModel(String hash, Info info, Parts parts) {
        this.hash = hash;
        this.info = info;
        this.domains = List.copyOf(parts.domains());
        this.taskGroups = List.copyOf(parts.taskGroups());
        this.indicators = List.copyOf(parts.indicators());
        this.conditions = List.copyOf(parts.conditions());
        this.continued = Map.copyOf(parts.continued());
        this.items = indicators.stream()
                .flatMap(indicator -> indicator.items().stream())
                .collect(Collectors.toUnmodifiableMap(Indicator.Item::id, Function.identity()));
        this.indicatorsByItem = indicators.stream()
                .flatMap(indicator -> indicator.items().stream().map(item -> Map.entry(item.id(), indicator)))
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    public String hash() {
        return hash;
    }

    public Info info() {
        return info;
    }

    public String id() {
        return info.id();
    }

    public List<Domain> domains() {
        return domains;
    }

    public List<TaskGroup> taskGroups() {
        return taskGroups;
    }

    public List<Indicator> indicators() {
        return indicators;
    }

    /** All measurable items, in the order of the table. */
    public List<Indicator.Item> items() {
        return indicators.stream()
                .flatMap(indicator -> indicator.items().stream())
                .toList();
    }

    public List<Condition> conditions() {
        return conditions;
    }

    /** By item, the items of the plan it {@linkplain Info#succeeds succeeds} that it goes on with. */
    public Map<String, List<String>> continued() {
        return continued;
    }

    public Optional<Indicator.Item> findItem(String id) {
        return Optional.ofNullable(items.get(id));
    }

    /** The indicator an item belongs to. */
    public Optional<Indicator> findIndicatorOf(String itemId) {
        return Optional.ofNullable(indicatorsByItem.get(itemId));
    }
}
