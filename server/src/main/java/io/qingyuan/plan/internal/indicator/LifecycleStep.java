package io.qingyuan.plan.internal.indicator;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A step in the life of a plan (规划生命周期).
 *
 * @param step amended, closed or succeeded
 * @param successor the plan that follows
 */
record LifecycleStep(
        String plan,
        String step,
        LocalDate happenedOn,
        @Nullable String document,
        @Nullable String note,
        @Nullable String successor,
        String author,
        Instant recordedAt) {}
