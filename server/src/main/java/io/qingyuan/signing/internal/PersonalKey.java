package io.qingyuan.signing.internal;

import io.qingyuan.identity.PersonId;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A key of a person.
 *
 * @param publicKey {@code name+id+base64}
 * @param why why it ended: {@code renewed}, {@code lost}, {@code left}, {@code other}
 */
record PersonalKey(
        UUID id,
        PersonId person,
        Algorithm algorithm,
        String publicKey,
        Wrapping wrapping,
        Instant made,
        @Nullable Instant ended,
        @Nullable String why) {}
