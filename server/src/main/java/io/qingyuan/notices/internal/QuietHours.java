package io.qingyuan.notices.internal;

import io.qingyuan.time.Zone;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Optional;

/**
 * Hours in which nothing is sent (免打扰时段), in Beijing time: {@code [from, to)}, over midnight when {@code to} is the
 * earlier one.
 */
record QuietHours(LocalTime from, LocalTime to) {

    QuietHours {
        if (from.equals(to)) {
            throw new IllegalArgumentException("quiet hours from " + from + " to " + to + " are empty or a whole day");
        }
    }

    boolean includes(LocalTime time) {
        boolean afterFrom = !time.isBefore(from);
        boolean beforeTo = time.isBefore(to);
        return from.isBefore(to) ? afterFrom && beforeTo : afterFrom || beforeTo;
    }

    /** When they end, if they are now. */
    Optional<Instant> endAfter(Instant now) {
        LocalTime time = LocalTime.ofInstant(now, Zone.BEIJING);
        if (!includes(time)) {
            return Optional.empty();
        }
        LocalDate day = Zone.dayOf(now);
        LocalDate last = time.isBefore(to) ? day : day.plusDays(1);
        return Optional.of(last.atTime(to).atZone(Zone.BEIJING).toInstant());
    }
}
