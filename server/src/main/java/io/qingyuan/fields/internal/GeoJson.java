package io.qingyuan.fields.internal;

import io.qingyuan.fields.FieldKind.Shape;
import io.qingyuan.fields.FieldProblem;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Geometries as RFC 7946 writes them: longitude and latitude in degrees, rings closed. */
final class GeoJson {

    /** How deep the coordinates of a type are nested. */
    private static final Map<String, Integer> DEPTHS =
            Map.of("Point", 0, "MultiPoint", 1, "LineString", 1, "MultiLineString", 2, "Polygon", 2, "MultiPolygon", 3);

    private static final Map<Shape, Set<String>> TYPES = Map.of(
            Shape.POINT, Set.of("Point"),
            Shape.LINE, Set.of("LineString", "MultiLineString"),
            Shape.POLYGON, Set.of("Polygon", "MultiPolygon"),
            Shape.ANY, DEPTHS.keySet());

    private static final int LEAST_RING = 4;

    private GeoJson() {}

    static Optional<FieldProblem> problem(Shape shape, JsonNode value) {
        JsonNode type = value.get("type");
        Integer depth = type == null ? null : DEPTHS.get(type.asString());
        if (depth == null
                || !nested(
                        value.get("coordinates"),
                        depth,
                        depth >= 2 && type.asString().endsWith("Polygon"))) {
            return Optional.of(FieldProblem.NOT_A_PLACE);
        }
        return TYPES.getOrDefault(shape, Set.of()).contains(type.asString())
                ? Optional.empty()
                : Optional.of(FieldProblem.WRONG_SHAPE);
    }

    private static boolean nested(@Nullable JsonNode coordinates, int depth, boolean rings) {
        if (coordinates == null || !coordinates.isArray()) {
            return false;
        }
        if (depth == 0) {
            return position(coordinates);
        }
        if (coordinates.isEmpty() || (depth == 1 && rings && !closed(coordinates))) {
            return false;
        }
        for (JsonNode part : coordinates) {
            if (!nested(part, depth - 1, rings)) {
                return false;
            }
        }
        return true;
    }

    private static boolean position(JsonNode position) {
        return position.size() >= 2
                && position.get(0).isNumber()
                && position.get(1).isNumber()
                && Math.abs(position.get(0).doubleValue()) <= 180
                && Math.abs(position.get(1).doubleValue()) <= 90;
    }

    private static boolean closed(JsonNode ring) {
        return ring.size() >= LEAST_RING && ring.get(0).equals(ring.get(ring.size() - 1));
    }
}
