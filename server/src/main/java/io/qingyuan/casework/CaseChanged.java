package io.qingyuan.casework;

import org.jspecify.annotations.Nullable;

/**
 * That something was done in a case; published in the transaction of the act.
 *
 * @param step the step that was done, of {@link Act#DONE}
 * @param closed whether the case was closed by it
 */
public record CaseChanged(
        String procedure, CaseId id, Act act, @Nullable String step, boolean closed) {

    public enum Act {
        OPENED,
        DONE,
        CANCELLED
    }
}
