package io.qingyuan.plan.internal.judgement;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * How an item stands in a year.
 *
 * @param target against the plan's own target
 * @param required against the national requirement of that year
 * @param pathValue what the path asks for in the year
 * @param gap how far the value is ahead of the path; negative when it is short of it, whichever way is better
 * @param pace what has to be added every year from now on to reach the target in time
 * @param forecast what the trend leads to in the target year
 * @param warning a binding item that is off track, or whose trend does not reach the target
 */
public record Judgement(
        int year,
        Finding target,
        Finding required,
        @Nullable BigDecimal pathValue,
        @Nullable BigDecimal gap,
        @Nullable BigDecimal pace,
        @Nullable BigDecimal forecast,
        boolean warning) {}
