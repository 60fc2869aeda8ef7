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

/** Whether a year or a month has enough valid days (GB 3095 table 4), and where it falls short. */
public record PeriodValidity(int validDays, List<Shortfall> shortfalls, Verification verified) {
    /** Too few valid days: of the whole year, or of a month. */
    public record Shortfall(LocalDate from, LocalDate to, int validDays, int required) {}

    public PeriodValidity {
        shortfalls = List.copyOf(shortfalls);
    }

    public boolean isValid() {
        return shortfalls.isEmpty();
    }

    static PeriodValidity ofYear(ValidityRules rules, Pollutant pollutant, int year, Collection<LocalDate> days) {
        Set<LocalDate> inYear = new TreeSet<>();
        int[] perMonth = new int[Month.values().length];
        for (LocalDate day : days) {
            if (day.getYear() == year && inYear.add(day)) {
                perMonth[day.getMonthValue() - 1]++;
            }
        }
        List<Shortfall> shortfalls = new ArrayList<>();
        int required = rules.minimum(pollutant, ValidityRules.YEAR_DAYS);
        if (inYear.size() < required) {
            shortfalls.add(
                    new Shortfall(LocalDate.of(year, 1, 1), LocalDate.of(year, 12, 31), inYear.size(), required));
        }
        for (Month month : Month.values()) {
            String rule = month == Month.FEBRUARY ? ValidityRules.FEBRUARY_DAYS : ValidityRules.MONTH_DAYS;
            int requiredInMonth = rules.minimum(pollutant, rule);
            if (perMonth[month.getValue() - 1] < requiredInMonth) {
                YearMonth of = YearMonth.of(year, month);
                shortfalls.add(
                        new Shortfall(of.atDay(1), of.atEndOfMonth(), perMonth[month.getValue() - 1], requiredInMonth));
            }
        }
        return new PeriodValidity(inYear.size(), shortfalls, rules.verified(pollutant, ValidityRules.YEAR_DAYS));
    }
}
