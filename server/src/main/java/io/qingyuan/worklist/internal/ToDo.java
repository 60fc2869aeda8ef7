package io.qingyuan.worklist.internal;

import io.qingyuan.identity.Title;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An open to-do as its list shows it. */
record ToDo(
        UUID id,
        Title what,
        @Nullable String period,
        @Nullable String sender,
        @Nullable LocalDate due,
        boolean overdue,
        @Nullable Integer minutes,
        String link,
        Instant openedAt,
        boolean sample) {}
