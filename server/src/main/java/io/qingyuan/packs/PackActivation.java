package io.qingyuan.packs;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * That a version of a pack held, from when to when by the time it was recorded.
 *
 * @param until {@code null} while it holds
 * @param by who activated it: a login name, or {@code system} at the start
 */
public record PackActivation(
        PackVersion version, Instant since, @Nullable Instant until, String by) {}
