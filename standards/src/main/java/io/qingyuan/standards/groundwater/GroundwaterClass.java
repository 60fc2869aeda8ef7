package io.qingyuan.standards.groundwater;

/** A class of groundwater (地下水质量类别), the best first. */
public enum GroundwaterClass {
    I("Ⅰ"),
    II("Ⅱ"),
    III("Ⅲ"),
    IV("Ⅳ"),
    V("Ⅴ");

    private final String label;

    GroundwaterClass(String label) {
        this.label = label;
    }

    /** The class as reports write it. */
    public String label() {
        return label;
    }
}
