package io.qingyuan.hj212;

import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.util.Optional;

/** The two forms of time in HJ 212: fourteen digits in values, seventeen (with milliseconds) in QN. */
public final class Times {
    private static final DateTimeFormatter SECONDS = DateTimeFormatter.ofPattern("yyyyMMddHHmmss");
    private static final DateTimeFormatter MILLIS = new DateTimeFormatterBuilder()
            .append(SECONDS)
            .appendValue(ChronoField.MILLI_OF_SECOND, 3)
            .toFormatter();

    private Times() {}

    /** The moment that {@code yyyyMMddHHmmss} as one number says, where it is one. */
    public static Optional<LocalDateTime> find(long time14) {
        if (time14 <= 0 || time14 > 99_991_231_235_959L || !Ascii.isTime(time14)) {
            return Optional.empty();
        }
        int clock = (int) (time14 % 1_000_000);
        int date = (int) (time14 / 1_000_000);
        return Optional.of(LocalDateTime.of(
                date / 10_000, date / 100 % 100, date % 100, clock / 10_000, clock / 100 % 100, clock % 100));
    }

    /** The moment of a text of fourteen digits or more (further ones are left out), where it is one. */
    public static Optional<LocalDateTime> find(String text) {
        if (text.length() < 14 || text.length() > 17 || !text.chars().allMatch(c -> c >= '0' && c <= '9')) {
            return Optional.empty();
        }
        return find(Long.parseLong(text.substring(0, 14)));
    }

    /** Fourteen digits, as DataTime. */
    public static String text14(LocalDateTime time) {
        return SECONDS.format(time);
    }

    /** Seventeen digits, as QN. */
    public static String text17(LocalDateTime time) {
        return MILLIS.format(time);
    }
}
