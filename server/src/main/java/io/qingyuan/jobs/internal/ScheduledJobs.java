package io.qingyuan.jobs.internal;

import io.qingyuan.jobs.JobState;
import io.qingyuan.jobs.Jobs;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
class ScheduledJobs implements Jobs {

    /** One failure happens, and the next try mends it. */
    private static final int SEVERAL = 3;

    private final JdbcClient jdbc;

    ScheduledJobs(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public List<JobState> troubled(Instant lateBefore) {
        return jdbc.sql("""
                select task_name, coalesce(consecutive_failures, 0) as failures, execution_time
                  from jobs.scheduled_task
                 where consecutive_failures >= :several or (not picked and execution_time < :late)
                 order by task_name, task_instance
                """)
                .param("several", SEVERAL)
                .param("late", OffsetDateTime.ofInstant(lateBefore, ZoneOffset.UTC))
                .query((row, _) -> new JobState(
                        row.getString("task_name"),
                        row.getInt("failures"),
                        row.getObject("execution_time", OffsetDateTime.class).toInstant()))
                .list();
    }
}
