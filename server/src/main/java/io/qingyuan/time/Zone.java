package io.qingyuan.time;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/** Beijing time (北京时间), in which days, hours and deadlines are counted. Instants themselves carry no zone. */
public final class Zone {

    public static final ZoneId BEIJING = ZoneId.of("Asia/Shanghai");

    private Zone() {}

    /** The day an instant falls on. */
    public static LocalDate dayOf(Instant instant) {
        return LocalDate.ofInstant(instant, BEIJING);
    }

    /** The first instant of a day. */
    public static Instant startOf(LocalDate day) {
        return day.atStartOfDay(BEIJING).toInstant();
    }
}
