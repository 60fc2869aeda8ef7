package io.qingyuan.plan.internal.judgement;

import java.util.Locale;

/** Which way an item is meant to go. */
public enum Direction {
    HIGHER,
    LOWER,
    /** A state that holds or does not. */
    BOOLEAN,
    /** A state with grades. */
    QUALITATIVE;

    public static Direction ofKey(String key) {
        return valueOf(key.toUpperCase(Locale.ROOT));
    }
}
