package io.qingyuan.operations.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.qingyuan.backup.LastBackup;
import io.qingyuan.database.DataDirectory;
import io.qingyuan.identity.Role;
import io.qingyuan.jobs.JobState;
import io.qingyuan.jobs.Jobs;
import io.qingyuan.notices.DeliveryTotals;
import io.qingyuan.notices.Notices;
import io.qingyuan.operations.internal.Finding.Level;
import io.qingyuan.support.Api;
import io.qingyuan.support.Client;
import io.qingyuan.support.ServerTest;
import io.qingyuan.worklist.Worklist;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;

@ServerTest
class OperationsTest {

    private static final long GB = 1_000_000_000;

    @Autowired
    private Api api;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Disk disk;

    @Autowired
    private DataDirectory data;

    @Autowired
    private Worklist worklist;

    @Autowired
    private Notices notices;

    @Autowired
    private Jobs jobs;

    @Autowired
    private TransactionTemplate transaction;

    @Test
    void theSystemAdministratorSeesEveryPartAndNobodyElseDoes() {
        JsonNode state = api.as(Role.SYSTEM_ADMIN, "operations-unit")
                .get("/api/operations/state")
                .json();
        assertThat(state.path("release").asString()).isNotBlank();
        assertThat(state.path("findings").findValuesAsString("part"))
                .containsExactly("database", "disk", "backup", "jobs", "deliveries", "memory");
        assertThat(state.path("findings").get(0).path("what").asString()).startsWith("PostgreSQL 18");
        assertThat(api.as(Role.OFFICE, "operations-unit")
                        .get("/api/operations/state")
                        .status())
                .isEqualTo(403);
    }

    @Test
    void metricsAreReadWithATokenAndNotWithoutOne() {
        Client admin = api.as(Role.SYSTEM_ADMIN, "operations-unit");
        assertThat(admin.get("/api/operations/metrics").text())
                .contains("jvm_memory_used_bytes{", "hikaricp_connections{");
        assertThat(api.visitor().get("/api/operations/metrics").status()).isEqualTo(401);
        assertThat(api.visitor().get("/actuator/prometheus").status()).isIn(401, 404);
    }

    @Test
    @Transactional
    void aWeekOfMeasuresTellsWhenTheDiskWillBeFull() {
        jdbc.sql("delete from operations.disk_sample").update();
        Instant now = Instant.now();
        long free = disk.state().free();
        assertThat(disk.state().full()).as("nothing is known yet").isNull();
        // a tenth of what is free went each day
        for (int hours = 72; hours >= 0; hours -= 12) {
            sample(now.minus(Duration.ofHours(hours)), free + free / 10 * hours / 24);
        }
        assertThat(Objects.requireNonNull(disk.state().full()))
                .isCloseTo(now.plus(Duration.ofDays(10)), within(6, ChronoUnit.HOURS));
    }

    @Test
    @Transactional
    void measuresStandAnHourApart() {
        jdbc.sql("delete from operations.disk_sample").update();
        disk.sample(new DiskState(5 * GB, 10 * GB, null));
        disk.sample(new DiskState(4 * GB, 10 * GB, null));
        assertThat(jdbc.sql("select free from operations.disk_sample")
                        .query(Long.class)
                        .list())
                .containsExactly(5 * GB);
    }

    @Test
    void aFullingDiskIsAToDoWhileItLastsAndANoticeADay() {
        Client admin = api.as(Role.SYSTEM_ADMIN, "operations-unit");
        Instant now = Instant.parse("2031-03-01T04:00:00Z");
        tell(new DiskState(2 * GB, 100 * GB, null), now);
        tell(new DiskState(2 * GB, 100 * GB, null), now.plus(Duration.ofMinutes(2)));
        assertThat(admin.get("/api/worklist").text()).contains("磁盘空间不足");
        assertThat(jdbc.sql("select count(*) from notices.notice where key = 'operations.disk/2031-03-01'")
                        .query(Integer.class)
                        .single())
                .isOne();
        tell(new DiskState(80 * GB, 100 * GB, null), now.plus(Duration.ofHours(1)));
        assertThat(admin.get("/api/worklist").text()).doesNotContain("磁盘空间不足");
    }

    @Test
    @Transactional
    void aJobThatFailsAgainAndAgainOrWaitsTooLongIsNamed() {
        Instant due = Instant.parse("2026-11-29T00:00:00Z");
        jdbc.sql("delete from jobs.scheduled_task").update();
        job("fails", due.plus(Duration.ofHours(1)), 3);
        job("failed-once", due.plus(Duration.ofHours(1)), 1);
        job("late", due.minus(Duration.ofHours(1)), 0);
        List<JobState> troubled = jobs.troubled(due);
        assertThat(troubled).extracting(JobState::name).containsExactly("fails", "late");
        assertThat(Examination.jobs(troubled).what().zh()).contains("fails, late");
        assertThat(Examination.jobs(List.of()).level()).isEqualTo(Level.FINE);
    }

    @Test
    void aBackupThatIsMissingOldOrUntriedIsTold(@TempDir Path folder) throws IOException {
        Instant now = Clock.systemUTC().instant();
        DataDirectory own = new DataDirectory(folder);
        assertThat(Examination.backup(LastBackup.of(own), now).level()).isEqualTo(Level.WARNING);
        new LastBackup(now.minus(Duration.ofHours(20)), true).keepIn(own);
        assertThat(Examination.backup(LastBackup.of(own), now).level()).isEqualTo(Level.FINE);
        assertThat(Examination.backup(LastBackup.of(own), now.plus(Duration.ofDays(2)))
                        .level())
                .isEqualTo(Level.WARNING);
        assertThat(Examination.backup(Optional.of(new LastBackup(now, false)), now)
                        .mend())
                .isNotNull();
    }

    @Test
    void messagesGivenUpAreTold() {
        assertThat(Examination.deliveries(new DeliveryTotals(4, 0)).level()).isEqualTo(Level.FINE);
        assertThat(Examination.deliveries(new DeliveryTotals(4, 1)).level()).isEqualTo(Level.WARNING);
    }

    private void tell(DiskState state, Instant now) {
        transaction.executeWithoutResult(_ -> DiskAlarm.tell(state, worklist, notices, now));
    }

    private void sample(Instant at, long free) {
        jdbc.sql("insert into operations.disk_sample (at, free, total) values (:at, :free, :total)")
                .param("at", OffsetDateTime.ofInstant(at, ZoneOffset.UTC))
                .param("free", free)
                .param("total", 2 * free)
                .update();
    }

    private void job(String name, Instant due, int failures) {
        jdbc.sql("""
                insert into jobs.scheduled_task (task_name, task_instance, execution_time, picked, consecutive_failures, version)
                values (:name, 'recurring', :due, false, :failures, 1)
                """)
                .param("name", name)
                .param("due", OffsetDateTime.ofInstant(due, ZoneOffset.UTC))
                .param("failures", failures)
                .update();
    }
}
