package io.qingyuan.quality.internal;

import io.qingyuan.standards.air.Pollutant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The shapes of published air files that can be read: their header, and what its columns mean. */
@SuppressWarnings("ImmutableEnumChecker") // the list is unmodifiable, the array never leaves
enum AirShape {
    /**
     * Hourly rows of stations as the national platform (CNEMC) publishes them. The hour is labelled by its end. Only
     * the one-hour means are read: {@code o3_24h} repeats the hour and {@code o3_8h} is a running maximum.
     */
    CNEMC_HOURLY(
            "cnemc-hourly",
            List.of(
                    "time",
                    "stationcode",
                    "aqi",
                    "primarypollutant",
                    "pm2_5",
                    "pm2_5_24h",
                    "pm10",
                    "pm10_24h",
                    "o3",
                    "o3_24h",
                    "o3_8h",
                    "o3_8h_24h",
                    "no2",
                    "no2_24h",
                    "so2",
                    "so2_24h",
                    "co",
                    "co_24h"),
            "time",
            "stationcode",
            Map.of(
                    Pollutant.SO2,
                    "so2",
                    Pollutant.NO2,
                    "no2",
                    Pollutant.PM10,
                    "pm10",
                    Pollutant.PM2_5,
                    "pm2_5",
                    Pollutant.CO,
                    "co",
                    Pollutant.O3,
                    "o3")),
    /**
     * Daily rows of cities as aqistudy.cn gives them. Its {@code aqi} is a mean of hourly indices and not the official
     * index of the day, so it is not read; the concentrations are.
     */
    AQISTUDY_DAILY(
            "aqistudy-daily",
            List.of("city", "date", "aqi", "aqi_range", "level", "pm2_5", "pm10", "so2", "co", "no2", "o3_8h", "rank"),
            "date",
            "city",
            Map.of(
                    Pollutant.SO2,
                    "so2",
                    Pollutant.NO2,
                    "no2",
                    Pollutant.PM10,
                    "pm10",
                    Pollutant.PM2_5,
                    "pm2_5",
                    Pollutant.CO,
                    "co",
                    Pollutant.O3,
                    "o3_8h"));

    private final String code;
    private final List<String> columns;
    private final int timeColumn;
    private final int seriesColumn;
    private final int[] valueColumns = new int[Pollutant.INDEXED.size()];

    AirShape(String code, List<String> columns, String time, String series, Map<Pollutant, String> values) {
        this.code = code;
        this.columns = columns;
        this.timeColumn = columns.indexOf(time);
        this.seriesColumn = columns.indexOf(series);
        values.forEach((pollutant, column) -> valueColumns[pollutant.slot()] = columns.indexOf(column));
    }

    /** The stable name, as stored. */
    String code() {
        return code;
    }

    /** The header, in order. */
    List<String> columns() {
        return columns;
    }

    int timeColumn() {
        return timeColumn;
    }

    int seriesColumn() {
        return seriesColumn;
    }

    /** Where the concentration of a pollutant stands. */
    int valueColumn(Pollutant pollutant) {
        return valueColumns[pollutant.slot()];
    }

    /** Whether a row is an hour of a station; else a day of an area. */
    boolean isHourly() {
        return this == CNEMC_HOURLY;
    }

    /** The shape of a stored name. */
    static AirShape of(String code) {
        for (AirShape shape : values()) {
            if (shape.code.equals(code)) {
                return shape;
            }
        }
        throw new IllegalArgumentException("not a shape of air files: " + code);
    }

    /** The shape with the most columns in common with a header, even if it is not quite it. */
    static AirShape nearest(List<String> header) {
        AirShape best = CNEMC_HOURLY;
        int most = -1;
        for (AirShape shape : values()) {
            Set<String> common = new HashSet<>(header);
            common.retainAll(shape.columns);
            if (common.size() > most) {
                most = common.size();
                best = shape;
            }
        }
        return best;
    }
}
