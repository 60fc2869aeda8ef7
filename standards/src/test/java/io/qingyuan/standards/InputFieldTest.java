package io.qingyuan.standards;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.qingyuan.standards.InvalidInputException.Fault;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class InputFieldTest {
    private enum Side implements Coded {
        LEFT;

        @Override
        public String code() {
            return "left";
        }
    }

    @Test
    void aNumberKeepsItsDigits() {
        assertThat(new InputField("leq", " 50.10 ").number()).isEqualTo("50.10");
        assertThat(new InputField("leq", "-3").number()).isEqualTo("-3");
    }

    @Test
    void whatIsNoNumberIsRefusedByName() {
        for (String text : new String[] {"NaN", "-", "1,5", "1e999999999", "Infinity", "五"}) {
            assertFault(text, Fault.NOT_A_NUMBER);
        }
    }

    @Test
    void nothingIsNeverZero() {
        assertFault(null, Fault.MISSING);
        assertFault("", Fault.MISSING);
        assertFault("  ", Fault.MISSING);
        assertThat(new InputField("leq", "").findNonNegative()).isEmpty();
    }

    @Test
    void belowZeroIsRefusedWhereNothingCanBe() {
        assertFault("-0.1", Fault.NEGATIVE);
        assertThat(new InputField("leq", "0").nonNegative()).isEqualTo("0");
    }

    @Test
    void anUnknownCodeNamesTheAllowedOnes() {
        assertThat(new InputField("side", "left").code(Side.class)).isEqualTo(Side.LEFT);
        assertThatThrownBy(() -> new InputField("side", "up").code(Side.class))
                .isInstanceOfSatisfying(InvalidInputException.class, e -> {
                    assertThat(e.fault()).isEqualTo(Fault.UNKNOWN_CODE);
                    assertThat(e.field()).isEqualTo("side");
                    assertThat(e.found()).isEqualTo("up");
                    assertThat(e.allowed()).isEqualTo("left");
                });
    }

    @Test
    void aDateIsWrittenInFull() {
        assertThat(new InputField("date", "2026-03-01").date()).isEqualTo(LocalDate.of(2026, 3, 1));
        assertThatThrownBy(() -> new InputField("date", "2026-02-30").date())
                .isInstanceOfSatisfying(
                        InvalidInputException.class, e -> assertThat(e.fault()).isEqualTo(Fault.NOT_A_DATE));
    }

    @Test
    void aRangeHasItsEndsInside() {
        BigDecimal hundred = BigDecimal.valueOf(100);
        assertThat(InvalidInputException.requireBetween("ei", hundred, BigDecimal.ZERO, hundred))
                .isEqualTo(hundred);
        assertThatThrownBy(() ->
                        InvalidInputException.requireBetween("ei", new BigDecimal("100.1"), BigDecimal.ZERO, hundred))
                .hasMessageContaining("ei")
                .hasMessageContaining("100.1");
    }

    private static void assertFault(@Nullable String text, Fault fault) {
        assertThatThrownBy(() -> new InputField("leq", text).nonNegative())
                .isInstanceOfSatisfying(InvalidInputException.class, e -> {
                    assertThat(e.fault()).isEqualTo(fault);
                    assertThat(e.field()).isEqualTo("leq");
                });
    }
}
