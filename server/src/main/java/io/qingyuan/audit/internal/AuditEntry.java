package io.qingyuan.audit.internal;

import io.qingyuan.identity.PersonId;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One act.
 *
 * @param personId absent where the system itself acted
 * @param person the name at the time
 * @param source the address the request came from
 */
record AuditEntry(
        long id,
        Instant at,
        @Nullable PersonId personId,
        String person,
        String action,
        String kind,
        String thing,
        Map<String, Object> details,
        @Nullable String source) {}
