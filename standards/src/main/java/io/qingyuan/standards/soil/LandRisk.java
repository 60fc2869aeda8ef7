package io.qingyuan.standards.soil;

/** The risk of development land (建设用地土壤污染风险), the lowest first. */
public enum LandRisk {
    /** Up to the screening value. */
    NEGLIGIBLE("可忽略"),
    /** Above it, but not above the background of the region: not managed as contaminated land. */
    WITHIN_BACKGROUND("不高于背景值"),
    /** Above the screening value: detailed survey and risk assessment. */
    TO_BE_SURVEYED("需详查"),
    /** Above the control value: usually not acceptable, control or remediation. */
    UNACCEPTABLE("通常不可接受");

    private final String labelZh;

    LandRisk(String labelZh) {
        this.labelZh = labelZh;
    }

    public String labelZh() {
        return labelZh;
    }
}
