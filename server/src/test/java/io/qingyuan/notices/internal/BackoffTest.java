package io.qingyuan.notices.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.qingyuan.support.Trials;
import java.time.Duration;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class BackoffTest {

    private final Backoff backoff = Backoff.USUAL;

    @Test
    void waitsDoubleUpToAnHourOfWhichAtLeastHalfIsWaited() {
        Trials.forAll(500, random -> {
            int attempt = 1 + random.nextInt(100);
            Duration whole =
                    attempt > 7 ? Duration.ofHours(1) : Duration.ofSeconds(30).multipliedBy(1L << (attempt - 1));

            assertThat(backoff.after(attempt, random)).isBetween(whole.dividedBy(2), whole);
        });
    }

    @Test
    void whatFailedTogetherDoesNotComeBackTogether() {
        Set<Duration> waits = new HashSet<>();
        Random random = new Random(7);
        for (int i = 0; i < 100; i++) {
            waits.add(backoff.after(3, random));
        }
        assertThat(waits).hasSizeGreaterThan(90);
    }

    @Test
    void itEnds() {
        assertThat(backoff.exhaustedBy(11)).isFalse();
        assertThat(backoff.exhaustedBy(12)).isTrue();
    }
}
