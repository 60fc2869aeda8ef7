package io.qingyuan.quality.internal;

import io.qingyuan.problem.ProblemException;
import io.qingyuan.quality.QualityProblem;
import io.qingyuan.quality.internal.AirPlaces.Area;
import io.qingyuan.quality.internal.AirViews.AreaView;
import io.qingyuan.quality.internal.AirViews.DayView;
import io.qingyuan.quality.internal.AirViews.DaysView;
import io.qingyuan.quality.internal.AirViews.FileView;
import io.qingyuan.quality.internal.AirViews.GapView;
import io.qingyuan.quality.internal.AirViews.StationView;
import io.qingyuan.quality.internal.AirViews.Text;
import io.qingyuan.time.AsOf;
import io.qingyuan.time.Zone;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Answers questions on air quality, as known at a time. */
@Service
@Transactional(readOnly = true)
class AirQueries {
    /** Days one question may span. */
    private static final long MAX_DAYS = 3700;

    private final AirPlacesSource places;
    private final JdbcAirFiles files;
    private final JdbcStationHours hours;
    private final JdbcAirDays days;

    AirQueries(AirPlacesSource places, JdbcAirFiles files, JdbcStationHours hours, JdbcAirDays days) {
        this.places = places;
        this.files = files;
        this.hours = hours;
        this.days = days;
    }

    /** What days are asked of: an area, or a station. */
    record Of(SeriesKind kind, String code, Text title) {}

    Of of(String area, @Nullable String station, AsOf asOf) {
        AirPlaces known = places.at(asOf);
        if (station != null) {
            return known.findStation(station)
                    .map(found -> new Of(SeriesKind.STATION, found.code(), Text.of(found.title())))
                    .orElseThrow(() -> new ProblemException(QualityProblem.STATION_UNKNOWN, station));
        }
        Area found = area(area, asOf);
        return new Of(SeriesKind.AREA, found.id(), Text.of(found.title()));
    }

    Area area(String id, AsOf asOf) {
        return places.at(asOf).findArea(id).orElseThrow(() -> new ProblemException(QualityProblem.AREA_UNKNOWN, id));
    }

    /** Days from the first to the last, both inclusive. */
    DaysView days(String area, @Nullable String station, LocalDate from, LocalDate to, AsOf asOf) {
        requireInterval(from, to);
        Of of = of(area, station, asOf);
        List<DayView> views = days.list(of.kind(), of.code(), from, to.plusDays(1), asOf.at()).stream()
                .map(DayView::of)
                .toList();
        return new DaysView(of.kind().code(), of.code(), of.title(), true, asOf.at(), views);
    }

    static void requireInterval(LocalDate from, LocalDate to) {
        if (to.isBefore(from) || from.plusDays(MAX_DAYS).isBefore(to)) {
            throw new ProblemException(QualityProblem.INTERVAL_WRONG, from, to, MAX_DAYS);
        }
    }

    List<AreaView> areas(AsOf asOf) {
        return places.at(asOf).areas().stream()
                .map(area -> new AreaView(
                        area.id(),
                        Text.of(area.title()),
                        area.published(),
                        area.stations().stream()
                                .map(station -> station(area, station))
                                .toList()))
                .toList();
    }

    private StationView station(Area area, AirPlaces.Station station) {
        Optional<Instant[]> extent =
                files.findSeries(SeriesKind.STATION, station.code()).flatMap(series -> hours.extent(List.of(series)));
        return new StationView(
                station.code(),
                area.id(),
                Text.of(station.title()),
                station.network(),
                station.longitude(),
                station.latitude(),
                station.datum(),
                Text.of(station.source()),
                extent.map(of -> of[0]).orElse(null),
                extent.map(of -> of[1]).orElse(null));
    }

    List<FileView> files(AsOf asOf) {
        return files.list(asOf).stream().map(FileView::of).toList();
    }

    /** Hours missing between rows of the area's stations, in the days {@code [from, to)}. */
    List<GapView> gaps(Area area, LocalDate from, LocalDate to, AsOf asOf) {
        List<GapView> gaps = new ArrayList<>();
        for (AirPlaces.Station station : area.stations()) {
            files.findSeries(SeriesKind.STATION, station.code())
                    .ifPresent(series -> hours.gaps(series, Zone.startOf(from), Zone.startOf(to), asOf.at())
                            .forEach(gap -> gaps.add(new GapView(
                                    station.code(),
                                    gap.from(),
                                    gap.to(),
                                    Duration.between(gap.from(), gap.to()).toHours()))));
        }
        return gaps;
    }

    /** The years and months that have days, the latest first; years before their months. */
    Set<String> periods(String area, AsOf asOf) {
        Area known = area(area, asOf);
        Set<String> years = new LinkedHashSet<>();
        Set<String> months = new LinkedHashSet<>();
        for (LocalDate[] month :
                days.months(SeriesKind.AREA, known.id(), asOf.at()).reversed()) {
            years.add(String.valueOf(month[0].getYear()));
            months.add(month[0].toString().substring(0, "2026-03".length()));
        }
        Set<String> all = new LinkedHashSet<>(years);
        all.addAll(months);
        return all;
    }
}
