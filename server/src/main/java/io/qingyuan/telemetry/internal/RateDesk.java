package io.qingyuan.telemetry.internal;

import io.qingyuan.identity.Actor;
import io.qingyuan.telemetry.internal.JdbcRates.Counted;
import io.qingyuan.telemetry.internal.ReadingDesk.Question;
import io.qingyuan.telemetry.internal.ReadingViews.FactorView;
import io.qingyuan.telemetry.internal.ReadingViews.RateView;
import io.qingyuan.telemetry.internal.ValidityRules.Judged;
import io.qingyuan.time.Zone;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Transmission rate (传输率) and validity rate (数据有效率) of each factor. An hour is due when it is over and lies after the device's first
 * data; it was transmitted when anything came for it. Hours in which the source stood still the whole hour are not asked to be valid.
 */
@Service
@Transactional(readOnly = true)
class RateDesk {
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private final DeviceDesk devices;
    private final JdbcRates rates;
    private final Clock clock;

    RateDesk(DeviceDesk devices, JdbcRates rates, Clock clock) {
        this.devices = devices;
        this.rates = rates;
        this.clock = clock;
    }

    /** By which periods. */
    enum Period {
        DAY,
        MONTH,
        QUARTER;

        LocalDate after(LocalDate first) {
            return switch (this) {
                case DAY -> first.plusDays(1);
                case MONTH -> first.plusMonths(1);
                case QUARTER -> first.plusMonths(3);
            };
        }

        /** The first day of the period that holds a day. */
        LocalDate of(LocalDate day) {
            return switch (this) {
                case DAY -> day;
                case MONTH -> day.withDayOfMonth(1);
                case QUARTER -> LocalDate.of(day.getYear(), (day.getMonthValue() - 1) / 3 * 3 + 1, 1);
            };
        }
    }

    /** The newest period first; periods without any data are there too. */
    List<RateView> rates(Actor actor, long device, Question question, Period period) {
        devices.device(actor, device);
        Optional<Instant> first = rates.firstHour(device, question.st());
        Instant over = clock.instant().truncatedTo(ChronoUnit.HOURS);
        if (first.isEmpty()) {
            return List.of();
        }
        LocalDate oldest = period.of(Zone.dayOf(later(question.from(), first.get())));
        LocalDate newest = period.of(Zone.dayOf(earlier(question.to(), over).minusMillis(1)));
        List<Counted> counted = rates.count(
                device,
                question,
                period.name().toLowerCase(Locale.ROOT),
                Zone.startOf(oldest),
                earlier(Zone.startOf(period.after(newest)), over));
        List<RateView> views = new ArrayList<>();
        for (LocalDate day = newest; !day.isBefore(oldest); day = period.of(day.minusDays(1))) {
            Instant from = later(Zone.startOf(day), first.get());
            Instant to = earlier(Zone.startOf(period.after(day)), over);
            int due = (int) Math.max(0, Duration.between(from, to).toHours());
            for (String factor : question.factors()) {
                views.add(view(question.st(), period, day, due, Counted.of(counted, factor, day)));
            }
        }
        return views;
    }

    private static RateView view(String st, Period period, LocalDate day, int due, Counted counted) {
        int running = Math.max(0, due - counted.stopped());
        boolean judged = counted.judged() > 0;
        Optional<Judged> enough = period == Period.QUARTER && judged
                ? ValidityRules.quarter(st, day, Math.min(counted.valid(), running), running)
                : Optional.empty();
        return new RateView(
                FactorView.of(counted.factor()),
                day,
                due,
                counted.received(),
                counted.stopped(),
                judged ? counted.valid() : null,
                percent(counted.received(), due),
                judged ? percent(counted.valid(), running) : null,
                enough.map(Judged::valid).orElse(null));
    }

    private static @Nullable BigDecimal percent(int part, int whole) {
        return whole < 1
                ? null
                : BigDecimal.valueOf(part)
                        .multiply(HUNDRED)
                        .divide(BigDecimal.valueOf(whole), 1, RoundingMode.HALF_EVEN);
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }
}
