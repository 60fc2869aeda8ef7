package io.qingyuan.standards.water;

import io.qingyuan.standards.Edition;
import io.qingyuan.standards.ResourceTable;
import io.qingyuan.standards.Verification;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The evaluation of surface water by 环办〔2011〕22号 (地表水环境质量评价办法（试行）), dated 2011-03-09: the state of sections,
 * rivers and basins, their main pollutants, means of periods and the change between two. Lakes are evaluated as a section
 * after {@link #mean} over time and then over their points; for their trophic state see {@link TrophicIndex}, for
 * trends {@link SpearmanTrend}.
 */
public final class WaterEvaluation {
    private static final int SECTIONS_FOR_SHARES = 5;

    private record Bounds(BigDecimal goodFrom, BigDecimal inferiorFrom, BigDecimal inferiorBelow, WaterState state) {
        boolean hold(Shares shares) {
            return shares.goodPercent().compareTo(goodFrom) >= 0
                    && shares.inferiorPercent().compareTo(inferiorFrom) >= 0
                    && shares.inferiorPercent().compareTo(inferiorBelow) < 0;
        }
    }

    private static final List<Bounds> STATES =
            ResourceTable.read(WaterEvaluation.class, "swq22_basin_states.csv").rows().stream()
                    .map(WaterEvaluation::bounds)
                    .toList();

    private final Edition edition;
    private final SurfaceWater water;

    private WaterEvaluation(Edition edition, SurfaceWater water) {
        this.edition = edition;
        this.water = water;
    }

    /** The rules in force on a day, results compared as they were reported. */
    public static WaterEvaluation inForceOn(LocalDate day) {
        Edition edition = SurfaceWater.EDITIONS.inForceOn(SurfaceWater.EVALUATION, day);
        return new WaterEvaluation(edition, SurfaceWater.inForceOn(day));
    }

    /** The same rules with results and means rounded before they are compared. */
    public WaterEvaluation with(ReportingDecimals rounding) {
        return new WaterEvaluation(edition, water.with(rounding));
    }

    public Edition edition() {
        return edition;
    }

    /**
     * The class, state and main pollutants of a section. Main pollutants are the items worse than Ⅲ: cyanide and heavy
     * metals first, then by class, within a class by multiple, then in the order of the standard.
     */
    public SectionState section(WaterSample sample) {
        SectionOutcome outcome = water.section(sample);
        return new SectionState(outcome, MainPollutants.of(water, sample.body(), outcome));
    }

    /** The state of a river, water system or basin: by shares from five sections on, else by the means of the sections. */
    public BasinOutcome basin(List<WaterSample> sections) {
        if (sections.isEmpty()) {
            return new BasinOutcome.NotAvailable(List.of());
        }
        if (sections.size() < SECTIONS_FOR_SHARES) {
            WaterSample mean = WaterMeans.of(sections, water.decimals()).sample();
            return new BasinOutcome.ByMean(mean, section(mean));
        }
        List<SectionOutcome> outcomes = sections.stream().map(water::section).toList();
        List<Integer> withoutClass = IntStream.range(0, outcomes.size())
                .filter(i -> outcomes.get(i).findGrade().isEmpty())
                .boxed()
                .toList();
        if (!withoutClass.isEmpty()) {
            return new BasinOutcome.NotAvailable(withoutClass);
        }
        Shares shares = Shares.of(outcomes.stream()
                .map(outcome -> outcome.findGrade().orElseThrow())
                .toList());
        return new BasinOutcome.ByShares(shares, state(shares), outcomes, MainPollutants.of(outcomes));
    }

    /**
     * The state of five sections or more. Exactly 60 % good and 40 % inferior, for which the text has no row, is heavy
     * pollution here.
     */
    public WaterState state(Shares shares) {
        return STATES.stream()
                .filter(bounds -> bounds.hold(shares))
                .findFirst()
                .map(Bounds::state)
                .orElseThrow();
    }

    /** The change of a section, river or basin by its state: one grade is some change, two or more a marked one. */
    public WaterChange change(WaterState before, WaterState after) {
        return WaterChange.of("state", BigDecimal.valueOf(before.gradesWorseThan(after)));
    }

    /** The change of a river or basin by the shares of its classes: up to 10 points none, up to 20 some. */
    public WaterChange change(Shares before, Shares after) {
        return WaterChange.of("shares", after.improvementSince(before));
    }

    /**
     * The arithmetic mean of each item over a period, or over the points of a lake or the sections of a river (as for a
     * month). Oxygen saturation is not averaged.
     */
    public MeanOutcome mean(Period period, List<WaterSample> samples) {
        if (samples.size() < period.resultsNeeded()) {
            return new MeanOutcome.TooFew(samples.size(), period.resultsNeeded());
        }
        MeanOutcome.Mean mean = WaterMeans.of(samples, water.decimals());
        Verification verified = mean.verified().and(period.verified());
        return new MeanOutcome.Mean(mean.sample(), mean.results(), verified);
    }

    private static Bounds bounds(ResourceTable.Row row) {
        BigDecimal above = BigDecimal.valueOf(101);
        return new Bounds(
                row.number("good_pct_from"),
                row.findNumber("inferior_pct_from").orElse(BigDecimal.ZERO),
                row.findNumber("inferior_pct_below").orElse(above),
                state(row.text("state")));
    }

    private static WaterState state(String code) {
        for (WaterState state : WaterState.values()) {
            if (state.code().equals(code)) {
                return state;
            }
        }
        throw new IllegalArgumentException("not a state: " + code);
    }
}
