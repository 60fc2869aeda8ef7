package io.qingyuan.standards.air;

import io.qingyuan.standards.Verification;
import java.time.LocalDate;
import java.time.Month;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Whether a year, a quarter or a month has enough valid days (GB 3095 table 4), and where it falls short. */
public record PeriodValidity(int validDays, List<Shortfall> shortfalls, Verification verified) {
    /** Too few valid days: of the whole year, or of a month. */
    public record Shortfall(LocalDate from, LocalDate to, int validDays, int required) {}

    private static final int MONTHS_OF_QUARTER = 3;

    public PeriodValidity {
        shortfalls = List.copyOf(shortfalls);
    }

    public boolean isValid() {
        return shortfalls.isEmpty();
    }

    static PeriodValidity ofYear(ValidityRules rules, Pollutant pollutant, int year, Collection<LocalDate> days) {
        return of(
                rules,
                pollutant,
                ValidityRules.YEAR_DAYS,
                YearMonth.of(year, Month.JANUARY),
                Month.values().length,
                days);
    }

    static PeriodValidity ofQuarter(
            ValidityRules rules, Pollutant pollutant, int year, int quarter, Collection<LocalDate> days) {
        YearMonth first = YearMonth.of(year, (quarter - 1) * MONTHS_OF_QUARTER + 1);
        return of(rules, pollutant, ValidityRules.QUARTER_DAYS, first, MONTHS_OF_QUARTER, days);
    }

    static PeriodValidity ofMonth(
            ValidityRules rules, Pollutant pollutant, YearMonth month, Collection<LocalDate> days) {
        return of(rules, pollutant, monthRule(month), month, 1, days);
    }

    private static PeriodValidity of(
            ValidityRules rules,
            Pollutant pollutant,
            String wholeRule,
            YearMonth first,
            int months,
            Collection<LocalDate> days) {
        YearMonth last = first.plusMonths(months - 1L);
        Set<LocalDate> within = days.stream()
                .filter(day -> !day.isBefore(first.atDay(1)) && !day.isAfter(last.atEndOfMonth()))
                .collect(Collectors.toCollection(TreeSet::new));
        List<Shortfall> shortfalls = new ArrayList<>();
        int required = rules.minimum(pollutant, wholeRule);
        if (within.size() < required) {
            shortfalls.add(new Shortfall(first.atDay(1), last.atEndOfMonth(), within.size(), required));
        }
        for (YearMonth month = first; months > 1 && !month.isAfter(last); month = month.plusMonths(1)) {
            YearMonth of = month;
            int requiredInMonth = rules.minimum(pollutant, monthRule(month));
            int inMonth = (int) within.stream()
                    .filter(day -> YearMonth.from(day).equals(of))
                    .count();
            if (inMonth < requiredInMonth) {
                shortfalls.add(new Shortfall(month.atDay(1), month.atEndOfMonth(), inMonth, requiredInMonth));
            }
        }
        return new PeriodValidity(within.size(), shortfalls, rules.verified(pollutant, wholeRule));
    }

    private static String monthRule(YearMonth month) {
        return month.getMonth() == Month.FEBRUARY ? ValidityRules.FEBRUARY_DAYS : ValidityRules.MONTH_DAYS;
    }
}
