package io.qingyuan.registry.internal.open;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.Daily;
import io.qingyuan.time.Zone;
import java.time.LocalTime;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Forgets, each night, who knocked. */
@Configuration(proxyBeanMethods = false)
class PublicUpkeep {

    private static final LocalTime NIGHT = LocalTime.of(3, 20);

    @Bean
    RecurringTask<Void> registryVisitors(Visitors visitors) {
        return Tasks.recurring("registry-visitors", new Daily(Zone.BEIJING, NIGHT))
                .execute((_, _) -> visitors.forget());
    }
}
