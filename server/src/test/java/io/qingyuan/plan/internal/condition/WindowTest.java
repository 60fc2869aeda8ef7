package io.qingyuan.plan.internal.condition;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WindowTest {

    @ParameterizedTest(name = "applied for on {0}, a case of {1} bars: {2}")
    @CsvSource({
        "2026-11-23, 2023-11-23, true",
        "2026-11-23, 2023-11-22, false",
        "2026-11-23, 2026-11-23, true",
        "2026-11-23, 2026-11-24, false",
        "2024-02-29, 2021-02-28, true",
        "2024-02-29, 2021-02-27, false",
        "2025-01-01, 2022-01-01, true",
        "2025-01-01, 2021-12-31, false",
    })
    void threeFullYearsAreLookedBackOn(LocalDate applicationDay, LocalDate happenedOn, boolean bars) {
        assertThat(Window.before(applicationDay, 3).contains(happenedOn)).isEqualTo(bars);
    }
}
