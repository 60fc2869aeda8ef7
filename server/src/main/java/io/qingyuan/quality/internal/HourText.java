package io.qingyuan.quality.internal;

import io.qingyuan.time.Zone;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;

/** How an hour is written for people: its day and its span, for labels mean different things. */
final class HourText {
    private static final DateTimeFormatter START = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");

    private HourText() {}

    /** Such as {@code 2026-02-26 19:00–20:00}. */
    static String of(Instant hour) {
        LocalDateTime start = LocalDateTime.ofInstant(hour, Zone.BEIJING);
        int end = start.getHour() + 1;
        return start.format(START) + "–" + (end < 10 ? "0" : "") + end + ":00";
    }
}
