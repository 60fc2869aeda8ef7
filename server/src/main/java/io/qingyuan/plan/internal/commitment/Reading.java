package io.qingyuan.plan.internal.commitment;

import java.math.BigDecimal;

/**
 * How words are read that the plan leaves open; the pack says it and the office can change it.
 *
 * @param aboutWithin how far from the number "about" still is it, as a share of the number
 * @param atRiskDays how many days before its deadline something not reached counts as behind
 */
record Reading(BigDecimal aboutWithin, int atRiskDays) {

    Reading {
        if (aboutWithin.signum() < 0 || aboutWithin.compareTo(BigDecimal.ONE) >= 0) {
            throw new IllegalArgumentException("about_within is not in [0, 1): " + aboutWithin);
        }
        if (atRiskDays < 0) {
            throw new IllegalArgumentException("at_risk_days is negative: " + atRiskDays);
        }
    }
}
