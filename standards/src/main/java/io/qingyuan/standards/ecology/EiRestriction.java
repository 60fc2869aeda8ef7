package io.qingyuan.standards.ecology;

import io.qingyuan.standards.Coded;

/**
 * The environmental restriction (环境限制指数) of HJ 192-2015 after an incident of severe pollution or damage, by the
 * numbers that the one implementation at hand uses. Which incidents make which type was not found in a text.
 */
public enum EiRestriction implements Coded {
    /** One grade lower: to 0.1 below the foot of the grade. */
    TYPE_2("2"),
    /** At most 54.9, and one grade lower from there on. */
    TYPE_3("3");

    private final String code;

    EiRestriction(String code) {
        this.code = code;
    }

    @Override
    public String code() {
        return code;
    }
}
