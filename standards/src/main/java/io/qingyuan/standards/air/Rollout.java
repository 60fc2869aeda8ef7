package io.qingyuan.standards.air;

/**
 * How the 2012 standards came into force: nationwide on 2016-01-01, in key regions (the Yangtze delta among them) from
 * 2012 on. The early dates are own knowledge and marked so.
 */
public enum Rollout {
    NATIONWIDE("nationwide"),
    /** 京津冀、长三角、珠三角等重点区域 and the cities that applied the 2012 standards before 2016. */
    KEY_REGIONS("key regions");

    private final String code;

    Rollout(String code) {
        this.code = code;
    }

    static Rollout of(String code) {
        for (Rollout rollout : values()) {
            if (rollout.code.equals(code)) {
                return rollout;
            }
        }
        throw new IllegalArgumentException("not a scope: " + code);
    }
}
