package io.qingyuan.quality.internal;

import io.qingyuan.standards.air.Pollutant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A day of an area as a publisher averaged it; ozone is the largest 8-hour mean.
 *
 * @param values digits as published, in the order of {@link Pollutant#INDEXED}; null where missing
 */
record DayReading(LocalDate day, List<@Nullable String> values, long file, long line) {

    DayReading {
        values = Collections.unmodifiableList(new ArrayList<>(values));
    }

    @Nullable
    String value(Pollutant pollutant) {
        return values.get(pollutant.slot());
    }
}
