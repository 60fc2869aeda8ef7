package io.qingyuan.standards.water;

import java.util.List;

/** What 环办〔2011〕22号 says of a river, a water system or a basin. */
public sealed interface BasinOutcome {
    /**
     * Five sections or more: by the shares of their classes.
     *
     * @param mainPollutants at most three, the one with the largest share of sections over class Ⅲ first
     */
    record ByShares(Shares shares, WaterState state, List<SectionOutcome> sections, List<BasinPollutant> mainPollutants)
            implements BasinOutcome {
        public ByShares {
            sections = List.copyOf(sections);
            mainPollutants = List.copyOf(mainPollutants);
        }
    }

    /**
     * Fewer than five sections: the mean of each item over the sections, evaluated as one section.
     *
     * @param mean the means
     */
    record ByMean(WaterSample mean, SectionState section) implements BasinOutcome {}

    /**
     * Sections without a class: the shares cannot be told. The caller leaves them out or waits for their results.
     *
     * @param withoutClass places of these sections in the list given, from 0
     */
    record NotAvailable(List<Integer> withoutClass) implements BasinOutcome {
        public NotAvailable {
            withoutClass = List.copyOf(withoutClass);
        }
    }
}
