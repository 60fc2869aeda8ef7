package io.qingyuan.standards;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.qingyuan.standards.InvalidInputException.Fault;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MeasuredTest {
    @Test
    void aResultIsANumberOrBelowItsDetectionLimitOrSeen() {
        assertThat(Measured.parse("nh3n", " 0.050 ")).isEqualTo(Measured.of(new BigDecimal("0.050")));
        assertThat(Measured.parse("nh3n", "0.01L"))
                .isEqualTo(new Measured.BelowDetection(new BigDecimal("0.01")))
                .isEqualTo(Measured.parse("nh3n", "<0.01"))
                .isEqualTo(Measured.parse("nh3n", "＜0.01"));
        assertThat(Measured.parse("嗅和味", "无")).isEqualTo(new Measured.Presence(false));
    }

    @ParameterizedTest
    @CsvSource({
        "NaN, NOT_A_NUMBER",
        "-, NOT_A_NUMBER",
        "'1,5', NOT_A_NUMBER",
        "1e99999999, NOT_A_NUMBER",
        "Infinity, NOT_A_NUMBER",
        "L, MISSING",
        "-0.1, NEGATIVE",
        "-0.1L, NEGATIVE",
        "0L, OUT_OF_RANGE",
        "未检出, MISSING",
        "ND, MISSING",
        "'', MISSING",
        "'  ', MISSING"
    })
    void whatIsNoResultIsRefusedByItsItem(String text, Fault fault) {
        assertRefused(text, fault);
    }

    @Test
    void nothingIsRefusedByItsItem() {
        assertRefused(null, Fault.MISSING);
    }

    @Test
    void aNumberMadeInCodeIsCheckedToo() {
        assertThatThrownBy(() -> Measured.of(new BigDecimal("-1"))).isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> Measured.of(new BigDecimal("1e-999999999"))).isInstanceOf(InvalidInputException.class);
    }

    @Test
    void aRuleWithoutAWordOnDetectionLimitsTakesNumbersOnly() {
        assertThat(Measured.parse("chla", "3").number("chla")).isEqualTo("3");
        assertThatThrownBy(() -> Measured.parse("chla", "3L").number("chla"))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("chla");
    }

    @Test
    void unitsOfOneKindConvertExactlyThereAndBack() {
        Trials.forAll(500, random -> {
            BigDecimal value = BigDecimal.valueOf(random.nextLong(0, 1_000_000), random.nextInt(0, 9));
            Measured there = Measured.of(value).in(ConcentrationUnit.MG_PER_L, ConcentrationUnit.UG_PER_L, "benzene");
            assertThat(there.number("benzene")).isEqualByComparingTo(value.movePointRight(3));
            assertThat(there.in(ConcentrationUnit.UG_PER_L, ConcentrationUnit.MG_PER_L, "benzene")
                            .number("benzene"))
                    .isEqualByComparingTo(value);
        });
        assertThat(ConcentrationUnit.MG_PER_M3.convert(BigDecimal.TEN, ConcentrationUnit.UG_PER_L, "chla"))
                .isEqualByComparingTo("10");
    }

    @Test
    void aUnitOfAnotherKindAndAnUnknownOneAreRefused() {
        assertThatThrownBy(() ->
                        Measured.of(BigDecimal.ONE).in(ConcentrationUnit.MG_PER_KG, ConcentrationUnit.MG_PER_L, "cd"))
                .isInstanceOfSatisfying(InvalidInputException.class, e -> {
                    assertThat(e.fault()).isEqualTo(Fault.WRONG_UNIT);
                    assertThat(e.field()).isEqualTo("cd");
                    assertThat(e.allowed()).isEqualTo("mg/L");
                });
        assertThatThrownBy(() -> ConcentrationUnit.of("unit", "ppm"))
                .isInstanceOfSatisfying(
                        InvalidInputException.class, e -> assertThat(e.found()).isEqualTo("ppm"));
        assertThat(ConcentrationUnit.of("unit", "ug/L")).isEqualTo(ConcentrationUnit.UG_PER_L);
    }

    private static void assertRefused(@Nullable String text, Fault fault) {
        assertThatThrownBy(() -> Measured.parse("nh3n", text))
                .isInstanceOfSatisfying(InvalidInputException.class, e -> {
                    assertThat(e.fault()).isEqualTo(fault);
                    assertThat(e.field()).isEqualTo("nh3n");
                });
    }
}
