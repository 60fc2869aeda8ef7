package io.qingyuan.operations.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DiskStateTest {

    private static final long GB = 1_000_000_000;
    private static final Instant NOW = Instant.parse("2026-11-29T00:00:00Z");

    @ParameterizedTest
    @CsvSource(textBlock = """
        500, 1000,   , FINE
        149, 1000,   , WARNING
         49, 1000,   , ALARM
          1,    4,   , ALARM
        500, 1000, 30, FINE
        500, 1000, 20, WARNING
        500, 1000,  2, ALARM
        """)
    void littleRoomOrAFastLossOfItIsToldBeforeTheDiskIsFull(long free, long total, Long daysLeft, Finding.Level level) {
        Instant full = daysLeft == null ? null : NOW.plus(Duration.ofDays(daysLeft));
        DiskState state = new DiskState(free * GB, total * GB, full);
        assertThat(state.level(NOW)).isEqualTo(level);
        assertThat(state.finding(NOW).mend() == null).isEqualTo(level == Finding.Level.FINE);
    }

    @Test
    void theDayOfTheFullDiskIsNamed() {
        assertThat(new DiskState(500 * GB, 1000 * GB, NOW.plus(Duration.ofDays(2)))
                        .finding(NOW)
                        .what()
                        .zh())
                .contains("500.0 GB", "1000.0 GB", "2026-12-01 用满");
    }
}
