package io.qingyuan.standards.soil;

/** The risk of farmland (农用地土壤污染风险), the lowest first. */
public enum FarmlandRisk {
    /** Up to the screening value (风险筛选值). */
    LOW("风险低"),
    /** Above it: there may be a risk, use safely. */
    POSSIBLE("可能存在风险(安全利用)"),
    /** Above the control value (风险管制值): strict control. */
    HIGH("风险高(严格管控)");

    private final String labelZh;

    FarmlandRisk(String labelZh) {
        this.labelZh = labelZh;
    }

    public String labelZh() {
        return labelZh;
    }
}
