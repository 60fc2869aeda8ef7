package io.qingyuan.quality.internal;

import io.qingyuan.receipts.Canonical;
import io.qingyuan.standards.air.AirEvaluation;
import io.qingyuan.standards.air.AqiOutcome;
import io.qingyuan.standards.air.Pollutant;
import io.qingyuan.standards.air.Rollout;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * What HJ 663 makes of the days of a period. Each day's index is that of its own edition; means and ratios are rounded by
 * the edition in force on the last day with rows.
 *
 * @param editions editions of the index, in the order of their days
 * @param evaluationEdition the edition that rounds, empty without days
 * @param decimalsVerified how well its decimals were checked
 */
record PeriodFigures(
        int goodDays,
        int validDays,
        int fineParticleDays,
        List<String> editions,
        String evaluationEdition,
        String decimalsVerified,
        Optional<BigDecimal> goodDayRatio,
        Optional<BigDecimal> fineParticleMean) {

    PeriodFigures {
        editions = List.copyOf(editions);
    }

    static PeriodFigures of(List<AirDayResult> days, Canonical parameters) {
        return of(days, Rollout.valueOf(parameters.tree().get("rollout").asString()));
    }

    private static PeriodFigures of(List<AirDayResult> days, Rollout rollout) {
        if (days.isEmpty()) {
            return new PeriodFigures(0, 0, 0, List.of(), "", "", Optional.empty(), Optional.empty());
        }
        LocalDate last = days.getLast().day();
        AirEvaluation evaluation = AirEvaluation.inForceOn(last, rollout);
        int good = 0;
        int valid = 0;
        for (AirDayResult day : days) {
            if (day.outcome() instanceof AqiOutcome.Index index) {
                valid++;
                good += index.isGood() ? 1 : 0;
            }
        }
        List<BigDecimal> particles =
                days.stream().flatMap(day -> day.find(Pollutant.PM2_5).stream()).toList();
        return new PeriodFigures(
                good,
                valid,
                particles.size(),
                days.stream().map(AirDayResult::edition).distinct().toList(),
                evaluation.edition().standard().toString(),
                evaluation.decimalsVerified().code(),
                valid == 0 ? Optional.empty() : Optional.of(evaluation.goodDayRatio(good, valid)),
                particles.isEmpty()
                        ? Optional.empty()
                        : Optional.of(
                                evaluation.periodMean(Pollutant.PM2_5, particles, AirEvaluation.Precision.STATISTIC)));
    }
}
