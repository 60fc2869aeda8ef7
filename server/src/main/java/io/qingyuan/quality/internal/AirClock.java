package io.qingyuan.quality.internal;

import io.qingyuan.standards.HourLabel;
import io.qingyuan.time.Zone;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Optional;

/**
 * Reads the times of air files. Hour labels are Beijing time and name the end of the hour; kept is its start. Beijing
 * time has had one offset since 1992, so the hours of the files count evenly.
 */
final class AirClock {
    private static final long SECONDS_PER_HOUR = 3600;
    private static final int LABEL_LENGTH = "2026-02-26 20:00".length();
    private static final ZoneOffset BEIJING = Zone.BEIJING.getRules().getOffset(LocalDateTime.of(2026, 1, 1, 0, 0));

    private AirClock() {}

    /** The start of the hour with an hour-ending label such as {@code 2026-02-26 20:00}, in hours since 1970 UTC. */
    static Optional<Long> hour(String label) {
        if (label.length() != LABEL_LENGTH || label.charAt(10) != ' ' || !label.endsWith(":00")) {
            return Optional.empty();
        }
        return day(label.substring(0, 10)).flatMap(day -> {
            int hour = number(label, 11, 13);
            if (hour < 0 || hour > 23) {
                return Optional.empty();
            }
            LocalDateTime start = HourLabel.ENDING.startOf(day.atTime(hour, 0));
            return Optional.of(start.toEpochSecond(BEIJING) / SECONDS_PER_HOUR);
        });
    }

    /** A day such as {@code 2014-01-31}. */
    static Optional<LocalDate> day(String text) {
        if (text.length() != 10 || text.charAt(4) != '-' || text.charAt(7) != '-') {
            return Optional.empty();
        }
        int year = number(text, 0, 4);
        int month = number(text, 5, 7);
        int dayOfMonth = number(text, 8, 10);
        if (year < 0 || month < 0 || dayOfMonth < 0) {
            return Optional.empty();
        }
        try {
            return Optional.of(LocalDate.of(year, month, dayOfMonth));
        } catch (DateTimeException notADay) {
            return Optional.empty();
        }
    }

    /** The day in which an hour begins. */
    static LocalDate dayOf(long hour) {
        return LocalDateTime.ofEpochSecond(hour * SECONDS_PER_HOUR, 0, BEIJING).toLocalDate();
    }

    /** The instant at which an hour begins. */
    static Instant instant(long hour) {
        return Instant.ofEpochSecond(hour * SECONDS_PER_HOUR);
    }

    /** The first hour of a day. */
    static long firstHour(LocalDate day) {
        return day.atStartOfDay().toEpochSecond(BEIJING) / SECONDS_PER_HOUR;
    }

    private static int number(String text, int from, int to) {
        int number = 0;
        for (int i = from; i < to; i++) {
            int digit = text.charAt(i) - '0';
            if (digit < 0 || digit > 9) {
                return -1;
            }
            number = number * 10 + digit;
        }
        return number;
    }
}
