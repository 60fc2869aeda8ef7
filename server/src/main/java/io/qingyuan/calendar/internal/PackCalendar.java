package io.qingyuan.calendar.internal;

import io.qingyuan.calendar.CalendarProblem;
import io.qingyuan.calendar.WorkingDays;
import io.qingyuan.packs.PackContent;
import io.qingyuan.packs.PackItem;
import io.qingyuan.packs.Packs;
import io.qingyuan.problem.ProblemException;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.springframework.stereotype.Component;

/** The calendar of the active packs, {@code calendar/holidays.yaml}; read again when other packs become active. */
@Component
class PackCalendar implements WorkingDays {

    private final Packs packs;
    private final AtomicReference<Read> latest =
            new AtomicReference<>(new Read("", new HolidayTable(1, 0, Set.of(), Set.of())));

    PackCalendar(Packs packs) {
        this.packs = packs;
    }

    private record Read(String hash, HolidayTable table) {}

    @Override
    public boolean works(LocalDate day) {
        return table().works(day);
    }

    @Override
    public LocalDate add(LocalDate day, int days) {
        return table().add(day, days);
    }

    @Override
    public int between(LocalDate from, LocalDate to) {
        return table().between(from, to);
    }

    @Override
    public LocalDate knownUntil() {
        return table().knownUntil();
    }

    private HolidayTable table() {
        PackContent content = packs.active();
        Read read = latest.get();
        if (!read.hash().equals(content.hash())) {
            read = new Read(content.hash(), read(content));
            latest.set(read);
        }
        return read.table();
    }

    static HolidayTable read(PackContent content) {
        PackItem calendar = content.find("calendar/holidays.yaml")
                .orElseThrow(() -> new ProblemException(CalendarProblem.NO_CALENDAR))
                .item();
        PackItem years =
                calendar.find("declared_years").orElseThrow(() -> new ProblemException(CalendarProblem.NO_CALENDAR));
        Set<LocalDate> off = new HashSet<>();
        Set<LocalDate> worked = new HashSet<>();
        for (PackItem holiday : calendar.list("holidays")) {
            holiday.strings("off").stream().map(LocalDate::parse).forEach(off::add);
            holiday.strings("worked").stream().map(LocalDate::parse).forEach(worked::add);
        }
        return new HolidayTable(years.integer("first"), years.integer("last"), off, worked);
    }
}
