package io.qingyuan.notices.internal;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * How long to wait after a failed attempt: doubling from {@code first} up to {@code longest}, of which a random part
 * between a half and the whole is taken, so that what failed together does not come back together.
 *
 * @param attempts how many are made before a row is dead
 */
record Backoff(Duration first, Duration longest, int attempts) {

    /** Twelve attempts in two and a half to five hours. */
    static final Backoff USUAL = new Backoff(Duration.ofSeconds(30), Duration.ofHours(1), 12);

    Duration after(int attempt, RandomGenerator random) {
        long whole = longest.toMillis();
        int doublings = attempt - 1;
        if (doublings < Long.SIZE - 1 && first.toMillis() <= whole >> doublings) {
            whole = first.toMillis() << doublings;
        }
        return Duration.ofMillis(whole / 2 + random.nextLong(whole / 2 + 1));
    }

    boolean exhaustedBy(int attempt) {
        return attempt >= attempts;
    }
}
