package io.qingyuan.hj212.simulation;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDateTime;
import java.util.Random;

/**
 * One factor of a device and how it moves through the day.
 *
 * @param code the factor of 2017
 * @param base the daily mean
 * @param swing share of the mean by which the day's wave moves it
 * @param noise share of the mean by which one minute differs from the next
 * @param decimals digits behind the point that the instrument reports
 * @param converted whether a value converted to reference oxygen is sent as well
 * @param total whether minute, hour and day data carry a cumulated value
 */
record Channel(String code, double base, double swing, double noise, int decimals, boolean converted, boolean total) {

    static Channel of(String code, double base, double swing, double noise, int decimals) {
        return new Channel(code, base, swing, noise, decimals, false, false);
    }

    Channel cumulated() {
        return new Channel(code, base, swing, noise, decimals, converted, true);
    }

    Channel withConverted() {
        return new Channel(code, base, swing, noise, decimals, true, total);
    }

    /** The value at a moment; a wave with two humps (morning and evening) and what stays of the last minute's noise. */
    double at(LocalDateTime time, double phaseHours, double drift) {
        double hour = time.getHour() + time.getMinute() / 60.0 - phaseHours;
        double wave = 0.7 * Math.sin(2 * Math.PI * (hour - 4) / 24) + 0.3 * Math.sin(4 * Math.PI * (hour - 2) / 24);
        double weekend = time.getDayOfWeek().getValue() > 5 ? 0.85 : 1;
        double factor = (1 + swing * wave) * (isActivity() ? weekend : 1) + noise * drift;
        return base < 0 ? base * factor : Math.max(0, base * factor);
    }

    /** Noise that remembers: most of the last value, some of a new one. */
    static double drift(double last, Random random) {
        return 0.9 * last + 0.44 * random.nextGaussian();
    }

    /** The number as the instrument prints it. */
    String print(double value) {
        return new BigDecimal(value).setScale(decimals, RoundingMode.HALF_EVEN).toPlainString();
    }

    private boolean isActivity() {
        return total;
    }
}
