package io.qingyuan.registry.internal.records;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Percentage.withPercentage;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class ShapesTest {

    /** A square of a hundredth of a degree at 31 N on the CGCS2000 ellipsoid: 954.94 m by 1108.70 m. */
    private static final double SQUARE_METRES = 954.94 * 1108.70;

    private static Shapes shape(String type, String coordinates) {
        return Shapes.of(
                JsonMapper.shared().readTree("{\"type\":\"" + type + "\",\"coordinates\":" + coordinates + "}"));
    }

    private static String ring(double west, double south, double side) {
        return "[[%1$s,%2$s],[%3$s,%2$s],[%3$s,%4$s],[%1$s,%4$s],[%1$s,%2$s]]"
                .formatted(west, south, west + side, south + side);
    }

    private static Shapes square(double west, double south) {
        return shape("Polygon", "[" + ring(west, south, 0.01) + "]");
    }

    @Test
    void aPlaceSharesAllOfItWithItself() {
        assertThat(square(120.6, 31).shared(square(120.6, 31))).isCloseTo(SQUARE_METRES, withPercentage(0.2));
    }

    @Test
    void placesSideBySideShareNothing() {
        assertThat(square(120.6, 31).shared(square(120.61, 31))).isLessThan(0.01);
        assertThat(square(120.6, 31).shared(square(120.7, 31))).isZero();
    }

    @Test
    void aHoleIsNotShared() {
        Shapes holed = shape("Polygon", "[" + ring(120.6, 31, 0.01) + "," + ring(120.602, 31.002, 0.005) + "]");
        assertThat(square(120.6, 31).shared(holed)).isCloseTo(SQUARE_METRES * 0.75, withPercentage(0.2));
        assertThat(shape("Polygon", "[" + ring(120.603, 31.003, 0.001) + "]").shared(holed))
                .isZero();
    }

    @Test
    void allPartsOfAPlaceCount() {
        Shapes parts =
                shape("MultiPolygon", "[[" + ring(120.6, 31, 0.005) + "],[" + ring(120.606, 31.005, 0.01) + "]]");
        // a quarter of it, and four tenths by a half
        assertThat(square(120.6, 31).shared(parts)).isCloseTo(SQUARE_METRES * 0.45, withPercentage(0.2));
    }

    @Test
    void theWayARingRunsDoesNotMatter() {
        Shapes turned = shape("Polygon", "[[[120.6,31],[120.6,31.01],[120.61,31.01],[120.61,31],[120.6,31]]]");
        assertThat(square(120.6, 31).shared(turned)).isCloseTo(SQUARE_METRES, withPercentage(0.2));
    }

    @Test
    void pointsAndLinesHaveNoArea() {
        assertThat(shape("Point", "[120.605,31.005]").shared(square(120.6, 31))).isZero();
        assertThat(shape("LineString", "[[120.6,31],[120.61,31.01]]").shared(square(120.6, 31)))
                .isZero();
    }
}
