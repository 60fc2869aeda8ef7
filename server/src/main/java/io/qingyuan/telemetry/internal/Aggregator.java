package io.qingyuan.telemetry.internal;

import io.qingyuan.telemetry.internal.JdbcAggregates.HourKey;
import io.qingyuan.time.Zone;
import java.time.Duration;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Counts the hours anew that observations touched, and with them their days and months; others stay as they are. What waits is written
 * in the transaction of the observations, so nothing is forgotten in a crash.
 */
@Component
class Aggregator {
    private static final int MOST_AT_ONCE = 2_000;

    private final JdbcAggregates aggregates;
    private final TransactionTemplate transaction;

    Aggregator(JdbcAggregates aggregates, TransactionTemplate transaction) {
        this.aggregates = aggregates;
        this.transaction = transaction;
    }

    private record DayKey(long device, String st, LocalDate day) {}

    private record MonthKey(long device, String st, YearMonth month) {}

    /** Counts hours that wait; whether there were any. */
    boolean step() {
        return Boolean.TRUE.equals(transaction.execute(_ -> {
            aggregates.lock();
            long upTo = aggregates.waitingUpTo(MOST_AT_ONCE);
            if (upTo > 0) {
                count(aggregates.take(upTo));
            }
            return upTo > 0;
        }));
    }

    private void count(List<HourKey> hours) {
        Set<DayKey> days = new LinkedHashSet<>();
        for (HourKey hour : hours) {
            aggregates.putHour(hour, Means.hours(hour.st(), hour.hour(), aggregates.observations(hour)));
            days.add(new DayKey(hour.device(), hour.st(), hour.day()));
        }
        Set<MonthKey> months = new LinkedHashSet<>();
        for (DayKey key : days) {
            List<HourValue> its = aggregates.hours(
                    key.device(),
                    key.st(),
                    Zone.startOf(key.day()),
                    Zone.startOf(key.day()).plus(Duration.ofDays(1)));
            aggregates.putDay(key.device(), key.st(), key.day(), Means.days(key.st(), key.day(), its));
            months.add(new MonthKey(key.device(), key.st(), YearMonth.from(key.day())));
        }
        for (MonthKey key : months) {
            List<DayValue> its = aggregates.days(
                    key.device(),
                    key.st(),
                    key.month().atDay(1),
                    key.month().plusMonths(1).atDay(1));
            aggregates.putMonth(key.device(), key.st(), key.month(), Means.months(key.st(), key.month(), its));
        }
    }
}
