package io.qingyuan.casework.internal;

/** Where a case is as a whole. */
enum CaseState {
    OPEN,
    /** The clocks stand still (中止). */
    SUSPENDED,
    CLOSED,
    /** Ended before its end (撤销). */
    CANCELLED
}
