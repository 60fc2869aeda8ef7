package io.qingyuan.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.qingyuan.rules.Dated.Edition;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class DatedTest {

    private static final LocalDate CHANGE = LocalDate.of(2026, 3, 1);

    private final Dated<String> editions =
            new Dated<>(List.of(new Edition<>(CHANGE, "2026"), new Edition<>(LocalDate.of(2016, 1, 1), "2012")));

    @Test
    void theEditionIsPickedByTheDayOfTheFact() {
        assertThat(editions.findInForceOn(CHANGE.minusDays(1))).hasValue("2012");
        assertThat(editions.findInForceOn(CHANGE)).hasValue("2026");
        assertThat(editions.findInForceOn(LocalDate.of(2015, 12, 31))).isEmpty();
    }

    @Test
    void twoEditionsOfOneDayAreRefused() {
        assertThatThrownBy(() -> new Dated<>(List.of(new Edition<>(CHANGE, "a"), new Edition<>(CHANGE, "b"))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("2026-03-01");
    }
}
