package io.qingyuan.casework.internal;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Clock;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Looks at open tasks twice an hour: reminds, escalates, counts last days that could not be counted before, renews rights. */
@Configuration(proxyBeanMethods = false)
class CaseTimes {

    private static final Logger log = LoggerFactory.getLogger(CaseTimes.class);
    private static final Duration PAUSE = Duration.ofMinutes(30);

    @Bean
    RecurringTask<Void> caseworkTimes(JdbcTasks tasks, CaseTiming timing, Clock clock) {
        return Tasks.recurring("casework-times", FixedDelay.of(PAUSE)).execute((_, _) -> run(tasks, timing, clock));
    }

    /** Each task in a transaction of its own: one that fails holds up no other. */
    static int run(JdbcTasks tasks, CaseTiming timing, Clock clock) {
        int touched = 0;
        for (TaskRow task : tasks.running()) {
            try {
                touched += timing.look(task.id(), clock.instant()) ? 1 : 0;
            } catch (RuntimeException e) {
                log.error("task not looked at task={}", task.id(), e);
            }
        }
        return touched;
    }
}
