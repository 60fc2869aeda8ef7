package io.qingyuan.standards.air;

import io.qingyuan.standards.NotInStandardException;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The air standards that hold together on a day: the limits of GB 3095, the index of HJ 633, the evaluation of HJ 663.
 * What is observed is judged by the standards of the day on which it was observed.
 */
public final class AirQuality {
    private final LocalDate day;
    private final AirLimits limits;
    private final AirQualityIndex index;
    private final @Nullable AirEvaluation evaluation;

    private AirQuality(LocalDate day, Rollout rollout) {
        this.day = day;
        this.limits = AirLimits.inForceOn(day, rollout);
        this.index = AirQualityIndex.inForceOn(day, rollout);
        this.evaluation = AirEvaluation.isInForceOn(day) ? AirEvaluation.inForceOn(day, rollout) : null;
    }

    /**
     * The standards in force nationwide on a day.
     *
     * @throws NotInStandardException before the first edition, 2016-01-01
     */
    public static AirQuality inForceOn(LocalDate day) {
        return inForceOn(day, Rollout.NATIONWIDE);
    }

    /**
     * The standards in force on a day where those of 2012 may have been applied early.
     *
     * @throws NotInStandardException before the first edition
     */
    public static AirQuality inForceOn(LocalDate day, Rollout rollout) {
        return new AirQuality(day, rollout);
    }

    /**
     * The standards of an edition whatever the day: those of 2012 as they were on their last day, those of 2026 as they
     * were on their first (the transition limits).
     *
     * @param year of GB 3095 and HJ 633, one of {@link #editions()}
     */
    public static AirQuality ofEdition(int year) {
        return inForceOn(Editions.dayOf("HJ 633", year));
    }

    /** The years of the editions known, the oldest first. */
    public static List<Integer> editions() {
        return Editions.years("HJ 633");
    }

    public LocalDate day() {
        return day;
    }

    public AirLimits limits() {
        return limits;
    }

    public AirQualityIndex index() {
        return index;
    }

    /**
     * The evaluation of days, months and years.
     *
     * @throws NotInStandardException before 2013-10-01, where only the limits and the index were applied early
     */
    public AirEvaluation evaluation() {
        if (evaluation == null) {
            throw new NotInStandardException("no edition of HJ 663 is in force on " + day);
        }
        return evaluation;
    }

    /** What a year is judged by. */
    public List<AnnualItem> annualItems() {
        return AnnualItem.inForceOn(day);
    }

    /** The state to which gas concentrations refer. */
    public ReferenceState gasState() {
        return ReferenceState.inForceOn(day);
    }
}
