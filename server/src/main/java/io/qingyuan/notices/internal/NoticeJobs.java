package io.qingyuan.notices.internal;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.Daily;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import io.qingyuan.time.Zone;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.List;
import java.util.random.RandomGenerator;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The jobs: what is due leaves, digests are made, and what left long ago is deleted. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(NoticesProperties.class)
class NoticeJobs {

    /** How long rows of the outbox are kept after they left: long enough to answer whether somebody was told. */
    static final Duration KEPT = Duration.ofDays(180);

    private static final LocalTime NIGHT = LocalTime.of(3, 10);
    private static final Duration PAUSE = Duration.ofSeconds(10);

    @Bean(destroyMethod = "close")
    OutboxWorker outboxWorker(JdbcOutbox outbox, Triage triage, List<Courier> couriers, Clock clock) {
        return new OutboxWorker(
                outbox, triage, couriers, Backoff.USUAL, OutboxWorker.TOTAL, clock, RandomGenerator.getDefault());
    }

    @Bean
    RecurringTask<Void> noticesOutbox(OutboxWorker worker) {
        return Tasks.recurring("notices-outbox", FixedDelay.of(PAUSE)).execute((_, _) -> worker.run());
    }

    @Bean
    RecurringTask<Void> noticesDigests(JdbcOutbox outbox, MailCourier mail, Clock clock) {
        return Tasks.recurring("notices-digests", FixedDelay.of(Duration.ofMinutes(1)))
                .execute((_, _) -> {
                    if (mail.configured()) {
                        makeDigests(outbox, clock.instant());
                    }
                });
    }

    @Bean
    RecurringTask<Void> noticesRetention(JdbcOutbox outbox, Clock clock) {
        return Tasks.recurring("notices-retention", new Daily(Zone.BEIJING, NIGHT))
                .execute((_, _) -> outbox.purge(clock.instant().minus(KEPT)));
    }

    static void makeDigests(JdbcOutbox outbox, Instant now) {
        outbox.putDigests(
                Zone.dayOf(now), LocalTime.ofInstant(now, Zone.BEIJING).getHour(), now);
    }
}
