package io.qingyuan.operations.internal;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import io.qingyuan.identity.Actor;
import io.qingyuan.identity.Role;
import io.qingyuan.identity.Title;
import io.qingyuan.notices.Notice;
import io.qingyuan.notices.NoticeKind;
import io.qingyuan.notices.Notices;
import io.qingyuan.operations.internal.Finding.Level;
import io.qingyuan.time.Zone;
import io.qingyuan.worklist.Addressee;
import io.qingyuan.worklist.WorkItem;
import io.qingyuan.worklist.Worklist;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.support.TransactionTemplate;

/** Tells the system administrators before the disk is full (磁盘告警): a to-do while it lasts, and a notice a day. */
@Configuration(proxyBeanMethods = false)
class DiskAlarm {

    static final String KEY = "operations.disk";
    private static final Logger LOG = LoggerFactory.getLogger(DiskAlarm.class);
    private static final Addressee ADMINISTRATORS = new Addressee.Anybody(Role.SYSTEM_ADMIN);
    private static final NoticeKind URGENT = NoticeKind.urgent("operations.disk");
    private static final String LINK = "/operations";

    @Bean
    RecurringTask<Void> operationsDisk(
            Disk disk, Worklist worklist, Notices notices, TransactionTemplate transaction, Clock clock) {
        return Tasks.recurring("operations-disk", FixedDelay.of(Duration.ofMinutes(2)))
                .execute((_, _) -> {
                    DiskState state = disk.state();
                    transaction.executeWithoutResult(_ -> {
                        disk.sample(state);
                        tell(state, worklist, notices, clock.instant());
                    });
                });
    }

    static void tell(DiskState state, Worklist worklist, Notices notices, Instant now) {
        Finding finding = state.finding(now);
        if (finding.level() == Level.FINE) {
            worklist.close(KEY);
            return;
        }
        Title what = Title.of(
                "磁盘空间不足：" + finding.what().zh(),
                "The disk runs full: " + finding.what().en());
        worklist.open(WorkItem.of(KEY, ADMINISTRATORS, what, LINK));
        if (finding.level() == Level.ALARM) {
            LOG.error("{}", what.en());
            notices.send(Actor.system(), Notice.of(KEY + "/" + Zone.dayOf(now), ADMINISTRATORS, URGENT, what, LINK));
        }
    }
}
