package io.qingyuan.standards.air;

import java.util.Arrays;

/**
 * The 24 hourly means of a natural day, 00–01 to 23–24, of the six indexed pollutants, as scaled integers. Can be
 * cleared and filled again, for inner loops; not safe for use by several threads.
 */
public final class DayHours {
    /** Hours of a natural day. */
    public static final int HOURS = 24;

    private static final int SIZE = Pollutant.INDEXED.size() * HOURS;

    private final long[] scaled = new long[SIZE];

    public DayHours() {
        clear();
    }

    /** Makes every hour a missing one. */
    public void clear() {
        Arrays.fill(scaled, Scaled.MISSING);
    }

    /**
     * Sets an hourly mean.
     *
     * @param hour 0 to 23, counted by the beginning of the hour
     * @param value see {@link Scaled}; {@link Scaled#MISSING} for a missing or invalid one
     */
    public void set(Pollutant pollutant, int hour, long value) {
        if (hour < 0 || hour >= HOURS) {
            throw new IllegalArgumentException("an hour of a day is 0 to 23: " + hour);
        }
        if (value < 0 && value != Scaled.MISSING) {
            throw new IllegalArgumentException("a concentration is not negative: " + pollutant.symbol() + " " + value);
        }
        scaled[pollutant.slot() * HOURS + hour] = value;
    }

    /** The scaled hourly mean, or {@link Scaled#MISSING}. */
    public long get(Pollutant pollutant, int hour) {
        return scaled[pollutant.slot() * HOURS + hour];
    }

    /** How many hours of the pollutant are there. */
    public int count(Pollutant pollutant) {
        int count = 0;
        for (int hour = 0; hour < HOURS; hour++) {
            if (get(pollutant, hour) != Scaled.MISSING) {
                count++;
            }
        }
        return count;
    }

    /** The largest hourly mean of the pollutant, or {@link Scaled#MISSING}. */
    public long max(Pollutant pollutant) {
        long max = Scaled.MISSING;
        for (int hour = 0; hour < HOURS; hour++) {
            max = Math.max(max, get(pollutant, hour));
        }
        return max;
    }
}
