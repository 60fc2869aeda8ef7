package io.qingyuan.standards;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
    void everyDecimalIsRoundedAsTheWordsOfTheStandardSay() {
        Trials.forAll(5000, random -> {
            // few digits, so that ties are common
            BigDecimal value = BigDecimal.valueOf(random.nextLong(-200_000, 200_000), random.nextInt(7));
            int decimals = random.nextInt(-2, 6);
            assertThat(Rounding.round(value, decimals))
                    .as("%s to %d", value, decimals)
                    .isEqualByComparingTo(RoundingOracle.round(value, decimals));
            assertThat(Rounding.round(value, decimals).scale()).isEqualTo(Math.max(decimals, 0));
        });
    }

    @Test
    void scaledIntegersAgreeWithTheWordsOfTheStandard() {
        Trials.forAll(5000, random -> {
            long scaled = random.nextLong(-3_000_000, 3_000_000);
            int dropped = random.nextInt(1, 5);
            long interval = BigDecimal.TEN.pow(dropped).longValueExact();
            assertThat(BigDecimal.valueOf(Rounding.roundScaled(scaled, interval)))
                    .isEqualByComparingTo(RoundingOracle.round(BigDecimal.valueOf(scaled), -dropped));
        });
        assertThat(Rounding.divideHalfEven(Long.MAX_VALUE, Long.MAX_VALUE)).isEqualTo(1);
        assertThat(Rounding.divideHalfEven(Long.MAX_VALUE / 2 + 1, Long.MAX_VALUE))
                .isEqualTo(1);
        assertThat(Rounding.divideHalfEven(Long.MIN_VALUE, 2)).isEqualTo(Long.MIN_VALUE / 2);
    }

    @Test
    void publishedPairsOfRawAndRoundedValuesAreReproduced() {
        for (ResourceTable.Row row : ResourceTable.read(RoundingTest.class, "water/rounding_cnemc_water.csv")
                .rows()) {
            assertThat(Rounding.round(row.number("raw"), row.number("decimals").intValueExact()))
                    .as("line %d", row.line())
                    .isEqualByComparingTo(row.number("expected"));
        }
    }

    @Test
    void anIntervalNeedNotBeAPowerOfTen() {
        assertThat(Rounding.toInterval(new BigDecimal("60.25"), new BigDecimal("0.5")))
                .isEqualTo("60.0");
        assertThat(Rounding.toInterval(new BigDecimal("60.38"), new BigDecimal("0.5")))
                .isEqualTo("60.5");
        assertThat(Rounding.toInterval(new BigDecimal("-60.75"), new BigDecimal("0.5")))
                .isEqualTo("-61.0");
        assertThat(Rounding.toInterval(new BigDecimal("830"), new BigDecimal("20")))
                .isEqualTo("840");
        assertThat(Rounding.toInterval(new BigDecimal("842"), new BigDecimal("20")))
                .isEqualTo("840");
        assertThatThrownBy(() -> Rounding.toInterval(BigDecimal.ONE, BigDecimal.ZERO))
                .hasMessageContaining("0");
    }

    @Test
    void anIntervalOfAPowerOfTenIsTheSameAsDecimals() {
        Trials.forAll(2000, random -> {
            BigDecimal value = BigDecimal.valueOf(random.nextLong(-200_000, 200_000), random.nextInt(6));
            int decimals = random.nextInt(-2, 5);
            assertThat(Rounding.toInterval(value, BigDecimal.ONE.movePointLeft(decimals)))
                    .isEqualByComparingTo(RoundingOracle.round(value, decimals));
        });
    }

    @Test
    void significantDigitsAreCountedFromTheFirstThatIsNotZero() {
        assertThat(Rounding.toSignificant(new BigDecimal("0.012345"), 3)).isEqualTo("0.0123");
        assertThat(Rounding.toSignificant(new BigDecimal("12345"), 2)).isEqualTo("12000");
        assertThat(Rounding.toSignificant(new BigDecimal("99.6"), 2)).isEqualTo("100");
        assertThat(Rounding.toSignificant(new BigDecimal("9.96"), 2)).isEqualTo("10");
        assertThat(Rounding.toSignificant(new BigDecimal("0.0"), 2)).isZero();
        assertThat(Rounding.toSignificant(new BigDecimal("-2.5"), 1)).isEqualTo("-2");
    }

    @Test
    void theTwoWaysOfComparingDifferAtTheLimit() {
        BigDecimal limit = new BigDecimal("0.20");
        BigDecimal value = new BigDecimal("0.204");
        assertThat(Rounding.compare(value, limit, Rounding.Comparison.FULL_VALUE))
                .isPositive();
        assertThat(Rounding.compare(value, limit, Rounding.Comparison.ROUNDED_VALUE))
                .isZero();
        assertThat(Rounding.compare(new BigDecimal("0.205"), limit, Rounding.Comparison.ROUNDED_VALUE))
                .isZero();
        assertThat(Rounding.compare(new BigDecimal("0.215"), limit, Rounding.Comparison.ROUNDED_VALUE))
                .isPositive();
    }

    @Test
    void roundingIsMonotoneAndDoneOnce() {
        Trials.forAll(2000, random -> {
            BigDecimal lower = BigDecimal.valueOf(random.nextLong(0, 100_000), 3);
            BigDecimal higher = lower.add(BigDecimal.valueOf(random.nextLong(0, 2000), 3));
            assertThat(Rounding.round(lower, 1)).isLessThanOrEqualTo(Rounding.round(higher, 1));
            assertThat(Rounding.round(Rounding.round(lower, 1), 1)).isEqualTo(Rounding.round(lower, 1));
        });
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
