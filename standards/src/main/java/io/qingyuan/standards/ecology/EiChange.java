package io.qingyuan.standards.ecology;

import io.qingyuan.standards.Coded;
import io.qingyuan.standards.Verification;
import java.math.BigDecimal;

/**
 * How EI changed between two periods (生态环境状况变化度分级), HJ 192-2015.
 *
 * @param delta later less earlier
 */
public record EiChange(BigDecimal delta, Degree degree, Direction direction, Verification verified) {
    /** By how much, from the least on. */
    public enum Degree implements Coded {
        NONE("none", "无明显变化"),
        SLIGHT("slight", "略微变化"),
        OBVIOUS("obvious", "明显变化"),
        SIGNIFICANT("significant", "显著变化");

        private final String code;
        private final String zh;

        Degree(String code, String zh) {
            this.code = code;
            this.zh = zh;
        }

        @Override
        public String code() {
            return code;
        }

        /** The term of the standard. */
        public String zh() {
            return zh;
        }
    }

    /** Which way; {@link #NONE} where the degree is none. */
    public enum Direction implements Coded {
        BETTER("better"),
        NONE("none"),
        WORSE("worse");

        private final String code;

        Direction(String code) {
            this.code = code;
        }

        @Override
        public String code() {
            return code;
        }
    }

    /** The change as the bulletins write it, such as {@code 略微变化(好)}. */
    public String zh() {
        return switch (direction) {
            case BETTER -> degree.zh() + "(好)";
            case NONE -> degree.zh();
            case WORSE -> degree.zh() + "(差)";
        };
    }
}
