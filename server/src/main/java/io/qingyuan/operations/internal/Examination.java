package io.qingyuan.operations.internal;

import io.qingyuan.backup.LastBackup;
import io.qingyuan.database.DataDirectory;
import io.qingyuan.jobs.JobState;
import io.qingyuan.jobs.Jobs;
import io.qingyuan.notices.DeliveryTotals;
import io.qingyuan.notices.Notices;
import io.qingyuan.operations.internal.Finding.Level;
import io.qingyuan.time.Zone;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Looks at every part of the installation that an operator answers for. */
@Component
class Examination {

    static final Duration LATE = Duration.ofMinutes(10);
    static final Duration OLDEST_BACKUP = Duration.ofDays(2);
    private static final double FULL = 0.9;
    private static final double MEGABYTE = 1e6;

    private final JdbcClient jdbc;
    private final Disk disk;
    private final Jobs jobs;
    private final Notices notices;
    private final DataDirectory data;
    private final Clock clock;

    Examination(JdbcClient jdbc, Disk disk, Jobs jobs, Notices notices, DataDirectory data, Clock clock) {
        this.jdbc = jdbc;
        this.disk = disk;
        this.jobs = jobs;
        this.notices = notices;
        this.data = data;
        this.clock = clock;
    }

    List<Finding> all() {
        Instant now = clock.instant();
        return List.of(
                database(),
                disk.state().finding(now),
                backup(LastBackup.of(data), now),
                jobs(jobs.troubled(now.minus(LATE))),
                deliveries(notices.deliveries()),
                memory(Runtime.getRuntime()));
    }

    private Finding database() {
        record Row(String version, long bytes, int connections, int most) {}
        Row row = jdbc.sql("""
                select current_setting('server_version') as version,
                       pg_database_size(current_database()) as bytes,
                       (select count(*)::int from pg_stat_activity where datname = current_database()) as connections,
                       current_setting('max_connections')::int as most
                """).query(Row.class).single();
        String size = String.format(Locale.ROOT, "%.0f", row.bytes() / MEGABYTE);
        Finding finding = Finding.fine(
                "database",
                "PostgreSQL " + row.version() + "，" + size + " MB，连接 " + row.connections() + " / " + row.most(),
                "PostgreSQL " + row.version() + ", " + size + " MB, " + row.connections() + " of " + row.most()
                        + " connections");
        return row.connections() < row.most() * FULL
                ? finding
                : finding.worse(
                        Level.ALARM,
                        "连接快要用完：看是否有别的程序占用，或提高 max_connections",
                        "connections run out: look for other programs, or raise max_connections");
    }

    static Finding backup(Optional<LastBackup> last, Instant now) {
        if (last.isEmpty()) {
            return Finding.fine("backup", "还没有备份过", "there was no backup yet")
                    .worse(
                            Level.WARNING,
                            "运行 ./qingyuan backup 目录，并安排每天自动备份到另一台机器",
                            "run ./qingyuan backup DIR, and arrange one a day to another machine");
        }
        LastBackup made = last.get();
        String when = Zone.dayOf(made.made()).toString();
        Finding finding = Finding.fine(
                "backup",
                "最近一次备份：" + when + (made.rehearsed() ? "，已试恢复" : "，未试恢复"),
                "last backup: " + when + (made.rehearsed() ? ", restored on trial" : ", not restored on trial"));
        if (made.made().isBefore(now.minus(OLDEST_BACKUP))) {
            return finding.worse(Level.WARNING, "超过两天没有备份：检查定时备份", "older than two days: look at the timed backup");
        }
        return made.rehearsed()
                ? finding
                : finding.worse(
                        Level.WARNING,
                        "不加 --no-rehearsal 再备份一次：没有试恢复过的备份不算备份",
                        "back up again without --no-rehearsal: a backup that was never restored is none");
    }

    static Finding jobs(List<JobState> troubled) {
        if (troubled.isEmpty()) {
            return Finding.fine("jobs", "后台任务都按时运行", "all jobs run on time");
        }
        String names = troubled.stream().map(JobState::name).distinct().collect(Collectors.joining(", "));
        return Finding.fine(
                        "jobs",
                        troubled.size() + " 个后台任务没有按时运行：" + names,
                        "jobs that fail or are late: " + troubled.size() + ": " + names)
                .worse(
                        Level.WARNING,
                        "看 logs/qingyuan.log 中的原因；重启会重新开始",
                        "the cause stands in logs/qingyuan.log; a restart begins them anew");
    }

    static Finding deliveries(DeliveryTotals totals) {
        Finding finding = Finding.fine(
                "deliveries",
                totals.waiting() + " 条等待发出，" + totals.dead() + " 条没能送达",
                "messages waiting to leave: " + totals.waiting() + ", given up: " + totals.dead());
        return totals.dead() == 0
                ? finding
                : finding.worse(
                        Level.WARNING,
                        "在“消息投递”中看原因，改好后重发",
                        "see the cause under Deliveries, mend it and send them again");
    }

    private static Finding memory(Runtime runtime) {
        long used = runtime.totalMemory() - runtime.freeMemory();
        String text = String.format(Locale.ROOT, "%.0f / %.0f MB", used / MEGABYTE, runtime.maxMemory() / MEGABYTE);
        return Finding.fine("memory", "Java 已用内存 " + text, "memory used by Java: " + text);
    }
}
