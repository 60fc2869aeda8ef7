package io.qingyuan.registry.internal.records;

import java.awt.geom.Area;
import java.awt.geom.Path2D;
import java.awt.geom.PathIterator;
import tools.jackson.databind.JsonNode;

/**
 * The polygons of a place in metres, in Lambert's cylindrical equal-area projection of the sphere that has the surface of the CGCS2000
 * ellipsoid: areas are those on that sphere, within half a per cent of those on the ellipsoid.
 */
final class Shapes {

    private static final double RADIUS_METRES = 6_371_007.2;

    private final Area area;

    private Shapes(Area area) {
        this.area = area;
    }

    /** Points and lines have no area. */
    static Shapes of(JsonNode place) {
        Area area = new Area();
        JsonNode coordinates = place.path("coordinates");
        switch (place.path("type").asString()) {
            case "Polygon" -> area.add(polygon(coordinates));
            case "MultiPolygon" -> coordinates.forEach(polygon -> area.add(polygon(polygon)));
            default -> {
                // no area
            }
        }
        return new Shapes(area);
    }

    /** The first ring less the others. */
    private static Area polygon(JsonNode rings) {
        Area polygon = new Area();
        for (int i = 0; i < rings.size(); i++) {
            Area ring = ring(rings.get(i));
            if (i == 0) {
                polygon.add(ring);
            } else {
                polygon.subtract(ring);
            }
        }
        return polygon;
    }

    private static Area ring(JsonNode positions) {
        Path2D.Double path = new Path2D.Double(Path2D.WIND_EVEN_ODD);
        for (int i = 0; i < positions.size(); i++) {
            double x = RADIUS_METRES * Math.toRadians(positions.get(i).get(0).doubleValue());
            double y = RADIUS_METRES
                    * Math.sin(Math.toRadians(positions.get(i).get(1).doubleValue()));
            if (i == 0) {
                path.moveTo(x, y);
            } else {
                path.lineTo(x, y);
            }
        }
        if (positions.size() > 0) {
            path.closePath();
        }
        return new Area(path);
    }

    /** The area both cover, in square metres. */
    double shared(Shapes other) {
        Area both = new Area(area);
        both.intersect(other.area);
        return squareMetres(both);
    }

    /** Holes run the other way round and take away from the sum. */
    private static double squareMetres(Area area) {
        double twice = 0;
        double[] at = new double[6];
        double x = 0;
        double y = 0;
        double firstX = 0;
        double firstY = 0;
        for (PathIterator path = area.getPathIterator(null); !path.isDone(); path.next()) {
            switch (path.currentSegment(at)) {
                case PathIterator.SEG_MOVETO -> {
                    firstX = at[0];
                    firstY = at[1];
                }
                case PathIterator.SEG_LINETO -> twice += x * at[1] - at[0] * y;
                default -> {
                    twice += x * firstY - firstX * y;
                    at[0] = firstX;
                    at[1] = firstY;
                }
            }
            x = at[0];
            y = at[1];
        }
        return Math.abs(twice) / 2;
    }
}
