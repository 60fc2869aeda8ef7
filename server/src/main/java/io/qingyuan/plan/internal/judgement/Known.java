package io.qingyuan.plan.internal.judgement;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Everything known of an item: its reading by year, and the targets a superior authority assigned by year.
 */
public record Known(SortedMap<Integer, Reading> readings, SortedMap<Integer, Limit> assigned) {

    public Known {
        readings = Collections.unmodifiableSortedMap(new TreeMap<>(readings));
        assigned = Collections.unmodifiableSortedMap(new TreeMap<>(assigned));
    }

    public Reading in(int year) {
        return readings.getOrDefault(year, new Reading.Missing());
    }

    public Optional<BigDecimal> valueIn(int year) {
        return in(year) instanceof Reading.Measured(BigDecimal value) ? Optional.of(value) : Optional.empty();
    }

    public Optional<Limit> assignedFor(int year) {
        return Optional.ofNullable(assigned.get(year));
    }

    /** The values up to and with a year. */
    public SortedMap<Integer, BigDecimal> valuesUpTo(int year) {
        SortedMap<Integer, BigDecimal> values = new TreeMap<>();
        for (Map.Entry<Integer, Reading> entry : readings.headMap(year + 1).entrySet()) {
            if (entry.getValue() instanceof Reading.Measured(BigDecimal value)) {
                values.put(entry.getKey(), value);
            }
        }
        return values;
    }
}
