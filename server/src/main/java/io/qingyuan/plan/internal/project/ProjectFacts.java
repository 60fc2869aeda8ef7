package io.qingyuan.plan.internal.project;

import io.qingyuan.packs.PackText;
import io.qingyuan.receipts.Canonical;
import io.qingyuan.receipts.Fact;
import io.qingyuan.receipts.FactSource;
import io.qingyuan.receipts.Interval;
import io.qingyuan.receipts.Range;
import io.qingyuan.receipts.RangeQuery;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** Rows of projects as receipts see them: one by one, and all of a project as a range keyed by its id. */
abstract class ProjectFacts<R> implements FactSource {

    /** A project's rows have no bounds in time; a range takes all of them. */
    static final Interval ALWAYS =
            new Interval(Instant.parse("1900-01-01T00:00:00Z"), Instant.parse("3000-01-01T00:00:00Z"));

    private final String source;
    private final PackText what;
    private final ProjectCatalogue catalogue;

    ProjectFacts(String source, PackText what, ProjectCatalogue catalogue) {
        this.source = source;
        this.what = what;
        this.catalogue = catalogue;
    }

    abstract List<R> list(Collection<String> projects, Instant known);

    abstract List<R> findAll(Collection<UUID> versions);

    abstract String projectOf(R row);

    abstract boolean isSample(R row);

    abstract Fact fact(R row);

    @Override
    public String source() {
        return source;
    }

    @Override
    public Map<String, Fact> read(Collection<String> ids) {
        return findAll(ids.stream().map(UUID::fromString).toList()).stream()
                .map(this::fact)
                .collect(Collectors.toMap(Fact::id, fact -> fact));
    }

    @Override
    public List<Range> ranges(List<RangeQuery> queries) {
        Map<Instant, List<RangeQuery>> byTime = queries.stream().collect(Collectors.groupingBy(RangeQuery::asOf));
        Map<RangeQuery, Range> found = new HashMap<>();
        byTime.forEach((known, asked) -> {
            Map<String, List<R>> rows = list(asked.stream().map(RangeQuery::key).toList(), known).stream()
                    .collect(Collectors.groupingBy(this::projectOf));
            asked.forEach(query -> found.put(query, range(rows.getOrDefault(query.key(), List.of()))));
        });
        return queries.stream()
                .map(query -> found.getOrDefault(query, range(List.of())))
                .toList();
    }

    @Override
    public List<Row> rows(RangeQuery query, @Nullable String after, int limit) {
        return list(List.of(query.key()), query.asOf()).stream()
                .map(this::fact)
                .dropWhile(fact -> after != null && !fact.id().equals(after))
                .skip(after == null ? 0 : 1)
                .limit(limit)
                .map(fact -> new Row(fact, null))
                .toList();
    }

    @Override
    public PackText label(RangeQuery query) {
        PackText title =
                catalogue.now().find(query.key()).map(Project::title).orElse(new PackText(query.key(), query.key()));
        return new PackText(
                what.preferChinese() + "：" + title.preferChinese(),
                what.preferEnglish() + ": " + title.preferEnglish());
    }

    String link(String project) {
        return catalogue
                .now()
                .find(project)
                .map(found -> "/plan/projects/" + found.number())
                .orElse("/plan/projects");
    }

    private Range range(List<R> rows) {
        ArrayNode all = JsonNodeFactory.instance.arrayNode();
        rows.forEach(row -> all.add(fact(row).content().tree()));
        return Range.of(rows.size(), Canonical.of(all), rows.stream().anyMatch(this::isSample));
    }
}
