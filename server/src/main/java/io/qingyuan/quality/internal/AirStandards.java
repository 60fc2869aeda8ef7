package io.qingyuan.quality.internal;

import io.qingyuan.standards.air.AirEvaluation;
import io.qingyuan.standards.air.AirQualityIndex;
import io.qingyuan.standards.air.AirQualityIndex.MissingRule;
import io.qingyuan.standards.air.Rollout;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;

/**
 * The standards in force on the days of one evaluation, each looked up once. Not for use by several threads. A missing
 * pollutant withholds an index up to 100 under both editions: the day could have been worse.
 */
final class AirStandards {
    private final Rollout rollout;
    private final Map<LocalDate, AirQualityIndex> indices = new HashMap<>();
    private final Map<LocalDate, AirEvaluation> evaluations = new HashMap<>();

    /** @param rollout whether the place applied the 2012 standards before they held nationwide */
    AirStandards(Rollout rollout) {
        this.rollout = rollout;
    }

    AirQualityIndex index(LocalDate day) {
        return indices.computeIfAbsent(
                day, on -> AirQualityIndex.inForceOn(on, rollout).with(MissingRule.ABOVE_100_ONLY));
    }

    AirEvaluation evaluation(LocalDate day) {
        return evaluations.computeIfAbsent(day, on -> AirEvaluation.inForceOn(on, rollout));
    }
}
