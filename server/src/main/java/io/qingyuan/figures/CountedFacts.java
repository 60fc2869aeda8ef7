package io.qingyuan.figures;

import io.qingyuan.fields.Condition;
import io.qingyuan.fields.FieldSet;
import io.qingyuan.figures.internal.FigureKeys;
import io.qingyuan.figures.internal.Tally;
import io.qingyuan.packs.CanonicalJson;
import io.qingyuan.packs.PackText;
import io.qingyuan.receipts.Canonical;
import io.qingyuan.receipts.Fact;
import io.qingyuan.receipts.FactSource;
import io.qingyuan.receipts.Interval;
import io.qingyuan.receipts.Range;
import io.qingyuan.receipts.RangeQuery;
import io.qingyuan.time.Zone;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Facts that are counted one by one because no table has them as columns. A range is everything that a figure looks at: its key names the
 * figure, its interval says which days belong to it. The root is a hash over all of it, whether a figure speaks of it or not.
 */
public abstract class CountedFacts implements FactSource, FigureGround {

    /**
     * One thing as it was known at a moment.
     *
     * @param fact the version that was looked at
     * @param values everything it says
     * @param items what is counted of it: itself, or the items of a list with what stands around them
     * @param states its state, and the words that stand for it
     * @param usualDay the day it belongs to where the figure names none
     */
    public record Counted(
            Fact fact,
            JsonNode values,
            List<? extends JsonNode> items,
            Set<String> states,
            @Nullable LocalDate usualDay) {
        public Counted {
            items = List.copyOf(items);
            states = Set.copyOf(states);
        }
    }

    /** Everything that the figure could look at as it was known at a moment, ordered by the ids of its facts. */
    protected abstract List<Counted> counted(FigureOwner owner, Figure figure, Instant asOf);

    /** What items of the figure can say. */
    protected abstract FieldSet form(FigureOwner owner, Figure figure);

    private record Known(FigureOwner owner, Figure figure) {}

    private @Nullable Known known(String key) {
        return find(FigureKeys.owner(key))
                .flatMap(owner -> owner.figure(FigureKeys.figure(key)).map(figure -> new Known(owner, figure)))
                .orElse(null);
    }

    @Override
    public final List<Range> ranges(List<RangeQuery> queries) {
        return queries.stream().map(this::range).toList();
    }

    private Range range(RangeQuery query) {
        Known known = known(query.key());
        if (known == null) {
            return Range.of(0, Canonical.of(Map.of("gone", true)), false);
        }
        Figure figure = known.figure();
        Tally whole = new Tally(figure);
        Map<String, Map<String, Tally>> groups = new TreeMap<>();
        figure.by().forEach(by -> groups.put(by, new TreeMap<>()));
        StringBuilder hashed = new StringBuilder();
        long rows = 0;
        boolean sample = false;
        for (Looked looked : looked(known, query)) {
            rows++;
            sample |= looked.counted().fact().sample();
            hashed.append(looked.line()).append('\n');
            for (JsonNode item : looked.items()) {
                boolean counts = looked.holds(figure.where(), item);
                whole.add(item, counts);
                groups.forEach((by, parts) -> parts.computeIfAbsent(Tally.text(item, by), _ -> new Tally(figure))
                        .add(item, counts));
            }
        }
        Map<String, Object> content = new LinkedHashMap<>(whole.content());
        Map<String, Object> parts = new TreeMap<>();
        groups.forEach((by, tallies) -> {
            Map<String, Object> said = new TreeMap<>();
            tallies.forEach((value, tally) -> said.put(value, tally.content()));
            parts.put(by, said);
        });
        content.put("groups", parts);
        String root = CanonicalJson.sha256(hashed.toString().getBytes(StandardCharsets.UTF_8));
        return new Range(rows, root, Canonical.of(content), sample);
    }

    /** One thing with those of its items that a figure looks at. */
    private record Looked(Counted counted, List<JsonNode> items, FieldSet form, LocalDate today) {

        boolean holds(Condition condition, JsonNode item) {
            return condition.holds(new Condition.Known(form, item, counted.states(), today));
        }

        String line() {
            return counted.fact().id()
                    + '|'
                    + counted.states().stream().sorted().toList()
                    + '|'
                    + CanonicalJson.sha256(counted.values())
                    + '|'
                    + items.size();
        }
    }

    private List<Looked> looked(Known known, RangeQuery query) {
        Figure figure = known.figure();
        FieldSet form = form(known.owner(), figure);
        LocalDate today = Zone.dayOf(query.asOf());
        Condition of = figure.of();
        Condition base = of == null ? figure.where() : of;
        List<Looked> all = new ArrayList<>();
        for (Counted counted : counted(known.owner(), figure, query.asOf())) {
            Looked one = new Looked(counted, List.of(), form, today);
            List<JsonNode> items = new ArrayList<>();
            for (JsonNode item : counted.items()) {
                if (within(query.interval(), figure, counted, item) && one.holds(base, item)) {
                    items.add(item);
                }
            }
            if (!items.isEmpty()) {
                all.add(new Looked(counted, items, form, today));
            }
        }
        return all;
    }

    /** What has no day belongs to no period; a figure of everything there is counts it all the same. */
    private static boolean within(Interval interval, Figure figure, Counted counted, JsonNode item) {
        if (interval.equals(FigureGround.ALWAYS)) {
            return true;
        }
        String said = figure.day() == null ? "" : Tally.text(item, figure.day());
        LocalDate day = figure.day() == null ? counted.usualDay() : said.isEmpty() ? null : LocalDate.parse(said);
        return day != null
                && !Zone.startOf(day).isBefore(interval.from())
                && Zone.startOf(day).isBefore(interval.to());
    }

    @Override
    public final List<Row> rows(RangeQuery query, @Nullable String after, int limit) {
        Known known = known(query.key());
        return known == null
                ? List.of()
                : looked(known, query).stream()
                        .map(looked -> looked.counted().fact())
                        .filter(fact -> after == null || fact.id().compareTo(after) > 0)
                        .limit(limit)
                        .map(fact -> new Row(fact, null))
                        .toList();
    }

    @Override
    public final PackText label(RangeQuery query) {
        Known known = known(query.key());
        return known == null ? new PackText(query.key(), query.key()) : Figures.title(known.owner(), known.figure());
    }
}
