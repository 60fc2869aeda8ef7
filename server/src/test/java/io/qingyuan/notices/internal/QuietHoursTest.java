package io.qingyuan.notices.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.qingyuan.support.Trials;
import io.qingyuan.time.Zone;
import java.time.Instant;
import java.time.LocalTime;
import org.junit.jupiter.api.Test;

class QuietHoursTest {

    private final QuietHours night = new QuietHours(LocalTime.of(22, 0), LocalTime.of(7, 0));
    private final QuietHours noon = new QuietHours(LocalTime.of(12, 0), LocalTime.of(13, 30));

    @Test
    void hoursOverMidnightEndOnTheNextMorningInBeijing() {
        assertThat(night.endAfter(Instant.parse("2026-11-28T15:30:00Z"))) // 23:30
                .contains(Instant.parse("2026-11-28T23:00:00Z"));
        assertThat(night.endAfter(Instant.parse("2026-11-28T20:00:00Z"))) // 04:00
                .contains(Instant.parse("2026-11-28T23:00:00Z"));
    }

    @Test
    void theFirstMomentIsQuietAndTheLastIsNot() {
        assertThat(noon.endAfter(Instant.parse("2026-11-28T04:00:00Z")))
                .contains(Instant.parse("2026-11-28T05:30:00Z"));
        assertThat(noon.endAfter(Instant.parse("2026-11-28T05:30:00Z"))).isEmpty();
        assertThat(noon.endAfter(Instant.parse("2026-11-28T03:59:59Z"))).isEmpty();
    }

    @Test
    void whatIsHeldMayLeaveWhenTheHoursEndAndWithinADay() {
        Trials.forAll(500, random -> {
            LocalTime from = LocalTime.of(random.nextInt(24), random.nextInt(60));
            LocalTime to = from.plusMinutes(1 + random.nextInt(24 * 60 - 1));
            QuietHours hours = new QuietHours(from, to);
            Instant now = Instant.ofEpochSecond(1_700_000_000L + random.nextInt(100_000_000));

            hours.endAfter(now).ifPresent(end -> {
                assertThat(end).isAfter(now).isBeforeOrEqualTo(now.plusSeconds(24 * 3600));
                assertThat(LocalTime.ofInstant(end, Zone.BEIJING)).isEqualTo(to);
                assertThat(hours.endAfter(end)).isEmpty();
            });
        });
    }

    @Test
    void aWholeDayCannotBeQuiet() {
        assertThatIllegalArgumentException().isThrownBy(() -> new QuietHours(LocalTime.NOON, LocalTime.NOON));
    }
}
