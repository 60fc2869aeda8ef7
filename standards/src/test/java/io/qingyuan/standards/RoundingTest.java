package io.qingyuan.standards;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.BigInteger;
import org.junit.jupiter.api.Test;

class RoundingTest {
    @Test
    void theCasesOfTheStandardAreMet() {
        for (ResourceTable.Row row :
                ResourceTable.read(RoundingTest.class, "gbt8170_rounding.csv").rows()) {
            assertThat(Rounding.round(
                            row.number("value"), row.number("decimals").intValueExact()))
                    .as(row.text("note"))
                    .isEqualTo(row.number("expected"));
        }
    }

    @Test
    void aQuotientIsRoundedOnceFromItsExactValue() {
        // 15.4546… in two steps would become 16
        assertThat(Rounding.divide(new BigDecimal("154546"), new BigDecimal("10000"), 0))
                .isEqualTo("15");
        assertThat(Rounding.divide(new BigDecimal("5"), new BigDecimal("2"), 0)).isEqualTo("2");
        assertThat(Rounding.divide(new BigDecimal("7"), new BigDecimal("2"), 0)).isEqualTo("4");
    }

    @Test
    void aValueIsComparedAfterRounding() {
        assertThat(Rounding.compareRounded(new BigDecimal("60.5"), new BigDecimal("60"), 0))
                .isZero();
        assertThat(Rounding.compareRounded(new BigDecimal("60.6"), new BigDecimal("60"), 0))
                .isPositive();
    }

    @Test
    void scaledIntegersRoundAsDecimalsDo() {
        Trials.forAll(2000, random -> {
            long dividend = random.nextLong(-1_000_000, 1_000_000);
            long divisor = random.nextLong(1, 2000);
            assertThat(BigDecimal.valueOf(Rounding.divideHalfEven(dividend, divisor)))
                    .isEqualTo(Rounding.divide(BigDecimal.valueOf(dividend), BigDecimal.valueOf(divisor), 0));
        });
    }

    @Test
    void aRoundedValueIsTheNearestMultipleAndATieTheEvenOne() {
        Trials.forAll(2000, random -> {
            BigInteger value = BigInteger.valueOf(random.nextLong(0, 100_000));
            BigInteger interval = BigInteger.valueOf(10);
            long rounded = Rounding.roundScaled(value.longValueExact(), 10);
            BigInteger distance = value.subtract(BigInteger.valueOf(rounded)).abs();
            assertThat(rounded % 10).isZero();
            assertThat(distance.multiply(BigInteger.TWO)).isLessThanOrEqualTo(interval);
            if (distance.multiply(BigInteger.TWO).equals(interval)) {
                assertThat(rounded / 10 % 2).isZero();
            }
        });
    }
}
