package io.qingyuan.notices.internal;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What is handed to a channel. It holds nothing of what the notice says.
 *
 * @param id of the outbox row: the same at every attempt, so that the receiver can tell a repetition
 * @param to address or handle
 * @param link absolute
 * @param digest set for a daily digest
 */
record Letter(UUID id, String to, String link, @Nullable Counts digest) {

    /** How much waits. */
    record Counts(int toDos, int unread) {}

    @Override
    public String toString() {
        return "Letter[" + id + "]";
    }
}
