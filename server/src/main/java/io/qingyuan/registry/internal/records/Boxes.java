package io.qingyuan.registry.internal.records;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The box around a place, by which maps find it. */
final class Boxes {

    private double west = Double.POSITIVE_INFINITY;
    private double south = Double.POSITIVE_INFINITY;
    private double east = Double.NEGATIVE_INFINITY;
    private double north = Double.NEGATIVE_INFINITY;

    private Boxes() {}

    /** As PostgreSQL writes a box; null where there is no place. */
    static @Nullable String around(@Nullable JsonNode geometry) {
        if (geometry == null || geometry.isNull()) {
            return null;
        }
        Boxes box = new Boxes();
        box.take(geometry.path("coordinates"));
        return box.west > box.east ? null : box.text();
    }

    private void take(JsonNode coordinates) {
        if (coordinates.size() >= 2 && coordinates.get(0).isNumber()) {
            double x = coordinates.get(0).doubleValue();
            double y = coordinates.get(1).doubleValue();
            west = Math.min(west, x);
            east = Math.max(east, x);
            south = Math.min(south, y);
            north = Math.max(north, y);
        } else {
            coordinates.forEach(this::take);
        }
    }

    private String text() {
        return "(" + east + "," + north + "),(" + west + "," + south + ")";
    }
}
