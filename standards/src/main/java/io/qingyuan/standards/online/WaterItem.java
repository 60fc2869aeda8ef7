package io.qingyuan.standards.online;

import io.qingyuan.standards.Coded;
import java.util.Set;

/** An item of automatic water monitoring whose gaps HJ 356-2019 fills. */
public enum WaterItem implements Coded {
    COD("COD", "化学需氧量", "w01018"),
    AMMONIA_NITROGEN("NH3-N", "氨氮", "w21003"),
    TOTAL_PHOSPHORUS("TP", "总磷", "w21011"),
    TOTAL_NITROGEN("TN", "总氮", "w21001"),
    FLOW("flow", "流量", "w00000"),
    PH("pH", "pH值", "w01001");

    private final String code;
    private final String zh;
    private final String factor;

    WaterItem(String code, String zh, String factor) {
        this.code = code;
        this.zh = zh;
        this.factor = factor;
    }

    @Override
    public String code() {
        return code;
    }

    /** The Chinese name and the factor code of HJ 212. */
    @Override
    public Set<String> aliases() {
        return Set.of(zh, factor);
    }
}
