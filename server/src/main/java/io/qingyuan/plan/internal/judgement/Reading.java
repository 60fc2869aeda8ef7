package io.qingyuan.plan.internal.judgement;

import java.math.BigDecimal;

/** What is known of an item in one year, after precedence has picked the value to judge by. */
public sealed interface Reading {

    record Measured(BigDecimal value) implements Reading {}

    /** A state of a qualitative item. Without a document or file behind it nothing is judged. */
    record Stated(Achievement achievement, boolean evidenced) implements Reading {}

    /** There is a figure, but not what it says: not judged before somebody confirms it. */
    record Doubtful() implements Reading {}

    /** Nothing, or not from everybody who has to report. */
    record Missing() implements Reading {}

    /** The grades of a state. */
    enum Achievement {
        ACHIEVED,
        PARTIAL,
        NOT_ACHIEVED
    }
}
