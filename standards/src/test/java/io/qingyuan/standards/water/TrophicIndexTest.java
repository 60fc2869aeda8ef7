package io.qingyuan.standards.water;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.qingyuan.standards.InvalidInputException;
import io.qingyuan.standards.InvalidInputException.Fault;
import io.qingyuan.standards.NotInStandardException;
import io.qingyuan.standards.Trials;
import io.qingyuan.standards.Verification;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TrophicIndexTest {
    private static final TrophicIndex INDEX = TrophicIndex.inForceOn(LocalDate.of(2025, 1, 1));

    @Test
    void itIsPartOfTheEvaluationRules() {
        assertThat(INDEX.edition().standard().number()).isEqualTo("环办〔2011〕22号");
        assertThatThrownBy(() -> TrophicIndex.inForceOn(LocalDate.of(2011, 3, 8)))
                .isInstanceOf(NotInStandardException.class);
        assertThat(INDEX.verified(TrophicItem.TRANSPARENCY)).isEqualTo(Verification.TWO_SOURCES);
    }

    @Test
    void theIndexOfALakeLiesBetweenThoseOfItsItems() {
        Trials.forAll(500, random -> {
            Map<TrophicItem, BigDecimal> values = new EnumMap<>(TrophicItem.class);
            for (TrophicItem item : TrophicItem.values()) {
                if (values.isEmpty() || random.nextBoolean()) {
                    values.put(item, BigDecimal.valueOf(random.nextInt(1, 100_000), 3));
                }
            }
            TrophicOutcome outcome = INDEX.total(values);
            assertThat(outcome.single()).hasSameSizeAs(values);
            assertThat(outcome.missing()).hasSize(5 - values.size());
            assertThat(outcome.index())
                    .isBetween(
                            outcome.single().values().stream()
                                    .min(BigDecimal::compareTo)
                                    .orElseThrow(),
                            outcome.single().values().stream()
                                    .max(BigDecimal::compareTo)
                                    .orElseThrow());
            assertThat(outcome.state()).isEqualTo(TrophicState.of(outcome.index()));
        });
    }

    @Test
    void moreNutrientsNeverGiveABetterStateAndClearerWaterNeverAWorseOne() {
        Trials.forAll(1000, random -> {
            BigDecimal less = BigDecimal.valueOf(random.nextInt(1, 100_000), 3);
            BigDecimal more = less.add(BigDecimal.valueOf(random.nextInt(1, 1000), 3));
            for (TrophicItem item : TrophicItem.values()) {
                int sign = INDEX.single(item, more).compareTo(INDEX.single(item, less));
                assertThat(sign).isEqualTo(item == TrophicItem.TRANSPARENCY ? -1 : 1);
            }
        });
    }

    @Test
    void badInputIsRefusedByItsItem() {
        assertThatThrownBy(() -> INDEX.single(TrophicItem.CHLOROPHYLL_A, BigDecimal.ZERO))
                .isInstanceOfSatisfying(InvalidInputException.class, e -> {
                    assertThat(e.fault()).isEqualTo(Fault.OUT_OF_RANGE);
                    assertThat(e.field()).isEqualTo("chla");
                });
        assertThatThrownBy(() -> INDEX.single(TrophicItem.TOTAL_NITROGEN, new BigDecimal("-1")))
                .isInstanceOfSatisfying(
                        InvalidInputException.class, e -> assertThat(e.fault()).isEqualTo(Fault.NEGATIVE));
        assertThatThrownBy(() -> INDEX.single(TrophicItem.TOTAL_NITROGEN, new BigDecimal("1e-400")))
                .isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> INDEX.total(Map.of())).isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> TrophicItem.of("BOD5")).isInstanceOf(NotInStandardException.class);
    }
}
