package io.qingyuan.casework.internal.flow;

/** What the engine asks while it moves: by our formulas over the values of the case, never by an expression of its own. */
public interface Decisions {

    /** Whether the way's condition holds. */
    boolean takes(String flow);

    /** How many units do a joint step side by side. */
    int units(String node);
}
