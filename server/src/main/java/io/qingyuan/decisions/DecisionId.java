package io.qingyuan.decisions;

/** Identifies a decision (决策表) of a pack, such as {@code enterprise-risk-grade}. */
public record DecisionId(String value) {

    public DecisionId {
        if (!value.matches("[a-z][a-z0-9-]{1,60}")) {
            throw new IllegalArgumentException("not an id of a decision: " + value);
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
