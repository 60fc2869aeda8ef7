package io.qingyuan.plan.internal.project;

/**
 * How much is let pass before a project is flagged; the pack says it.
 *
 * @param behindPoints how many points the built share may lag the passed time
 * @param divergencePoints how many points paid and built share may differ
 * @param silentMonths how many months may pass without a report
 */
record Allowance(int behindPoints, int divergencePoints, int silentMonths) {}
