package io.qingyuan.receipts;

import io.qingyuan.time.Zone;
import java.time.Instant;
import java.time.LocalDate;

/** A half-open stretch of valid time {@code [from, to)}. */
public record Interval(Instant from, Instant to) {

    public Interval {
        if (!from.isBefore(to)) {
            throw new IllegalArgumentException("interval ends before it begins: " + from + " .. " + to);
        }
    }

    /** A calendar year in Beijing time. */
    public static Interval year(int year) {
        return new Interval(Zone.startOf(LocalDate.of(year, 1, 1)), Zone.startOf(LocalDate.of(year + 1, 1, 1)));
    }

    public boolean overlaps(Interval other) {
        return from.isBefore(other.to) && other.from.isBefore(to);
    }
}
