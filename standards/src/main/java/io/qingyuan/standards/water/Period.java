package io.qingyuan.standards.water;

import io.qingyuan.standards.ResourceTable;
import io.qingyuan.standards.Verification;

/** A period of evaluation and how many results its mean needs ({@code swq22_periods.csv}). */
public enum Period {
    /** A month, or any single sampling: one result. */
    MONTH("month"),
    /** A quarter: the months' results. */
    QUARTER("quarter"),
    /** A year: the results of its twelve months. */
    YEAR("year"),
    /** A year at a place that is frozen for part of it. */
    FROZEN_YEAR("frozen-year");

    private static final ResourceTable TABLE = ResourceTable.read(Period.class, "swq22_periods.csv");

    private final String code;

    Period(String code) {
        this.code = code;
    }

    /** How many results the mean of the period needs at least. */
    public int resultsNeeded() {
        return row().number("values").intValueExact();
    }

    /** How well this number was checked. */
    public Verification verified() {
        return row().verified();
    }

    private ResourceTable.Row row() {
        return TABLE.rows().stream()
                .filter(row -> row.text("period").equals(code))
                .findFirst()
                .orElseThrow();
    }
}
