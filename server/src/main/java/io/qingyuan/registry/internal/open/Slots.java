package io.qingyuan.registry.internal.open;

import io.qingyuan.calendar.WorkingDays;
import io.qingyuan.registry.Register;
import io.qingyuan.time.Zone;
import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Appointments (预约时段): so many on each working day ahead. */
@Component
class Slots {

    private final JdbcPublicReports reports;
    private final WorkingDays calendar;
    private final Clock clock;

    Slots(JdbcPublicReports reports, WorkingDays calendar, Clock clock) {
        this.reports = reports;
        this.calendar = calendar;
        this.clock = clock;
    }

    /** How many are left on each day that can be chosen; days of which it is not known whether anybody works are left out. */
    Map<LocalDate, Integer> left(Register register, Register.Slots slots) {
        LocalDate today = Zone.dayOf(clock.instant());
        Map<LocalDate, Integer> left = new LinkedHashMap<>();
        for (int ahead = 1; ahead <= slots.days(); ahead++) {
            LocalDate day = today.plusDays(ahead);
            int free = left(register, slots, day);
            if (free > 0) {
                left.put(day, free);
            }
        }
        return left;
    }

    /** How many are left on a day. */
    int left(Register register, Register.Slots slots, LocalDate day) {
        LocalDate today = Zone.dayOf(clock.instant());
        boolean open = day.isAfter(today)
                && !day.isAfter(today.plusDays(slots.days()))
                && !day.isAfter(calendar.knownUntil())
                && calendar.works(day);
        return open ? Math.max(0, slots.each() - reports.booked(register.id(), day)) : 0;
    }
}
