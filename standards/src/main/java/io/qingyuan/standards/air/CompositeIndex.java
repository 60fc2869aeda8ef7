package io.qingyuan.standards.air;

import io.qingyuan.standards.NotInStandardException;
import io.qingyuan.standards.ResourceTable;
import io.qingyuan.standards.Rounding;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/**
 * The composite index of ambient air (环境空气质量综合指数) of the 2018 ranking rules (环办监测〔2018〕19号): the sum of six
 * single indices, each a concentration over its standard value, rounded to two decimals before they are added. Which
 * standard values hold with the standards of 2026 is not known, so days from 2026-03-01 are refused.
 *
 * @param single the single indices
 * @param main the pollutants with the largest single index; empty when all six are equal, for then none stands out
 */
public record CompositeIndex(BigDecimal value, Map<Pollutant, BigDecimal> single, Set<Pollutant> main) {
    private static final ResourceTable TABLE = ResourceTable.read(CompositeIndex.class, "composite_index_2018.csv");
    /** The year of the ranking rules. */
    public static final int EDITION = 2018;

    private static final LocalDate KNOWN_UNTIL = LocalDate.of(2026, 2, 28);
    private static final int DECIMALS = 2;

    public CompositeIndex {
        single = Collections.unmodifiableMap(new EnumMap<>(single));
        main = Collections.unmodifiableSet(main);
    }

    /** The single index of one of the six pollutants. */
    public BigDecimal single(Pollutant pollutant) {
        BigDecimal index = single.get(pollutant);
        if (index == null) {
            throw new NotInStandardException("the composite index has no part for " + pollutant.symbol());
        }
        return index;
    }

    /**
     * The composite index of a month or a year.
     *
     * @param periodEnd the last day of the period
     * @param concentrations means of SO2, NO2, PM10, PM2.5, the 95th percentile of CO, the 90th of MDA8 ozone, rounded
     *     for evaluation; all six are needed
     */
    public static CompositeIndex of(LocalDate periodEnd, Concentrations concentrations) {
        if (periodEnd.isAfter(KNOWN_UNTIL)) {
            throw new NotInStandardException(
                    "the standard values of the composite index after " + KNOWN_UNTIL + " are not known");
        }
        return of(concentrations);
    }

    /**
     * The composite index by the rules of 2018, whatever the period.
     *
     * @param concentrations as for {@link #of(LocalDate, Concentrations)}
     */
    public static CompositeIndex of(Concentrations concentrations) {
        Map<Pollutant, BigDecimal> single = new EnumMap<>(Pollutant.class);
        for (ResourceTable.Row row : TABLE.rows()) {
            Pollutant pollutant = Pollutant.of(row.text("item"));
            BigDecimal concentration = concentrations
                    .find(pollutant)
                    .orElseThrow(() -> new IllegalArgumentException("the composite index needs " + pollutant.symbol()));
            single.put(pollutant, Rounding.divide(concentration, row.number("standard_value"), DECIMALS));
        }
        BigDecimal largest = Collections.max(single.values());
        Set<Pollutant> main = EnumSet.noneOf(Pollutant.class);
        single.forEach((pollutant, index) -> {
            if (index.compareTo(largest) == 0) {
                main.add(pollutant);
            }
        });
        if (main.size() == single.size()) {
            main.clear();
        }
        return new CompositeIndex(single.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add), single, main);
    }
}
