package io.qingyuan.intake.internal;

import java.util.Locale;

/** How an import stands. */
enum JobState {
    /** Stored; nobody has looked into it yet. */
    RECEIVED,
    /** Looked through; waits for somebody to say what the columns mean. */
    MAPPING,
    /** The columns are settled. */
    READY,
    /** Rows are read, checked and put aside. */
    STAGING,
    /** All rows are checked; the good ones wait for somebody to say take. */
    HELD,
    /** Good rows are taken. */
    TAKING,
    /** All good rows are taken, others wait to be mended or discarded. */
    PARKED,
    DONE,
    /** The same file was taken before, with the same mapping; nothing was done. */
    UNCHANGED,
    /** The file as a whole cannot be taken. */
    REFUSED,
    CANCELLED,
    FAILED;

    /** Whether the server works on it without anybody. */
    boolean runs() {
        return this == RECEIVED || this == READY || this == STAGING || this == TAKING;
    }

    boolean isOver() {
        return switch (this) {
            case DONE, UNCHANGED, REFUSED, CANCELLED, FAILED -> true;
            case RECEIVED, MAPPING, READY, STAGING, HELD, TAKING, PARKED -> false;
        };
    }

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static JobState of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
