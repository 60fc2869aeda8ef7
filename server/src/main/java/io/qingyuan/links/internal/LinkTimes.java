package io.qingyuan.links.internal;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.Daily;
import io.qingyuan.time.Zone;
import java.time.LocalTime;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Looks every morning for records that a condition of time has come to hold of. */
@Configuration(proxyBeanMethods = false)
class LinkTimes {

    private static final LocalTime MORNING = LocalTime.of(6, 20);

    @Bean
    RecurringTask<Void> dueLinks(Triggers triggers) {
        return Tasks.recurring("links-due", new Daily(Zone.BEIJING, MORNING)).execute((_, _) -> triggers.due());
    }
}
