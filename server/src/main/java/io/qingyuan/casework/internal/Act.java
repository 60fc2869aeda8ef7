package io.qingyuan.casework.internal;

/** What was done in a case; each leaves a step that stays for ever. */
enum Act {
    OPENED,
    DONE,
    RETURNED,
    SUSPENDED,
    RESUMED,
    HANDED_OVER,
    CANCELLED,
    REOPENED,
    ESCALATED,
    /** A task followed a unit to the one that does its work now. */
    MOVED
}
