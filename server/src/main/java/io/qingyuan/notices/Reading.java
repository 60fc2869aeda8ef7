package io.qingyuan.notices;

import io.qingyuan.identity.PersonId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The read receipt (已读回执) of one person.
 *
 * @param readAt null while not read
 */
public record Reading(PersonId person, @Nullable Instant readAt) {}
