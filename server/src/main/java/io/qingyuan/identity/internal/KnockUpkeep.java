package io.qingyuan.identity.internal;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.Daily;
import io.qingyuan.identity.Knocks;
import io.qingyuan.time.Zone;
import java.time.LocalTime;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Forgets, each night, who knocked. */
@Configuration(proxyBeanMethods = false)
class KnockUpkeep {

    private static final LocalTime NIGHT = LocalTime.of(3, 20);

    @Bean
    RecurringTask<Void> identityKnocks(Knocks knocks) {
        return Tasks.recurring("identity-knocks", new Daily(Zone.BEIJING, NIGHT))
                .execute((_, _) -> knocks.forget());
    }
}
