package io.qingyuan.quality.internal;

import java.util.List;

/**
 * What was found in a file that has no fault.
 *
 * @param lines with the header
 * @param taken rows of the series wanted
 * @param left rows of other series
 * @param firstHour start of the first hour taken, in hours since 1970 UTC; for daily rows the first hour of the day
 * @param endHour the hour after the last one taken
 * @param gaps hours (or days) missing between the first and the last of a series
 * @param gapHours how many hours the gaps hold together, also those not listed
 */
record AirFileSummary(
        AirShape shape,
        long lines,
        long taken,
        long left,
        long firstHour,
        long endHour,
        List<Gap> gaps,
        long gapHours) {

    AirFileSummary {
        gaps = List.copyOf(gaps);
    }

    /** A stretch of hours {@code [fromHour, toHour)} without a row. */
    record Gap(String series, long fromHour, long toHour) {}
}
