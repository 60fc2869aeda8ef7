package io.qingyuan.quality.internal;

import io.qingyuan.packs.PackText;
import io.qingyuan.receipts.Canonical;
import io.qingyuan.receipts.Fact;
import io.qingyuan.receipts.FactSource;
import io.qingyuan.receipts.Range;
import io.qingyuan.receipts.RangeQuery;
import io.qingyuan.standards.air.Pollutant;
import io.qingyuan.time.Zone;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The days that publishers give for areas, for receipts. A key is the publisher's name of the area. */
@Component
class PublishedDayFacts implements FactSource {
    static final String SOURCE = "quality.published-day";

    private final JdbcAirFiles files;
    private final JdbcPublishedDays days;

    PublishedDayFacts(JdbcAirFiles files, JdbcPublishedDays days) {
        this.files = files;
        this.days = days;
    }

    @Override
    public String source() {
        return SOURCE;
    }

    @Override
    @Transactional
    public Map<String, Fact> read(Collection<String> ids) {
        Map<Long, String> hashes = files.hashes();
        Map<String, Fact> facts = new LinkedHashMap<>();
        for (String id : ids) {
            String[] parts = id.split("\\|", -1);
            if (parts.length == 3) {
                files.findSeries(SeriesKind.AREA, parts[0])
                        .flatMap(series -> days.find(series, LocalDate.parse(parts[1]), Long.parseLong(parts[2])))
                        .ifPresent(reading -> facts.put(id, fact(parts[0], reading, hashes)));
            }
        }
        return facts;
    }

    @Override
    @Transactional
    public List<Range> ranges(List<RangeQuery> queries) {
        Map<Long, String> hashes = files.hashes();
        return queries.stream()
                .map(query -> {
                    RowDigest digest = new RowDigest();
                    List<Object> content = new ArrayList<>();
                    for (DayReading reading : list(query)) {
                        digest.add(reading, hashes.getOrDefault(reading.file(), ""));
                        content.add(values(reading));
                    }
                    return new Range(
                            digest.count(),
                            digest.end(),
                            Canonical.of(Map.of("area", query.key(), "days", content)),
                            false);
                })
                .toList();
    }

    @Override
    @Transactional
    public List<Row> rows(RangeQuery query, @Nullable String after, int limit) {
        Map<Long, String> hashes = files.hashes();
        LocalDate last = after == null ? LocalDate.MIN : LocalDate.parse(after.split("\\|", -1)[1]);
        return list(query).stream()
                .filter(reading -> reading.day().isAfter(last))
                .limit(limit)
                .map(reading -> new Row(fact(query.key(), reading, hashes), null))
                .toList();
    }

    @Override
    public PackText label(RangeQuery query) {
        return new PackText(query.key() + " 发布的日均浓度", "Published daily concentrations of " + query.key());
    }

    private List<DayReading> list(RangeQuery query) {
        return files.findSeries(SeriesKind.AREA, query.key())
                .map(series -> days.list(
                        series,
                        Zone.dayOf(query.interval().from()),
                        Zone.dayOf(query.interval().to()),
                        query.asOf()))
                .orElse(List.of());
    }

    private static Map<String, @Nullable Object> values(DayReading reading) {
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        values.put("day", reading.day());
        for (Pollutant pollutant : Pollutant.INDEXED) {
            values.put(pollutant.symbol(), reading.value(pollutant));
        }
        return values;
    }

    private static Fact fact(String area, DayReading reading, Map<Long, String> hashes) {
        Map<String, @Nullable Object> content = values(reading);
        content.put("area", area);
        content.put("file", hashes.getOrDefault(reading.file(), ""));
        content.put("line", reading.line());
        String id = area + "|" + reading.day() + "|" + reading.file();
        String text = area + " " + reading.day();
        return new Fact(id, Canonical.of(content), new PackText(text, text), null, false);
    }
}
