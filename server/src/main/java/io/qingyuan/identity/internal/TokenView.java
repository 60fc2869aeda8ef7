package io.qingyuan.identity.internal;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A token as lists show it; the secret itself cannot be shown again. */
record TokenView(
        UUID id,
        String note,
        Instant createdAt,
        Instant expiresAt,
        @Nullable Instant usedAt,
        @Nullable Instant revokedAt) {}
