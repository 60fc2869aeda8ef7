package io.qingyuan.statistics;

import io.qingyuan.receipts.Interval;
import io.qingyuan.time.Zone;
import java.time.LocalDate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What stretch of time a figure is for: {@code 2025}, {@code 2025-H1}, {@code 2025-Q3} or {@code 2025-07}. */
public record Period(Type type, int year, int number) implements Comparable<Period> {

    private static final Pattern FORM = Pattern.compile("(\\d{4})(?:-H([12])|-Q([1-4])|-(0[1-9]|1[0-2]))?");

    public enum Type {
        YEAR(12),
        HALF(6),
        QUARTER(3),
        MONTH(1);

        private final int months;

        Type(int months) {
            this.months = months;
        }
    }

    public static Period year(int year) {
        return new Period(Type.YEAR, year, 1);
    }

    /**
     * Reads one of the four forms.
     *
     * @throws IllegalArgumentException when the text is no period
     */
    public static Period parse(String text) {
        Matcher matcher = FORM.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("not a period: '" + text + "', write 2025, 2025-H1, 2025-Q3 or 2025-07");
        }
        int year = Integer.parseInt(matcher.group(1));
        if (matcher.group(2) != null) {
            return new Period(Type.HALF, year, Integer.parseInt(matcher.group(2)));
        }
        if (matcher.group(3) != null) {
            return new Period(Type.QUARTER, year, Integer.parseInt(matcher.group(3)));
        }
        return matcher.group(4) == null ? year(year) : new Period(Type.MONTH, year, Integer.parseInt(matcher.group(4)));
    }

    /** The period that fills an interval exactly. */
    public static Period filling(Interval interval) {
        LocalDate first = Zone.dayOf(interval.from());
        for (Type type : Type.values()) {
            Period period = new Period(type, first.getYear(), (first.getMonthValue() - 1) / type.months + 1);
            if (period.interval().equals(interval)) {
                return period;
            }
        }
        throw new IllegalArgumentException("no year, half-year, quarter or month is " + interval);
    }

    /** The same period so many years later; earlier when negative. */
    public Period plusYears(int years) {
        return new Period(type, year + years, number);
    }

    /** All periods of a type in a year, in order. */
    public static Stream<Period> of(Type type, int year) {
        return IntStream.rangeClosed(1, 12 / type.months).mapToObj(number -> new Period(type, year, number));
    }

    /** The period of the same type right before. */
    public Period before() {
        return number == 1 ? new Period(type, year - 1, 12 / type.months) : new Period(type, year, number - 1);
    }

    public LocalDate lastDay() {
        return firstDay().plusMonths(type.months).minusDays(1);
    }

    public LocalDate firstDay() {
        return LocalDate.of(year, (number - 1) * type.months + 1, 1);
    }

    public Interval interval() {
        return new Interval(Zone.startOf(firstDay()), Zone.startOf(firstDay().plusMonths(type.months)));
    }

    @Override
    public int compareTo(Period other) {
        int byStart = firstDay().compareTo(other.firstDay());
        return byStart != 0 ? byStart : type.compareTo(other.type);
    }

    @Override
    public String toString() {
        return switch (type) {
            case YEAR -> Integer.toString(year);
            case HALF -> year + "-H" + number;
            case QUARTER -> year + "-Q" + number;
            case MONTH -> "%d-%02d".formatted(year, number);
        };
    }
}
