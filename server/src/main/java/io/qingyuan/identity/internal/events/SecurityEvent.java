package io.qingyuan.identity.internal.events;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One event.
 *
 * @param personId who acted or was refused; absent when nobody is known
 * @param person the name today
 * @param aboutId whom it is about, where that is somebody else
 * @param source the address the request came from
 */
record SecurityEvent(
        long id,
        Instant at,
        SecurityEventKind kind,
        @Nullable UUID personId,
        @Nullable String person,
        @Nullable UUID aboutId,
        @Nullable String about,
        @Nullable String source,
        Map<String, Object> details) {}
