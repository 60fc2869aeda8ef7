package io.qingyuan.standards.water;

/** The zone around the intake of a surface source of drinking water (饮用水水源保护区) and the class it must keep. */
public enum ProtectionZone {
    /** First-grade zone (一级保护区). */
    FIRST(WaterClass.II),
    /** Second-grade zone (二级保护区). */
    SECOND(WaterClass.III);

    private final WaterClass required;

    ProtectionZone(WaterClass required) {
        this.required = required;
    }

    /** The class of GB 3838-2002, clause 3, for water of this function. */
    public WaterClass required() {
        return required;
    }
}
