package io.qingyuan.plan.internal.indicator;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * That an item of a later plan goes on with one of an earlier plan.
 *
 * @param toItem null where the later plan dropped it
 * @param kind continued, changed, split, merged or dropped
 */
record ItemLink(
        String fromPlan,
        String fromItem,
        String toPlan,
        @Nullable String toItem,
        String kind,
        @Nullable String note,
        String author,
        Instant recordedAt) {}
