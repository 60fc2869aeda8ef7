package io.qingyuan.quality.internal;

import io.qingyuan.identity.UnitId;
import io.qingyuan.packs.PackText;
import io.qingyuan.standards.air.Rollout;
import io.qingyuan.statistics.ElementCode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The stations and areas whose air is looked at, as the active packs declare them ({@code quality/stations.yaml}).
 *
 * @param stewards the units whose officers import air data
 */
record AirPlaces(List<Area> areas, List<UnitId> stewards) {

    AirPlaces {
        areas = List.copyOf(areas);
        stewards = List.copyOf(stewards);
    }

    /**
     * An area and what its air is judged by.
     *
     * @param published the name under which publishers of daily values know it
     * @param gives the data elements whose yearly figures get a result as reference, by the kind of the result
     */
    record Area(
            String id,
            PackText title,
            Rollout rollout,
            List<Station> stations,
            List<String> published,
            Map<String, ElementCode> gives) {
        Area {
            stations = List.copyOf(stations);
            published = List.copyOf(published);
            gives = Map.copyOf(gives);
        }
    }

    /**
     * A station.
     *
     * @param longitude as the source gives it; its datum is not always known
     * @param datum null where the source does not state it
     */
    record Station(
            String code,
            PackText title,
            String network,
            @Nullable String longitude,
            @Nullable String latitude,
            @Nullable String datum,
            PackText source) {}

    Optional<Area> findArea(String id) {
        return areas.stream().filter(area -> area.id().equals(id)).findFirst();
    }

    Optional<Station> findStation(String code) {
        return areas.stream()
                .flatMap(area -> area.stations().stream())
                .filter(station -> station.code().equals(code))
                .findFirst();
    }

    /** The area that a station stands in. */
    Optional<Area> findAreaOf(String station) {
        return areas.stream()
                .filter(area ->
                        area.stations().stream().anyMatch(of -> of.code().equals(station)))
                .findFirst();
    }

    /** The area that publishers call so. */
    Optional<Area> findPublished(String name) {
        return areas.stream().filter(area -> area.published().contains(name)).findFirst();
    }

    /** What is taken from files: of the stations the given ones, or all when none is given. */
    AirSelection selection(Set<String> stations) {
        Set<String> known = areas.stream()
                .flatMap(area -> area.stations().stream())
                .map(Station::code)
                .collect(Collectors.toCollection(TreeSet::new));
        if (!stations.isEmpty()) {
            known.retainAll(stations);
        }
        Set<String> names =
                areas.stream().flatMap(area -> area.published().stream()).collect(Collectors.toSet());
        return new AirSelection(known, stations.isEmpty() ? names : Set.of());
    }
}
