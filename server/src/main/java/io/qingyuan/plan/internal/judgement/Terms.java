package io.qingyuan.plan.internal.judgement;

/**
 * What an item is judged by.
 *
 * @param required the national requirement, asked for in every year
 * @param target the plan's own target, due in the target year
 * @param baseYear the year of the status the path to the target starts from
 */
public record Terms(
        boolean qualitative,
        boolean binding,
        Direction direction,
        Demand required,
        Demand target,
        int baseYear,
        int targetYear) {}
