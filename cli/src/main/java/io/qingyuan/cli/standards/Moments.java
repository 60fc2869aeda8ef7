package io.qingyuan.cli.standards;

import java.time.DateTimeException;
import java.time.LocalDate;

/** Reads the dates and hours of rows: {@code 2026-03-01}, {@code 2026-03-01 01:00}, with T, with seconds, or the hour alone. */
final class Moments {
    private static final int DATE = 10;
    private static final int HOUR = 13;
    private static final int MINUTE = 16;
    private static final int SECOND = 19;
    private static final int HOURS_PER_DAY = 24;
    private static final int SIXTY = 60;
    private static final int WRONG = -1;

    private Moments() {}

    /** The date; of a time, its date. */
    static LocalDate date(Column column, String text) {
        if (text.length() != DATE && hour(text) == WRONG) {
            throw fault(column, text);
        }
        int year = digits(text, 0, 4);
        int month = digits(text, 5, 7);
        int day = digits(text, 8, DATE);
        if (year < 0 || month < 0 || day < 0 || text.charAt(4) != '-' || text.charAt(7) != '-') {
            throw fault(column, text);
        }
        try {
            return LocalDate.of(year, month, day);
        } catch (DateTimeException e) {
            throw fault(column, text);
        }
    }

    /**
     * The day in which an hour lies that is labelled by its end: 00:00 (or 24:00 of the day before) is the last hour of
     * the day before.
     */
    static LocalDate dayOfHourEnding(Column column, String text) {
        LocalDate date = date(column, text);
        if (text.length() == DATE) {
            throw fault(column, text);
        }
        boolean midnight = hour(text) == 0 && (text.length() == HOUR || digits(text, 14, MINUTE) == 0);
        return midnight ? date.minusDays(1) : date;
    }

    /** The hour of a well-formed time, 0 to 23, or 24 with nothing after it; else {@link #WRONG}. */
    private static int hour(String text) {
        int length = text.length();
        boolean known = length == HOUR || length == MINUTE || length == SECOND;
        if (!known || (text.charAt(DATE) != ' ' && text.charAt(DATE) != 'T')) {
            return WRONG;
        }
        int minute = 0;
        int second = 0;
        if (length >= MINUTE) {
            minute = text.charAt(HOUR) == ':' ? digits(text, 14, MINUTE) : WRONG;
        }
        if (length == SECOND) {
            second = text.charAt(MINUTE) == ':' ? digits(text, 17, SECOND) : WRONG;
        }
        int hour = digits(text, 11, HOUR);
        boolean clock = minute >= 0 && minute < SIXTY && second >= 0 && second < SIXTY;
        boolean endOfDay = hour == HOURS_PER_DAY && minute == 0 && second == 0;
        return clock && (hour < HOURS_PER_DAY || endOfDay) ? hour : WRONG;
    }

    private static int digits(String text, int from, int to) {
        int number = 0;
        for (int i = from; i < to; i++) {
            int digit = text.charAt(i) - '0';
            if (digit < 0 || digit > 9) {
                return WRONG;
            }
            number = number * 10 + digit;
        }
        return number;
    }

    private static RowFault fault(Column column, String text) {
        return new RowFault(
                column.name(),
                text,
                "a date is written 2026-03-01, the hour ending at a time 2026-03-01 01:00 日期或时间写法不对");
    }
}
