package io.qingyuan.quality.internal;

import java.util.Set;
import java.util.TreeSet;

/**
 * Which series of a file are taken.
 *
 * @param stations codes of the stations
 * @param areas names by which publishers call the areas
 */
record AirSelection(Set<String> stations, Set<String> areas) {

    AirSelection {
        stations = Set.copyOf(stations);
        areas = Set.copyOf(areas);
    }

    /** The same selection always gives the same text. */
    String key() {
        return String.join(",", new TreeSet<>(stations)) + "|" + String.join(",", new TreeSet<>(areas));
    }
}
