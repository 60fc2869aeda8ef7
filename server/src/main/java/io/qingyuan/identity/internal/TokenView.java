package io.qingyuan.identity.internal;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A token as lists show it; the secret itself cannot be shown again.
 *
 * @param modules what it is limited to; empty for all
 */
record TokenView(
        UUID id,
        String note,
        Instant createdAt,
        Instant expiresAt,
        @Nullable Instant usedAt,
        @Nullable Instant revokedAt,
        boolean readOnly,
        List<String> modules) {}
