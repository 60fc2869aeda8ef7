package io.qingyuan.standards.water;

import io.qingyuan.standards.Verification;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/** The means of a period or of several points, or why there are none. */
public sealed interface MeanOutcome {
    /**
     * The arithmetic mean of each item.
     *
     * @param results how many results each item has
     * @param verified not checked ({@link Verification#OWN_KNOWLEDGE}) when results below detection were taken as half
     *     their limit, or the number of results needed is not checked
     */
    record Mean(WaterSample sample, Map<WaterItem, Integer> results, Verification verified) implements MeanOutcome {
        public Mean {
            results = Collections.unmodifiableMap(new EnumMap<>(results));
        }
    }

    /** There are fewer samples than the period needs. */
    record TooFew(int found, int needed) implements MeanOutcome {}
}
