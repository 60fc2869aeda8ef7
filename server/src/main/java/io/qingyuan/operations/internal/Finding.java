package io.qingyuan.operations.internal;

import io.qingyuan.identity.Title;
import org.jspecify.annotations.Nullable;

/**
 * What looking at one part of the installation found.
 *
 * @param part such as {@code disk}
 * @param what one sentence with the figures
 * @param mend what to do about it; none where all is well
 */
record Finding(
        String part, Level level, Title what, @Nullable Title mend) {

    /** How bad it is, the worst last. */
    enum Level {
        FINE,
        /** Needs somebody within days. */
        WARNING,
        /** Needs somebody now. */
        ALARM
    }

    static Finding fine(String part, String chinese, String english) {
        return new Finding(part, Level.FINE, Title.of(chinese, english), null);
    }

    Finding worse(Level its, String chinese, String english) {
        return new Finding(part, its, what, Title.of(chinese, english));
    }
}
