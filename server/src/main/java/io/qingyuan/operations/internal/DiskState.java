package io.qingyuan.operations.internal;

import io.qingyuan.operations.internal.Finding.Level;
import io.qingyuan.time.Zone;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Room on the disk of the data directory.
 *
 * @param free bytes
 * @param total bytes
 * @param full when it will be full if it goes on as during the last week; none when it does not fill, or is not known
 */
record DiskState(long free, long total, @Nullable Instant full) {

    static final double ALARM_SHARE = 0.05;
    static final double WARNING_SHARE = 0.15;

    /** PostgreSQL needs room for its log and for what a large import writes. */
    static final long ALARM_BYTES = 1L << 30;

    static final Duration ALARM_AHEAD = Duration.ofDays(3);
    static final Duration WARNING_AHEAD = Duration.ofDays(21);

    private static final String PART = "disk";
    private static final double GIGABYTE = 1e9;

    Level level(Instant now) {
        if (free < ALARM_BYTES || free < total * ALARM_SHARE || isFullWithin(ALARM_AHEAD, now)) {
            return Level.ALARM;
        }
        return free < total * WARNING_SHARE || isFullWithin(WARNING_AHEAD, now) ? Level.WARNING : Level.FINE;
    }

    private boolean isFullWithin(Duration ahead, Instant now) {
        return full != null && full.isBefore(now.plus(ahead));
    }

    Finding finding(Instant now) {
        String left = String.format(Locale.ROOT, "%.1f", free / GIGABYTE);
        String all = String.format(Locale.ROOT, "%.1f", total / GIGABYTE);
        String day = full == null ? "" : Zone.dayOf(full).toString();
        Finding finding = Finding.fine(
                PART,
                "数据盘还剩 " + left + " GB，共 " + all + " GB" + (full == null ? "" : "；照最近一周的速度，" + day + " 用满"),
                left + " GB of " + all + " GB are free"
                        + (full == null ? "" : "; as during the last week, full on " + day));
        Level level = level(now);
        return level == Level.FINE
                ? finding
                : finding.worse(
                        level,
                        "清理或扩大数据目录所在的磁盘；旧备份不要放在同一块盘上",
                        "make room on the disk of the data directory, or a larger one; old backups do not belong on it");
    }
}
