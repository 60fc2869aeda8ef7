package io.qingyuan.registry.internal.open;

import io.qingyuan.calendar.WorkingDays;
import io.qingyuan.registry.Register;
import io.qingyuan.registry.internal.records.JdbcRecords;
import io.qingyuan.time.Zone;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.stereotype.Component;

/** Appointments (预约时段): so many on each working day ahead, or on the days that are announced. */
@Component
class Slots {

    private final JdbcPublicReports reports;
    private final JdbcRecords records;
    private final WorkingDays calendar;
    private final Clock clock;

    Slots(JdbcPublicReports reports, JdbcRecords records, WorkingDays calendar, Clock clock) {
        this.reports = reports;
        this.records = records;
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
                && (slots.on() != null || (!day.isAfter(calendar.knownUntil()) && calendar.works(day)));
        int places = open ? places(register, slots, day) : 0;
        return places == 0 ? 0 : Math.max(0, places - reports.booked(register.id(), day));
    }

    /** How many there are on a day: on days that are announced as many as is said there. */
    private int places(Register register, Register.Slots slots, LocalDate day) {
        String on = slots.on();
        if (on == null) {
            return slots.each();
        }
        String field = slots.places();
        return records.having(register, on, List.of(day.toString())).stream()
                .filter(record ->
                        Objects.requireNonNull(register.open()).states().contains(record.state()))
                .mapToInt(record -> field == null || !record.values().hasNonNull(field)
                        ? slots.each()
                        : new BigDecimal(record.values().get(field).asString()).intValue())
                .sum();
    }
}
