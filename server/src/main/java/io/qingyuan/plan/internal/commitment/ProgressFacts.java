package io.qingyuan.plan.internal.commitment;

import io.qingyuan.packs.PackText;
import io.qingyuan.receipts.Canonical;
import io.qingyuan.receipts.Fact;
import io.qingyuan.receipts.FactSource;
import io.qingyuan.receipts.Interval;
import io.qingyuan.receipts.Range;
import io.qingyuan.receipts.RangeQuery;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** Progress records as receipts see them: one by one, and all of a commitment as a range keyed by its id. */
@Component
class ProgressFacts implements FactSource {

    static final String SOURCE = "plan.progress";

    /** Progress has no bounds in time; a range takes all of it. */
    static final Interval ALWAYS =
            new Interval(Instant.parse("1900-01-01T00:00:00Z"), Instant.parse("3000-01-01T00:00:00Z"));

    private final JdbcProgress progress;
    private final CommitmentCatalogue catalogue;

    ProgressFacts(JdbcProgress progress, CommitmentCatalogue catalogue) {
        this.progress = progress;
        this.catalogue = catalogue;
    }

    @Override
    public String source() {
        return SOURCE;
    }

    @Override
    public Map<String, Fact> read(Collection<String> ids) {
        return progress.findAll(ids.stream().map(UUID::fromString).toList()).stream()
                .map(this::fact)
                .collect(Collectors.toMap(Fact::id, fact -> fact));
    }

    @Override
    public List<Range> ranges(List<RangeQuery> queries) {
        Map<Instant, List<RangeQuery>> byTime = queries.stream().collect(Collectors.groupingBy(RangeQuery::asOf));
        Map<RangeQuery, Range> found = new HashMap<>();
        byTime.forEach((asOf, asked) -> {
            Map<String, List<ProgressRecord>> records =
                    progress.listFor(asked.stream().map(RangeQuery::key).toList(), asOf).stream()
                            .collect(Collectors.groupingBy(ProgressRecord::commitment));
            asked.forEach(query -> found.put(query, range(records.getOrDefault(query.key(), List.of()))));
        });
        return queries.stream()
                .map(query -> found.getOrDefault(query, range(List.of())))
                .toList();
    }

    @Override
    public List<Row> rows(RangeQuery query, @Nullable String after, int limit) {
        return progress.listFor(List.of(query.key()), query.asOf()).stream()
                .map(this::fact)
                .dropWhile(fact -> after != null && !fact.id().equals(after))
                .skip(after == null ? 0 : 1)
                .limit(limit)
                .map(fact -> new Row(fact, null))
                .toList();
    }

    @Override
    public PackText label(RangeQuery query) {
        return catalogue
                .now()
                .find(query.key())
                .map(commitment -> new PackText(
                        "进展记录：" + commitment.title().preferChinese(),
                        "Progress: " + commitment.title().preferEnglish()))
                .orElse(new PackText(query.key(), query.key()));
    }

    private Fact fact(ProgressRecord record) {
        String value = record.value() == null ? "" : record.value().toPlainString();
        String step = record.step() == null ? "" : record.step().code();
        return new Fact(
                record.version().toString(),
                content(record),
                new PackText(record.on() + " " + value + step, record.on() + " " + value + step),
                "/plan/commitments?open=" + record.commitment(),
                record.sample());
    }

    private static Range range(List<ProgressRecord> records) {
        ArrayNode all = JsonNodeFactory.instance.arrayNode();
        List<Canonical> contents = new ArrayList<>();
        records.forEach(record -> contents.add(content(record)));
        contents.forEach(content -> all.add(content.tree()));
        return Range.of(records.size(), Canonical.of(all), records.stream().anyMatch(ProgressRecord::sample));
    }

    private static Canonical content(ProgressRecord record) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("id", record.version().toString());
        json.put("on", record.on());
        BigDecimal value = record.value();
        if (value != null) {
            json.put("value", value);
        }
        Step step = record.step();
        if (step != null) {
            json.put("step", step.code());
        }
        return Canonical.of(json);
    }
}
