package io.qingyuan.standards.air;

import java.util.Map;
import java.util.Set;

/** What HJ 633 says of an hour or a day: an index, or that there is none. */
public sealed interface AqiOutcome {
    /** The individual indices (IAQI) of the pollutants that have one. */
    Map<Pollutant, Integer> individual();

    /** The indexed pollutants without an individual index. */
    Set<Pollutant> missing();

    /**
     * The air quality index.
     *
     * @param primary primary pollutants (首要污染物): those with the largest index when it is above 50
     * @param exceeding exceeding pollutants (超标污染物): index above 100; defined by the 2012 edition only
     */
    record Index(
            int aqi,
            AqiLevel level,
            Set<Pollutant> primary,
            Set<Pollutant> exceeding,
            Map<Pollutant, Integer> individual,
            Set<Pollutant> missing)
            implements AqiOutcome {
        /** Whether the day counts as a good day (优良天): index up to 100. */
        public boolean isGood() {
            return aqi <= 100;
        }
    }

    /** No index: index, level and primary pollutant are published as NA. */
    record NotAvailable(Reason reason, Map<Pollutant, Integer> individual, Set<Pollutant> missing)
            implements AqiOutcome {}

    /** Why there is no index. */
    enum Reason {
        /** No pollutant has an individual index. */
        NO_POLLUTANT,
        /** A pollutant is missing and the others stay at 100 or below, so it could have been worse (2026, 5.3.1). */
        POLLUTANT_MISSING
    }
}
