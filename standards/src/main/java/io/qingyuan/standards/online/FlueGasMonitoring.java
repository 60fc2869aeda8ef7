package io.qingyuan.standards.online;

import io.qingyuan.standards.Edition;
import io.qingyuan.standards.EditionTable;
import io.qingyuan.standards.InvalidInputException;
import io.qingyuan.standards.InvalidInputException.Fault;
import io.qingyuan.standards.ResourceTable;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.LocalDate;
import java.time.Month;
import java.time.YearMonth;
import java.util.Collection;
import java.util.Optional;

/**
 * Valid data of continuous monitoring of flue gas (固定污染源烟气排放连续监测, CEMS): HJ 75-2017, the month by HJ 76-2017.
 * The day from which the edition holds is own knowledge.
 */
public final class FlueGasMonitoring {
    private static final EditionTable EDITIONS = EditionTable.read(FlueGasMonitoring.class);
    private static final ResourceTable RULES = ResourceTable.read(FlueGasMonitoring.class, "hj75_rules.csv");
    private static final int MINUTES = 60;
    private static final int HOURS = 24;
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private final Edition edition;

    private FlueGasMonitoring(Edition edition) {
        this.edition = edition;
    }

    /** The rules in force on a day; days before the first edition provided are refused. */
    public static FlueGasMonitoring inForceOn(LocalDate day) {
        return new FlueGasMonitoring(EDITIONS.inForceOn("HJ 75", day));
    }

    public Edition edition() {
        return edition;
    }

    /** A clock hour by its valid minutes, 0 to 60. */
    public Completeness hour(int validMinutes) {
        return completeness("hour", InvalidInputException.requireBetween("valid_minutes", validMinutes, 0, MINUTES));
    }

    /** A calendar day by its valid hours, 0 to 24. */
    public Completeness day(int validHours) {
        return completeness("day", InvalidInputException.requireBetween("valid_hours", validHours, 0, HOURS));
    }

    /** A month by its valid days; February needs fewer. */
    public Completeness month(YearMonth month, int validDays) {
        String rule = month.getMonth() == Month.FEBRUARY ? "february" : "month";
        return completeness(
                rule, InvalidInputException.requireBetween("valid_days", validDays, 0, month.lengthOfMonth()));
    }

    /**
     * A quarter by the share of its valid hours (数据有效率), own knowledge.
     *
     * @param dueHours hours in which the source was running, more than 0
     */
    public Completeness quarter(int validHours, int dueHours) {
        return completeness("quarter", captureRatePct(validHours, dueHours));
    }

    /** The capture rate, percent, to 34 significant digits. */
    public static BigDecimal captureRatePct(int validHours, int dueHours) {
        InvalidInputException.requirePositive("due_hours", BigDecimal.valueOf(dueHours));
        InvalidInputException.requireBetween("valid_hours", validHours, 0, dueHours);
        return BigDecimal.valueOf(validHours)
                .multiply(HUNDRED)
                .divide(BigDecimal.valueOf(dueHours), MathContext.DECIMAL128);
    }

    /**
     * The mean of an hour from its valid minutes, or of a day from its valid hourly means (own knowledge); empty where
     * there are too few of them.
     *
     * @param completeness of the hour or the day; it must count the same data
     */
    public Optional<BigDecimal> mean(Collection<BigDecimal> valid, Completeness completeness) {
        if (completeness.found().compareTo(BigDecimal.valueOf(valid.size())) != 0) {
            throw new InvalidInputException(
                    Fault.INCONSISTENT, "valid", valid.size() + " values", completeness.found() + " as counted");
        }
        if (!completeness.isValid()) {
            return Optional.empty();
        }
        BigDecimal sum = valid.stream()
                .map(value -> InvalidInputException.requireNonNegative("concentration", value))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        return Optional.of(sum.divide(BigDecimal.valueOf(valid.size()), MathContext.DECIMAL128));
    }

    private static Completeness completeness(String rule, int found) {
        return completeness(rule, BigDecimal.valueOf(found));
    }

    private static Completeness completeness(String rule, BigDecimal found) {
        ResourceTable.Row row = RULES.rows().stream()
                .filter(candidate -> candidate.text("rule").equals(rule))
                .findFirst()
                .orElseThrow();
        return new Completeness(found, row.number("minimum"), row.verified());
    }
}
