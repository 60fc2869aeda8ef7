package io.qingyuan.quality.internal;

import io.qingyuan.identity.UnitId;
import io.qingyuan.packs.PackContent;
import io.qingyuan.packs.PackItem;
import io.qingyuan.packs.PackText;
import io.qingyuan.packs.Packs;
import io.qingyuan.quality.internal.AirPlaces.Area;
import io.qingyuan.quality.internal.AirPlaces.Station;
import io.qingyuan.standards.air.Rollout;
import io.qingyuan.statistics.ElementCode;
import io.qingyuan.time.AsOf;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/** Reads the stations and areas from the active packs; each content is read once. */
@Component
class AirPlacesSource {
    static final String PATH = "quality/stations.yaml";

    private final Packs packs;
    private final ConcurrentHashMap<String, AirPlaces> read = new ConcurrentHashMap<>();

    AirPlacesSource(Packs packs) {
        this.packs = packs;
    }

    AirPlaces now() {
        return of(packs.active());
    }

    AirPlaces at(AsOf asOf) {
        return of(packs.active(asOf));
    }

    /** A data file that travels with a pack. */
    record ShippedFile(String pack, String path, String sha256, PackText source) {}

    List<ShippedFile> shippedFiles() {
        return packs.active().items(PATH, "files").stream()
                .map(item -> new ShippedFile(
                        item.document().pack().value(),
                        item.string("path"),
                        item.string("sha256"),
                        item.text("source")))
                .toList();
    }

    /** The definition of an area as it stands in the pack, for receipts. */
    Optional<PackItem> findDefinition(String area) {
        return packs.active().items(PATH, "areas").stream()
                .filter(item -> item.string("area").equals(area))
                .findFirst();
    }

    private AirPlaces of(PackContent content) {
        return read.computeIfAbsent(content.hash(), _ -> places(content));
    }

    private static AirPlaces places(PackContent content) {
        return new AirPlaces(
                content.items(PATH, "areas").stream()
                        .map(item -> area(content, item))
                        .toList(),
                content.documents(PATH).stream()
                        .map(document -> new UnitId(document.item().string("steward")))
                        .toList());
    }

    private static Area area(PackContent content, PackItem item) {
        String id = item.string("area");
        PackText title = content.items("areas.yaml", "areas").stream()
                .filter(area -> area.id().equals(id))
                .findFirst()
                .map(area -> area.text("title"))
                .orElse(new PackText(id, id));
        return new Area(
                id,
                title,
                item.string("rollout").equals("key-regions") ? Rollout.KEY_REGIONS : Rollout.NATIONWIDE,
                item.list("stations").stream().map(AirPlacesSource::station).toList(),
                item.list("published").stream().map(name -> name.string("name")).toList(),
                gives(item));
    }

    private static Map<String, ElementCode> gives(PackItem area) {
        Map<String, ElementCode> gives = new HashMap<>();
        area.find("gives").ifPresent(given -> {
            given.findString("good-day-ratio")
                    .ifPresent(element -> gives.put(AirReceipts.GOOD_DAY_RATIO, new ElementCode(element)));
            given.findString("pm25-mean")
                    .ifPresent(element -> gives.put(AirReceipts.FINE_PARTICLE_MEAN, new ElementCode(element)));
        });
        return gives;
    }

    private static Station station(PackItem item) {
        return new Station(
                item.string("code"),
                item.text("title"),
                item.string("network"),
                item.findString("longitude").orElse(null),
                item.findString("latitude").orElse(null),
                item.findString("datum").orElse(null),
                item.text("source"));
    }
}
