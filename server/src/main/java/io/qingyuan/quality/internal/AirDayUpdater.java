package io.qingyuan.quality.internal;

import io.qingyuan.quality.internal.JdbcAirDays.Derived;
import io.qingyuan.standards.air.DayHours;
import io.qingyuan.standards.air.Pollutant;
import io.qingyuan.standards.air.Scaled;
import io.qingyuan.time.Zone;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.springframework.stereotype.Component;

/** Derives the days of stations and areas anew from the rows as they are known, in the caller's transaction. */
@Component
class AirDayUpdater {
    private final JdbcAirFiles files;
    private final JdbcStationHours hours;
    private final JdbcPublishedDays published;
    private final JdbcAirDays days;

    AirDayUpdater(JdbcAirFiles files, JdbcStationHours hours, JdbcPublishedDays published, JdbcAirDays days) {
        this.files = files;
        this.hours = hours;
        this.published = published;
        this.days = days;
    }

    /** A point's day with the digest of the hours it was made from. */
    private record PointDay(String station, AirDayResult result, long inputs, String digest) {}

    /**
     * Derives the days {@code [from, to)} of an area and of its stations.
     *
     * @return how many days changed
     */
    int derive(AirPlaces.Area area, LocalDate from, LocalDate to, Instant at) {
        DayEvaluation evaluation = new DayEvaluation(new AirStandards(area.rollout()));
        Map<Long, String> hashes = files.hashes();
        Map<LocalDate, List<PointDay>> points = new TreeMap<>();
        List<Derived> derived = new ArrayList<>();
        for (AirPlaces.Station station : area.stations()) {
            files.findSeries(SeriesKind.STATION, station.code()).ifPresent(series -> {
                DayCollector collector = new DayCollector(evaluation, hashes, (result, digest) -> {
                    PointDay day = new PointDay(station.code(), result, digest.count(), digest.end());
                    points.computeIfAbsent(result.day(), _ -> new ArrayList<>()).add(day);
                    derived.add(new Derived(
                            SeriesKind.STATION.code(),
                            day.station(),
                            "station-hours",
                            result,
                            day.inputs(),
                            day.digest()));
                });
                hours.forEach(series, Zone.startOf(from), Zone.startOf(to), at, collector);
                collector.end();
            });
        }
        Map<LocalDate, DayReading> readings = publishedDays(area, from, to, at);
        points.forEach((day, of) -> derived.add(ofPoints(area, evaluation, day, of)));
        readings.forEach((day, reading) -> {
            if (!points.containsKey(day)) {
                derived.add(ofPublished(area, evaluation, reading, hashes));
            }
        });
        try (CopyText copy = days.staging()) {
            derived.forEach(day -> JdbcAirDays.stage(copy, day));
        }
        return days.merge(at);
    }

    private Map<LocalDate, DayReading> publishedDays(AirPlaces.Area area, LocalDate from, LocalDate to, Instant at) {
        Map<LocalDate, DayReading> readings = new TreeMap<>();
        for (String name : area.published()) {
            Optional<Integer> series = files.findSeries(SeriesKind.AREA, name);
            series.ifPresent(
                    id -> published.list(id, from, to, at).forEach(day -> readings.putIfAbsent(day.day(), day)));
        }
        return readings;
    }

    private static Derived ofPoints(
            AirPlaces.Area area, DayEvaluation evaluation, LocalDate day, List<PointDay> points) {
        RowDigest digest = new RowDigest();
        long inputs = 0;
        for (PointDay point : points) {
            digest.add(point.station(), point.digest());
            inputs += point.inputs();
        }
        AirDayResult result =
                evaluation.ofPoints(day, points.stream().map(PointDay::result).toList());
        return new Derived(SeriesKind.AREA.code(), area.id(), "station-hours", result, inputs, digest.end());
    }

    private static Derived ofPublished(
            AirPlaces.Area area, DayEvaluation evaluation, DayReading reading, Map<Long, String> hashes) {
        String digest = new RowDigest()
                .add(reading, hashes.getOrDefault(reading.file(), ""))
                .end();
        AirDayResult result = evaluation.ofPublished(reading.day(), reading.values());
        return new Derived(SeriesKind.AREA.code(), area.id(), "published-day", result, 1, digest);
    }

    /** Is given a day of a station when it is whole; reads the digest before the next day begins. */
    @FunctionalInterface
    private interface DaySink {
        void day(AirDayResult result, RowDigest digest);
    }

    /** Gathers ordered hours into days. */
    private static final class DayCollector implements Consumer<HourReading> {
        private final DayEvaluation evaluation;
        private final Map<Long, String> hashes;
        private final DaySink sink;
        private final DayHours hours = new DayHours();
        private final RowDigest digest = new RowDigest();
        private LocalDate day = LocalDate.MIN;

        DayCollector(DayEvaluation evaluation, Map<Long, String> hashes, DaySink sink) {
            this.evaluation = evaluation;
            this.hashes = hashes;
            this.sink = sink;
        }

        @Override
        public void accept(HourReading reading) {
            long hour = reading.hour().getEpochSecond() / 3600;
            LocalDate of = AirClock.dayOf(hour);
            if (!of.equals(day)) {
                end();
                day = of;
            }
            set(hours, Math.toIntExact(hour - AirClock.firstHour(day)), reading);
            digest.add(reading, hashes.getOrDefault(reading.file(), ""));
        }

        void end() {
            if (digest.count() > 0) {
                sink.day(evaluation.ofHours(day, hours), digest);
                hours.clear();
            }
        }
    }

    static void set(DayHours hours, int hour, HourReading reading) {
        for (Pollutant pollutant : Pollutant.INDEXED) {
            String digits = reading.value(pollutant);
            if (digits != null) {
                hours.set(pollutant, hour, Scaled.of(new BigDecimal(digits)));
            }
        }
    }
}
