package io.qingyuan.rules;

/** How a decision table (DMN 1.3, 8.2.8) makes a result of the rows that hold. */
public enum HitPolicy {
    /** At most one row holds. */
    UNIQUE("U"),
    /** The first row that holds. */
    FIRST("F"),
    /** The row whose result stands first in the order of results. */
    PRIORITY("P"),
    /** The results of all rows that hold, as a list. */
    COLLECT("C"),
    /** The sum of the results of all rows that hold. */
    SUM("C+");

    private final String letter;

    HitPolicy(String letter) {
        this.letter = letter;
    }

    /** As it stands in the corner of a table. */
    public String letter() {
        return letter;
    }
}
