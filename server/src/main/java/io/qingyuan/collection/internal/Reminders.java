package io.qingyuan.collection.internal;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.Daily;
import io.qingyuan.calendar.WorkingDays;
import io.qingyuan.time.Zone;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Reminds units ahead of the last day (到期提醒), each working morning, at the steps its schedule lays down. A step that was
 * missed, because it fell on a day off or nothing ran, is made good on the next working day; of several only the last.
 */
@Configuration(proxyBeanMethods = false)
class Reminders {

    private static final Logger log = LoggerFactory.getLogger(Reminders.class);
    private static final LocalTime MORNING = LocalTime.of(8, 30);

    @Bean
    RecurringTask<Void> collectionReminders(
            JdbcRounds rounds, Forms forms, Passing passing, WorkingDays calendar, Clock clock) {
        return Tasks.recurring("collection-reminders", new Daily(Zone.BEIJING, MORNING))
                .execute((_, _) -> remind(rounds, forms, passing, calendar, clock.instant()));
    }

    /** Reminds every unit whose day comes near; says how many were reminded. */
    static int remind(JdbcRounds rounds, Forms forms, Passing passing, WorkingDays calendar, Instant now) {
        LocalDate today = Zone.dayOf(now);
        if (today.isAfter(calendar.knownUntil())) {
            log.warn("nobody is reminded of forms: no holidays are known for day={}", today);
            return 0;
        }
        if (!calendar.works(today)) {
            return 0;
        }
        Instant asOf = rounds.now();
        Map<UUID, Schedule> schedules =
                rounds.list(asOf).stream().collect(Collectors.toMap(Round::id, forms::schedule));
        int reminded = 0;
        for (Standing standing : rounds.awaited(today, asOf)) {
            Schedule schedule = schedules.get(standing.round());
            // a day whose year has no holidays declared is counted once they are
            if (schedule == null || standing.due().isAfter(calendar.knownUntil())) {
                continue;
            }
            int left = calendar.between(today, standing.due());
            OptionalInt step = step(schedule.remind(), left);
            if (step.isPresent() && passing.remindAhead(standing.form(), standing.due(), step.getAsInt(), left)) {
                reminded++;
            }
        }
        log.info("units reminded ahead of the last day count={}", reminded);
        return reminded;
    }

    /** The step that is due when so many working days are left: the smallest that is not passed yet. */
    static OptionalInt step(List<Integer> steps, int left) {
        return steps.stream()
                .mapToInt(days -> days)
                .filter(days -> left <= days)
                .min();
    }
}
