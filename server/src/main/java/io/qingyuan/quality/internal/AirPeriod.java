package io.qingyuan.quality.internal;

import io.qingyuan.problem.ProblemException;
import io.qingyuan.quality.QualityProblem;
import io.qingyuan.receipts.Interval;
import io.qingyuan.time.Zone;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.Year;
import java.time.YearMonth;
import java.util.LinkedHashSet;
import java.util.Set;

/** A calendar year ({@code 2026}) or month ({@code 2026-03}) that results are given for. */
record AirPeriod(String text, LocalDate from, LocalDate to) {

    /**
     * Parses a period.
     *
     * @throws ProblemException {@code quality.period-wrong}
     */
    static AirPeriod parse(String text) {
        try {
            return text.length() == 4 ? of(Year.parse(text)) : of(YearMonth.parse(text));
        } catch (DateTimeException notAPeriod) {
            throw new ProblemException(QualityProblem.PERIOD_WRONG, text);
        }
    }

    static AirPeriod of(Year year) {
        return new AirPeriod(year.toString(), year.atDay(1), year.plusYears(1).atDay(1));
    }

    static AirPeriod of(YearMonth month) {
        return new AirPeriod(
                month.toString(), month.atDay(1), month.plusMonths(1).atDay(1));
    }

    boolean isYear() {
        return text.length() == 4;
    }

    Interval interval() {
        return new Interval(Zone.startOf(from), Zone.startOf(to));
    }

    /** The years and months that the days {@code [from, to)} touch. */
    static Set<AirPeriod> around(LocalDate from, LocalDate to) {
        Set<AirPeriod> periods = new LinkedHashSet<>();
        for (YearMonth month = YearMonth.from(from); month.atDay(1).isBefore(to); month = month.plusMonths(1)) {
            periods.add(of(Year.of(month.getYear())));
            periods.add(of(month));
        }
        return periods;
    }
}
