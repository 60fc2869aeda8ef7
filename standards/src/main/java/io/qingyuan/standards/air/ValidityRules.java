package io.qingyuan.standards.air;

import io.qingyuan.standards.NotInStandardException;
import io.qingyuan.standards.ResourceTable;
import io.qingyuan.standards.StandardRef;
import io.qingyuan.standards.Verification;
import java.util.List;

/** How much must have been measured (GB 3095 table 4, HJ 663 for the 8-hour maximum): {@code validity.csv}. */
final class ValidityRules {
    static final String HOUR_MINUTES = "hour-minutes";
    static final String DAY_HOURS = "day-hours";
    static final String WINDOW_HOURS = "window-hours";
    static final String MDA8_WINDOWS = "mda8-windows";
    static final String QUARTER_DAYS = "quarter-days";
    static final String YEAR_DAYS = "year-days";
    static final String MONTH_DAYS = "month-days";
    static final String FEBRUARY_DAYS = "february-days";

    private static final ResourceTable TABLE = ResourceTable.read(ValidityRules.class, "validity.csv");

    private final List<ResourceTable.Row> rows;
    private final StandardRef standard;

    ValidityRules(StandardRef limits, StandardRef evaluation) {
        this.standard = limits;
        this.rows = TABLE.rows().stream()
                .filter(row -> row.text("edition").equals(limits.toString())
                        || row.text("edition").equals(evaluation.toString()))
                .toList();
    }

    int minimum(Pollutant pollutant, String rule) {
        return row(pollutant, rule).number("minimum").intValueExact();
    }

    boolean has(Pollutant pollutant, String rule) {
        return rows.stream().anyMatch(row -> is(row, pollutant, rule));
    }

    Verification verified(Pollutant pollutant, String rule) {
        return row(pollutant, rule).verified();
    }

    private ResourceTable.Row row(Pollutant pollutant, String rule) {
        return rows.stream()
                .filter(row -> is(row, pollutant, rule))
                .findFirst()
                .orElseThrow(() ->
                        new NotInStandardException(standard + " has no rule " + rule + " for " + pollutant.symbol()));
    }

    private static boolean is(ResourceTable.Row row, Pollutant pollutant, String rule) {
        return row.text("rule").equals(rule) && row.text("item").equals(pollutant.symbol());
    }
}
