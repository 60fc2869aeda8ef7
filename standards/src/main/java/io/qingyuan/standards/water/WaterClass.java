package io.qingyuan.standards.water;

/** A class of surface water (水质类别), the best first; worse than Ⅴ is 劣Ⅴ. */
public enum WaterClass {
    I("Ⅰ", WaterState.EXCELLENT),
    II("Ⅱ", WaterState.EXCELLENT),
    III("Ⅲ", WaterState.GOOD),
    IV("Ⅳ", WaterState.LIGHT),
    V("Ⅴ", WaterState.MODERATE),
    WORSE_THAN_V("劣Ⅴ", WaterState.HEAVY);

    private static final WaterClass[] ALL = values();

    private final String label;
    private final WaterState state;

    WaterClass(String label, WaterState state) {
        this.label = label;
        this.state = state;
    }

    /** The class as reports write it, such as {@code Ⅲ} or {@code 劣Ⅴ}. */
    public String label() {
        return label;
    }

    /** The state of a section of this class (环办〔2011〕22号, table 1). */
    public WaterState state() {
        return state;
    }

    /** Whether the water is of class Ⅰ to Ⅲ (优良). */
    public boolean isGood() {
        return compareTo(III) <= 0;
    }

    static WaterClass ofRank(int rank) {
        return ALL[rank];
    }
}
