package io.qingyuan.standards.air;

import io.qingyuan.standards.ResourceTable;
import java.util.List;

/**
 * A level of the air quality index (空气质量指数级别), HJ 633 table 2: its category and its colour.
 *
 * @param rgb the colour of the standard, such as {@code #00e400}
 */
public record AqiLevel(
        int level,
        int aqiFrom,
        int aqiTo,
        String levelZh,
        String categoryZh,
        String categoryEn,
        String colorZh,
        String rgb) {
    private static final List<AqiLevel> ALL = ResourceTable.read(AqiLevel.class, "hj633_levels.csv").rows().stream()
            .map(row -> new AqiLevel(
                    row.number("level").intValueExact(),
                    row.number("aqi_min").intValueExact(),
                    row.number("aqi_max").intValueExact(),
                    row.text("level_zh"),
                    row.text("category_zh"),
                    row.text("category_en"),
                    row.text("color_zh"),
                    row.text("rgb")))
            .toList();

    /** The level of an index from 0 to 500. */
    public static AqiLevel of(int aqi) {
        for (AqiLevel level : ALL) {
            if (aqi >= level.aqiFrom && aqi <= level.aqiTo) {
                return level;
            }
        }
        throw new IllegalArgumentException("an air quality index lies between 0 and 500: " + aqi);
    }

    /** All levels, from the best to the worst. */
    public static List<AqiLevel> all() {
        return ALL;
    }
}
