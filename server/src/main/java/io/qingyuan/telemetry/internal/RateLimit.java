package io.qingyuan.telemetry.internal;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** How fast frames of one device are taken: so many a second in the long run, and those of ten seconds at once. */
final class RateLimit {
    private static final int MOST_DEVICES = 50_000;
    private static final Duration BURST = Duration.ofSeconds(10);

    private final long nanosForOne;
    private final Cache<String, Bucket> buckets = Caffeine.newBuilder()
            .maximumSize(MOST_DEVICES)
            .expireAfterAccess(Duration.ofMinutes(1))
            .build();

    RateLimit(int framesPerSecond) {
        this.nanosForOne = TimeUnit.SECONDS.toNanos(1) / framesPerSecond;
    }

    /** Counts a frame that has come; for how many nanoseconds its connection has to rest. */
    long restAfter(String mn, long now) {
        return buckets.get(mn, _ -> new Bucket(now)).take(now, nanosForOne);
    }

    /** The time up to which a device has used what it may send. */
    private static final class Bucket {
        private long usedUntil;

        Bucket(long now) {
            usedUntil = now - BURST.toNanos();
        }

        synchronized long take(long now, long nanosForOne) {
            usedUntil = Math.max(usedUntil, now - BURST.toNanos()) + nanosForOne;
            return Math.max(0, usedUntil - now);
        }
    }
}
