package io.qingyuan.statistics.internal;

import io.qingyuan.packs.PackText;
import io.qingyuan.receipts.Canonical;
import io.qingyuan.receipts.Fact;
import io.qingyuan.receipts.FactSource;
import io.qingyuan.receipts.Range;
import io.qingyuan.receipts.RangeQuery;
import io.qingyuan.receipts.ReceiptId;
import io.qingyuan.statistics.Content;
import io.qingyuan.statistics.Delivery;
import io.qingyuan.statistics.FigureKey;
import io.qingyuan.statistics.Value;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Values as facts. A range is everything that may be judged of one figure: its key is the series, its interval the
 * period. What is only for reference is not in it.
 */
@Component
class ValueFacts implements FactSource {

    static final String SOURCE = "statistics.value";

    private final JdbcFigures figures;
    private final JdbcValues values;
    private final FigureTitles titles;

    ValueFacts(JdbcFigures figures, JdbcValues values, FigureTitles titles) {
        this.figures = figures;
        this.values = values;
        this.titles = titles;
    }

    @Override
    public String source() {
        return SOURCE;
    }

    @Override
    public Map<String, Fact> read(Collection<String> ids) {
        Map<String, Fact> facts = new HashMap<>();
        values.find(ids.stream().map(UUID::fromString).toList())
                .forEach(value -> facts.put(value.id().toString(), fact(value)));
        return facts;
    }

    @Override
    public List<Range> ranges(List<RangeQuery> queries) {
        Map<FigureKey, UUID> ids =
                figures.find(queries.stream().map(ValueFacts::figure).toList());
        Map<Instant, List<UUID>> byMoment = new LinkedHashMap<>();
        for (RangeQuery query : queries) {
            UUID id = ids.get(figure(query));
            if (id != null) {
                byMoment.computeIfAbsent(query.asOf(), _ -> new ArrayList<>()).add(id);
            }
        }
        Map<RangeQuery, List<Value>> found = new HashMap<>();
        byMoment.forEach((asOf, their) -> values.of(their, asOf).stream()
                .filter(value -> value.origin().judgeable())
                .forEach(value -> found.computeIfAbsent(query(value.figure(), asOf), _ -> new ArrayList<>())
                        .add(value)));
        return queries.stream()
                .map(query -> range(found.getOrDefault(query, List.of())))
                .toList();
    }

    private static Range range(List<Value> values) {
        List<Canonical> rows = values.stream().map(ValueFacts::content).toList();
        return Range.of(
                values.size(),
                Canonical.of(Map.of("values", rows)),
                values.stream().anyMatch(Value::sample));
    }

    @Override
    public List<Row> rows(RangeQuery query, @Nullable String after, int limit) {
        UUID id = figures.find(List.of(figure(query))).get(figure(query));
        if (id == null || after != null) {
            return List.of(); // a figure has four values at most: one page
        }
        return values.of(List.of(id), query.asOf()).stream()
                .filter(value -> value.origin().judgeable())
                .limit(limit)
                .map(value -> new Row(fact(value), value.receipt()))
                .toList();
    }

    @Override
    public PackText label(RangeQuery query) {
        return titles.values(figure(query));
    }

    static RangeQuery query(FigureKey figure, Instant asOf) {
        return new RangeQuery(figure.series(), figure.period().interval(), asOf);
    }

    private static FigureKey figure(RangeQuery query) {
        return FigureKey.of(query.key(), query.interval());
    }

    private Fact fact(Value value) {
        return new Fact(
                value.id().toString(),
                content(value),
                titles.value(value),
                titles.link(value.figure()),
                value.sample());
    }

    /** Everything in a value that a rule may look at, and what says where it is from. */
    static Canonical content(Value value) {
        Map<String, Object> content = new LinkedHashMap<>();
        content.put("id", value.id().toString());
        content.put("origin", value.origin().word());
        content.put("finality", value.finality().word());
        switch (value.content()) {
            case Content.Numeric(var number) -> content.put("value", number);
            case Content.State state -> {
                content.put("state", state.state());
                put(content, "text", state.text());
            }
            case Content.Absent(var absence) -> content.put("absence", absence.word());
            case Content.Text(String text) -> content.put("text", text);
        }
        put(content, "doubt", value.doubt());
        ReceiptId receipt = value.receipt();
        put(content, "receipt", receipt == null ? null : receipt.toString());
        Delivery delivery = value.delivery();
        if (delivery != null) {
            content.put("round", delivery.round().toString());
            put(content, "explanation", delivery.explanation());
            put(content, "correction", delivery.correction());
        }
        content.put("author", value.author());
        content.put("recordedAt", value.recordedAt());
        if (value.sample()) {
            content.put("sample", true);
        }
        return Canonical.of(content);
    }

    private static void put(Map<String, Object> content, String name, @Nullable String value) {
        if (value != null) {
            content.put(name, value);
        }
    }
}
