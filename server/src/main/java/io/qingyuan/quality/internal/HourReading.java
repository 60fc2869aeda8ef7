package io.qingyuan.quality.internal;

import io.qingyuan.standards.air.Pollutant;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An hour of a station as it stands in a file.
 *
 * @param hour its start
 * @param values digits as published, in the order of {@link Pollutant#INDEXED}; null where missing
 * @param notMonitored a bit for each pollutant that the publisher marks as not monitored
 */
record HourReading(Instant hour, List<@Nullable String> values, int notMonitored, long file, long line) {

    HourReading {
        values = Collections.unmodifiableList(new ArrayList<>(values));
    }

    @Nullable
    String value(Pollutant pollutant) {
        return values.get(pollutant.slot());
    }
}
