package io.qingyuan.intake.internal.shaping;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Days and periods as people and spreadsheet programs write them. A year of two digits is not guessed at. */
public final class DateText {

    private static final Pattern DAY =
            Pattern.compile("(\\d{4})[-./年](\\d{1,2})[-./月](\\d{1,2})日?(?:[ T]?0{1,2}:00(?::00(?:\\.0+)?)?)?");
    private static final Pattern DIGITS = Pattern.compile("(\\d{4})(\\d{2})(\\d{2})");
    private static final Pattern SERIAL = Pattern.compile("(\\d{5})(?:\\.0+)?");
    private static final Pattern YEAR = Pattern.compile("(\\d{4})年?度?");
    private static final Pattern MONTH = Pattern.compile("(\\d{4})(?:年度?|[-./])(\\d{1,2})月?份?");
    private static final Pattern MONTH_DIGITS = Pattern.compile("(\\d{4})(\\d{2})");
    private static final Pattern QUARTER = Pattern.compile("(\\d{4})年?度?[-./]?(?:第?([一二三四1234])季度?|[Qq]([1-4]))");
    private static final Pattern HALF = Pattern.compile("(\\d{4})年?度?[-./]?(?:(上|下)半年度?|[Hh]([12]))");
    private static final String QUARTERS = "一二三四";
    private static final LocalDate SERIAL_START = LocalDate.of(1899, 12, 30);
    private static final int EARLIEST = 1900;
    private static final int LATEST = 2199;

    private DateText() {}

    /**
     * A day.
     *
     * @param numeric whether the cell holds a number: then it may be the count of days that a date is inside a sheet
     */
    public static Optional<LocalDate> day(String text, boolean numeric) {
        String word = Folding.fold(text).replace(" ", "");
        Matcher written = DAY.matcher(word);
        if (written.matches()) {
            return day(written.group(1), written.group(2), written.group(3));
        }
        Matcher digits = DIGITS.matcher(word);
        if (digits.matches()) {
            return day(digits.group(1), digits.group(2), digits.group(3));
        }
        Matcher serial = SERIAL.matcher(word);
        return numeric && serial.matches()
                ? Optional.of(SERIAL_START.plusDays(Long.parseLong(serial.group(1))))
                : Optional.empty();
    }

    /**
     * A period, as {@code 2025}, {@code 2025-H1}, {@code 2025-Q3} or {@code 2025-07}.
     *
     * @param numeric whether the cell holds a number: 2024.1 may then have been 2024.10 and is not taken
     */
    public static Optional<String> period(String text, boolean numeric) {
        String word = Folding.fold(text).replace(" ", "");
        Matcher year = YEAR.matcher(word);
        if (year.matches()) {
            return inRange(year.group(1)).map(found -> found);
        }
        Matcher month = MONTH.matcher(word);
        if (month.matches()) {
            boolean mayHaveLostAZero = numeric && month.group(2).equals("1");
            return mayHaveLostAZero ? Optional.empty() : month(month.group(1), month.group(2));
        }
        Matcher digits = MONTH_DIGITS.matcher(word);
        if (digits.matches()) {
            return month(digits.group(1), digits.group(2));
        }
        Matcher quarter = QUARTER.matcher(word);
        if (quarter.matches()) {
            String number = quarter.group(2) == null ? quarter.group(3) : quarter.group(2);
            int counted = QUARTERS.indexOf(number);
            return inRange(quarter.group(1)).map(found -> found + "-Q" + (counted < 0 ? number : counted + 1));
        }
        Matcher half = HALF.matcher(word);
        if (half.matches()) {
            String number =
                    half.group(2) == null ? half.group(3) : half.group(2).equals("上") ? "1" : "2";
            return inRange(half.group(1)).map(found -> found + "-H" + number);
        }
        // a month that a program made a day of, its first
        return day(text, numeric)
                .filter(day -> day.getDayOfMonth() == 1)
                .map(day -> "%d-%02d".formatted(day.getYear(), day.getMonthValue()));
    }

    private static Optional<String> inRange(String year) {
        int number = Integer.parseInt(year);
        return number >= EARLIEST && number <= LATEST ? Optional.of(year) : Optional.empty();
    }

    private static Optional<String> month(String year, String month) {
        int number = Integer.parseInt(month);
        return number >= 1 && number <= 12
                ? inRange(year).map(found -> "%s-%02d".formatted(found, number))
                : Optional.empty();
    }

    private static Optional<LocalDate> day(String year, String month, String day) {
        try {
            return inRange(year)
                    .map(_ -> LocalDate.of(Integer.parseInt(year), Integer.parseInt(month), Integer.parseInt(day)));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
