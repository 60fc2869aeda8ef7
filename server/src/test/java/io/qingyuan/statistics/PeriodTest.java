package io.qingyuan.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.qingyuan.support.Trials;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PeriodTest {

    @Test
    void aPeriodIsReadBackFromItsTextAndFromItsInterval() {
        Trials.forAll(300, random -> {
            int year = random.nextInt(1990, 2100);
            Period period = switch (random.nextInt(3)) {
                case 0 -> Period.year(year);
                case 1 -> new Period(Period.Type.QUARTER, year, random.nextInt(1, 5));
                default -> new Period(Period.Type.MONTH, year, random.nextInt(1, 13));
            };

            assertThat(Period.parse(period.toString())).isEqualTo(period);
            assertThat(Period.filling(period.interval())).isEqualTo(period);
        });
    }

    @Test
    void aYearBeginsInBeijing() {
        assertThat(Period.year(2025).interval().from()).isEqualTo(Instant.parse("2024-12-31T16:00:00Z"));
        assertThat(Period.parse("2025-Q4").interval().to()).isEqualTo(Instant.parse("2025-12-31T16:00:00Z"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "25", "2025-13", "2025-Q5", "2025-1", "2025年", "2025-01-01", " 2025"})
    void whatIsNoPeriodIsRefused(String text) {
        assertThatThrownBy(() -> Period.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }
}
