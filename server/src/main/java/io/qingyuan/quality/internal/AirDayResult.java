package io.qingyuan.quality.internal;

import io.qingyuan.standards.air.AqiOutcome;
import io.qingyuan.standards.air.Pollutant;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A day evaluated by the standards in force on it.
 *
 * @param values valid values only: daily means, for ozone the largest 8-hour mean
 * @param present hours (for ozone: 8-hour windows) that were there, in the order of {@link Pollutant#INDEXED}; of an area
 *     the points with a valid value; of a published day 1 or 0
 * @param points stations that went in; 0 for a published day
 */
record AirDayResult(
        LocalDate day,
        String edition,
        Map<Pollutant, BigDecimal> values,
        List<Integer> present,
        int points,
        AqiOutcome outcome) {

    AirDayResult {
        EnumMap<Pollutant, BigDecimal> ordered = new EnumMap<>(Pollutant.class);
        ordered.putAll(values);
        values = Collections.unmodifiableMap(ordered);
        present = List.copyOf(present);
    }

    Optional<BigDecimal> find(Pollutant pollutant) {
        return Optional.ofNullable(values.get(pollutant));
    }
}
