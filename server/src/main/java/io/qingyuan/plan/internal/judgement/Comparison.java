package io.qingyuan.plan.internal.judgement;

import java.math.BigDecimal;

/** How a value is held against a limit. */
public enum Comparison {
    AT_LEAST(">="),
    AT_MOST("<="),
    MORE_THAN(">"),
    LESS_THAN("<");

    private final String sign;

    Comparison(String sign) {
        this.sign = sign;
    }

    public String sign() {
        return sign;
    }

    /**
     * Reads a printed sign. {@code =} means reach or keep (达到、保持): at least where higher is better, at most where lower
     * is.
     */
    public static Comparison of(String printed, Direction direction) {
        if (printed.equals("=")) {
            return direction == Direction.LOWER ? AT_MOST : AT_LEAST;
        }
        for (Comparison comparison : values()) {
            if (comparison.sign.equals(printed)) {
                return comparison;
            }
        }
        throw new IllegalArgumentException("comparator is not one of >= <= > < =: " + printed);
    }

    public boolean holds(BigDecimal value, BigDecimal limit) {
        int order = value.compareTo(limit);
        return switch (this) {
            case AT_LEAST -> order >= 0;
            case AT_MOST -> order <= 0;
            case MORE_THAN -> order > 0;
            case LESS_THAN -> order < 0;
        };
    }

    /** Whether less is better under this limit. */
    public boolean isUpperLimit() {
        return this == AT_MOST || this == LESS_THAN;
    }
}
