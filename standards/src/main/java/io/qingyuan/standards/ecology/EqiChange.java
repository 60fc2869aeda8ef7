package io.qingyuan.standards.ecology;

import io.qingyuan.standards.Coded;
import io.qingyuan.standards.Verification;
import java.math.BigDecimal;

/**
 * How EQI changed (生态质量变化幅度): three grades (变好, 基本稳定, 变差) in seven classes. The bounds are own knowledge and
 * marked so.
 *
 * @param delta later less earlier
 */
public record EqiChange(BigDecimal delta, Degree degree, Verification verified) {
    /** The seven classes, from better to worse. */
    public enum Degree implements Coded {
        MUCH_BETTER("much-better", "明显变好", 1),
        MODERATELY_BETTER("moderately-better", "一般变好", 1),
        SLIGHTLY_BETTER("slightly-better", "轻微变好", 1),
        STABLE("stable", "基本稳定", 0),
        SLIGHTLY_WORSE("slightly-worse", "轻微变差", -1),
        MODERATELY_WORSE("moderately-worse", "一般变差", -1),
        MUCH_WORSE("much-worse", "明显变差", -1);

        private final String code;
        private final String zh;
        private final int sign;

        Degree(String code, String zh, int sign) {
            this.code = code;
            this.zh = zh;
            this.sign = sign;
        }

        @Override
        public String code() {
            return code;
        }

        /** The term of the rules. */
        public String zh() {
            return zh;
        }

        /** The grade it belongs to: 1 better (变好), 0 stable (基本稳定), -1 worse (变差). */
        public int sign() {
            return sign;
        }
    }
}
