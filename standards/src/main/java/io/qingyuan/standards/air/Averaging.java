package io.qingyuan.standards.air;

/** The time over which a concentration is averaged (GB 3095 clause 3). */
public enum Averaging {
    /** One hour. */
    HOUR("1h"),
    /** Eight consecutive hours; in the index table also the daily maximum of them. */
    EIGHT_HOURS("8h"),
    /** The largest eight-hour mean of a natural day (日最大8小时平均). */
    MAX_EIGHT_HOURS("mda8"),
    /** A natural day. */
    DAY("24h"),
    /** A calendar quarter. */
    QUARTER("quarter"),
    /** A calendar year. */
    YEAR("annual");

    private final String code;

    Averaging(String code) {
        this.code = code;
    }

    /** The code in the tables' {@code period} column. */
    public String code() {
        return code;
    }

    /** The averaging time of a code such as {@code mda8}. */
    public static Averaging of(String code) {
        for (Averaging averaging : values()) {
            if (averaging.code.equals(code)) {
                return averaging;
            }
        }
        throw new IllegalArgumentException("not an averaging time: " + code);
    }
}
