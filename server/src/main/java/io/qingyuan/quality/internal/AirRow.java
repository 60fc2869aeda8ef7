package io.qingyuan.quality.internal;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** Takes the rows of an air file as they are read. Values stand in the order of the indexed pollutants. */
interface AirRow {

    /**
     * An hour of a station.
     *
     * @param hour the start of the hour, in hours since 1970 UTC
     * @param values the digits as published; null for a missing one. The array is used again for the next row
     * @param notMonitored a bit for each pollutant that the publisher marks as not monitored
     */
    void hour(String station, long hour, long line, @Nullable String[] values, int notMonitored);

    /** A day of an area. */
    void day(String area, LocalDate day, long line, @Nullable String[] values);
}
