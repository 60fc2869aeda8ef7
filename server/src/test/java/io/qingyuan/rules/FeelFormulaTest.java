package io.qingyuan.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.qingyuan.rules.FeelProblem.Kind;
import java.math.BigDecimal;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FeelFormulaTest {

    private static final Map<String, FeelType> TWO = Map.of("a", FeelType.NUMBER, "b", FeelType.NUMBER);

    @ParameterizedTest
    @CsvSource({
        "a / b * 100, 3, 4, 75",
        "(a + b) * 2 - 1, 0.1, 0.2, -0.4",
        "'if a > b then a else b', 3, 4, 4",
        "'max(a, b)', 3, 4, 4",
        "'mean([a, b])', 3, 4, 3.5",
        "a ** 2, 1.1, 0, 1.21",
        "-a + abs(b), 3, -4, 1",
        "'if a between 1 and 5 then 1 else 0', 3, 4, 1",
        "'round half up(a, 1)', 2.25, 4, 2.3",
    })
    void aFormulaCalculatesWithDecimals(String feel, BigDecimal a, BigDecimal b, BigDecimal expected) {
        FeelResult result = FeelFormula.compile(feel, TWO).evaluate(Map.of("a", a, "b", b));

        assertThat(result)
                .isInstanceOfSatisfying(
                        FeelResult.Decimal.class,
                        number -> assertThat(number.value()).isEqualByComparingTo(expected));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a + c",
                "now()",
                "today()",
                "string(a)",
                "function(x) x + 1",
                "function(x) external {java: {class: \"java.lang.System\", method signature: \"exit(int)\"}}",
                "for i in 1..1000000000 return i",
                "some x in [1, 2] satisfies x > a",
                "{x: a}.x",
                "[1, 2, 3][item > a]",
                "a instance of number",
                "null",
                "a in [1..5]",
                "@\"2026-01-01\"",
                "a ** b",
                "a ** 999999999",
                "decimal",
                "sort([a, b], function(x, y) x < y)",
                "get value({\"a\": 1}, \"a\")",
                "matches(\"aaaaaaaaaaaaaaaaaaaaaaaa\", \"(a+)+b\")"
            })
    void whatIsMoreThanCalculationIsRefused(String feel) {
        assertThatThrownBy(() -> FeelFormula.compile(feel, TWO)).isInstanceOf(FeelException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a +", "(a", "a b", "", ")", "if a then"})
    void aBrokenTextIsRefused(String feel) {
        assertThatThrownBy(() -> FeelFormula.compile(feel, TWO)).isInstanceOf(FeelException.class);
    }

    @Test
    void aProblemNamesItsPlace() {
        assertThat(FeelFormula.check("a +\n  unknown * b", TWO))
                .containsExactly(new FeelProblem(Kind.UNKNOWN_NAME, 2, 3, "unknown"));
    }

    @Test
    void aFormulaThatIsTooLongIsRefused() {
        assertThat(FeelFormula.check("a" + "+a".repeat(2_000), TWO))
                .extracting(FeelProblem::kind)
                .containsExactly(Kind.TOO_LONG);
    }

    @Test
    void divisionByZeroIsAFaultAndNotZero() {
        assertThat(FeelFormula.compile("a / b", TWO).evaluate(Map.of("a", BigDecimal.ONE, "b", BigDecimal.ZERO)))
                .isInstanceOfSatisfying(
                        FeelResult.Fault.class,
                        fault -> assertThat(fault.kind())
                                .as(fault.reason())
                                .isEqualTo(FeelResult.Kind.DIVISION_BY_ZERO));
    }

    @Test
    void anErrorInsideAConditionIsNotTakenForNo() {
        assertThat(FeelFormula.compile("if a / b > 1 then 1 else 2", TWO)
                        .evaluate(Map.of("a", BigDecimal.ONE, "b", BigDecimal.ZERO)))
                .isInstanceOf(FeelResult.Fault.class);
    }

    @Test
    void aMissingVariableIsAFault() {
        assertThat(FeelFormula.compile("a", TWO).evaluate(Map.of("a", BigDecimal.ONE)))
                .isEqualTo(new FeelResult.Fault(FeelResult.Kind.MISSING_VARIABLE, "b"));
    }
}
