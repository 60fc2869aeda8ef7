package io.qingyuan.plan.internal.owner;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** That the plan office says which unit answers for an item (责任单位确认). */
public record Confirmation(
        String item, String unit, @Nullable String note, String author, Instant recordedAt) {}
