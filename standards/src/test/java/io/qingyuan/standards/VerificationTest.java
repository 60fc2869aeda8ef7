package io.qingyuan.standards;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.time.LocalDateTime;
import org.junit.jupiter.api.Test;

class VerificationTest {
    @Test
    void ownKnowledgeIsNotChecked() {
        assertThat(Verification.of("K").isChecked()).isFalse();
        assertThat(Verification.of("V1-data").isChecked()).isTrue();
    }

    @Test
    void whatRestsOnTwoValuesIsAsGoodAsTheWorse() {
        assertThat(Verification.OFFICIAL_TEXT.and(Verification.OWN_KNOWLEDGE)).isEqualTo(Verification.OWN_KNOWLEDGE);
        assertThat(Verification.ONE_SOURCE.and(Verification.TWO_SOURCES)).isEqualTo(Verification.ONE_SOURCE);
    }

    @Test
    void anUnknownCodeIsRefused() {
        assertThatThrownBy(() -> Verification.of("V9")).hasMessageContaining("V9");
    }

    @Test
    void aStandardIsWrittenWithItsYear() {
        assertThat(StandardRef.parse("GB/T 8170-2008")).isEqualTo(new StandardRef("GB/T 8170", 2008));
        assertThat(StandardRef.parse("HJ 633-2026")).hasToString("HJ 633-2026");
        assertThatThrownBy(() -> StandardRef.parse("HJ633")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void bothEndsOfAnEditionAreDaysInForce() {
        Edition edition = new Edition(
                StandardRef.parse("HJ 633-2012"),
                LocalDate.of(2016, 1, 1),
                LocalDate.of(2026, 2, 28),
                Verification.OFFICIAL_TEXT);
        assertThat(edition.isInForceOn(LocalDate.of(2016, 1, 1))).isTrue();
        assertThat(edition.isInForceOn(LocalDate.of(2026, 2, 28))).isTrue();
        assertThat(edition.isInForceOn(LocalDate.of(2026, 3, 1))).isFalse();
    }

    @Test
    void midnightAsAnEndingLabelIsTheLastHourOfTheDayBefore() {
        LocalDateTime midnight = LocalDateTime.of(2026, 3, 1, 0, 0);
        assertThat(HourLabel.ENDING.startOf(midnight)).isEqualTo(LocalDateTime.of(2026, 2, 28, 23, 0));
        assertThat(HourLabel.BEGINNING.startOf(midnight)).isEqualTo(midnight);
        assertThat(HourLabel.ENDING.labelOf(HourLabel.ENDING.startOf(midnight))).isEqualTo(midnight);
    }
}
