package io.qingyuan.quality.internal;

import io.qingyuan.packs.PackText;
import io.qingyuan.receipts.Canonical;
import io.qingyuan.receipts.Fact;
import io.qingyuan.receipts.FactSource;
import io.qingyuan.receipts.Range;
import io.qingyuan.receipts.RangeQuery;
import io.qingyuan.standards.air.Pollutant;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The hours of stations for receipts. A key is a station's code; a row is known by station, start of the hour and file.
 * What a rule gets of a range are the digits hour by hour from the first row on; the root is over the rows with the hash
 * and line of their file.
 */
@Component
class StationHourFacts implements FactSource {
    static final String SOURCE = "quality.station-hour";

    private static final String SEPARATOR = "|";

    private final JdbcAirFiles files;
    private final JdbcStationHours hours;
    private final AirPlacesSource places;

    StationHourFacts(JdbcAirFiles files, JdbcStationHours hours, AirPlacesSource places) {
        this.files = files;
        this.hours = hours;
        this.places = places;
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
                Instant hour = Instant.parse(parts[1]);
                long file = Long.parseLong(parts[2]);
                files.findSeries(SeriesKind.STATION, parts[0])
                        .flatMap(series -> hours.find(series, hour, file))
                        .ifPresent(reading -> facts.put(id, fact(parts[0], reading, hashes)));
            }
        }
        return facts;
    }

    @Override
    @Transactional
    public List<Range> ranges(List<RangeQuery> queries) {
        Map<Long, String> hashes = files.hashes();
        return queries.stream().map(query -> range(query, hashes)).toList();
    }

    private Range range(RangeQuery query, Map<Long, String> hashes) {
        RowDigest digest = new RowDigest();
        HourSeries series = new HourSeries();
        files.findSeries(SeriesKind.STATION, query.key())
                .ifPresent(id -> hours.forEach(
                        id, query.interval().from(), query.interval().to(), query.asOf(), reading -> {
                            digest.add(reading, hash(hashes, reading));
                            series.add(reading);
                        }));
        return new Range(digest.count(), digest.end(), Canonical.of(series.content(query.key())), false);
    }

    @Override
    @Transactional
    public List<Row> rows(RangeQuery query, @Nullable String after, int limit) {
        Map<Long, String> hashes = files.hashes();
        List<Row> rows = new ArrayList<>();
        Instant from = after == null ? query.interval().from() : afterHour(after);
        Optional<Integer> series = files.findSeries(SeriesKind.STATION, query.key());
        if (series.isEmpty() || !from.isBefore(query.interval().to())) {
            return rows;
        }
        hours.forEach(series.get(), from, query.interval().to(), query.asOf(), reading -> {
            if (rows.size() < limit) {
                rows.add(new Row(fact(query.key(), reading, hashes), null));
            }
        });
        return rows;
    }

    @Override
    public PackText label(RangeQuery query) {
        PackText station = places.now()
                .findStation(query.key())
                .map(AirPlaces.Station::title)
                .orElse(new PackText(query.key(), query.key()));
        return new PackText(
                station.preferChinese() + "（" + query.key() + "）逐时浓度",
                station.preferEnglish() + " (" + query.key() + "), hourly concentrations");
    }

    private static Instant afterHour(String id) {
        return Instant.parse(id.split("\\|", -1)[1]).plusSeconds(3600);
    }

    private static Fact fact(String station, HourReading reading, Map<Long, String> hashes) {
        Map<String, Object> content = new LinkedHashMap<>();
        content.put("station", station);
        content.put("hour", reading.hour());
        for (Pollutant pollutant : Pollutant.INDEXED) {
            content.put(pollutant.symbol(), reading.value(pollutant));
        }
        content.put("notMonitored", reading.notMonitored());
        content.put("file", hash(hashes, reading));
        content.put("line", reading.line());
        String id = String.join(SEPARATOR, station, reading.hour().toString(), Long.toString(reading.file()));
        String text = station + " " + HourText.of(reading.hour());
        return new Fact(id, Canonical.of(content), new PackText(text, text), null, false);
    }

    private static String hash(Map<Long, String> hashes, HourReading reading) {
        return hashes.getOrDefault(reading.file(), "");
    }
}
