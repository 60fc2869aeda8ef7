package io.qingyuan.standards.noise;

import io.qingyuan.standards.Coded;
import java.util.Set;

/** What was measured at a point: the equivalent level of a period, or the largest level of a sound at night. */
public enum NoiseQuantity implements Coded {
    /** Leq of the day (昼间). */
    DAY("day", "昼间"),
    /** Leq of the night (夜间). */
    NIGHT("night", "夜间"),
    /** Lmax of noise that recurs at night (夜间频发噪声); GB 12348 only. */
    NIGHT_FREQUENT_LMAX("night frequent Lmax", "夜间频发噪声最大声级"),
    /** Lmax of sudden noise at night (夜间突发噪声; GB 12348: 夜间偶发噪声). */
    NIGHT_BURST_LMAX("night burst Lmax", "夜间突发噪声最大声级");

    private final String code;
    private final String zh;

    NoiseQuantity(String code, String zh) {
        this.code = code;
        this.zh = zh;
    }

    @Override
    public String code() {
        return code;
    }

    @Override
    public Set<String> aliases() {
        return Set.of(zh);
    }

    /** The Chinese term. */
    public String zh() {
        return zh;
    }

    boolean isDay() {
        return this == DAY;
    }

    boolean isLargestLevel() {
        return this == NIGHT_FREQUENT_LMAX || this == NIGHT_BURST_LMAX;
    }
}
