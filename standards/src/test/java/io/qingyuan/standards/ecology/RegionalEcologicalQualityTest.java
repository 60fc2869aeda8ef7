package io.qingyuan.standards.ecology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.qingyuan.standards.InvalidInputException;
import io.qingyuan.standards.NotInStandardException;
import io.qingyuan.standards.NotProvidedException;
import io.qingyuan.standards.ResourceTable;
import io.qingyuan.standards.Trials;
import io.qingyuan.standards.Verification;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

class RegionalEcologicalQualityTest {
    private static final RegionalEcologicalQuality RULES = RegionalEcologicalQuality.ofYear(2021);

    @Test
    void publishedClassesAreMet() {
        for (ResourceTable.Row row : ResourceTable.read(RegionalEcologicalQualityTest.class, "eqi_class.csv")
                .rows()) {
            assertThat(RULES.classified(row.number("eqi")).type().zh())
                    .as(row.text("source"))
                    .isEqualTo(row.text("expected_class_zh"));
        }
    }

    @Test
    void theWorstClassIsNotChecked() {
        assertThat(RULES.classified(new BigDecimal("29")).verified()).isEqualTo(Verification.OWN_KNOWLEDGE);
        assertThat(RULES.classified(new BigDecimal("30")).verified()).isEqualTo(Verification.TWO_SOURCES);
    }

    @Test
    void changesHaveSevenClassesInThreeGrades() {
        assertThat(change("4")).isEqualTo(EqiChange.Degree.MUCH_BETTER);
        assertThat(change("3.99")).isEqualTo(EqiChange.Degree.MODERATELY_BETTER);
        assertThat(change("2")).isEqualTo(EqiChange.Degree.MODERATELY_BETTER);
        assertThat(change("1")).isEqualTo(EqiChange.Degree.SLIGHTLY_BETTER);
        assertThat(change("0.99")).isEqualTo(EqiChange.Degree.STABLE);
        assertThat(change("0")).isEqualTo(EqiChange.Degree.STABLE);
        assertThat(change("-0.99")).isEqualTo(EqiChange.Degree.STABLE);
        assertThat(change("-1")).isEqualTo(EqiChange.Degree.SLIGHTLY_WORSE);
        assertThat(change("-2")).isEqualTo(EqiChange.Degree.MODERATELY_WORSE);
        assertThat(change("-4")).isEqualTo(EqiChange.Degree.MUCH_WORSE);
    }

    @Test
    void aChangeAndItsOppositeAreOfTheSameSize() {
        Trials.forAll(300, random -> {
            BigDecimal one = BigDecimal.valueOf(random.nextInt(0, 10_001), 2);
            BigDecimal other = BigDecimal.valueOf(random.nextInt(0, 10_001), 2);
            EqiChange.Degree there = RULES.change(one, other).degree();
            EqiChange.Degree back = RULES.change(other, one).degree();
            assertThat(there.ordinal() + back.ordinal()).isEqualTo(EqiChange.Degree.values().length - 1);
            assertThat(there.sign()).isEqualTo(-back.sign());
        });
    }

    @Test
    void theStructureHasTheCountsOfTheRules() {
        assertThat(RULES.structure()).hasSize(18);
        assertThat(RULES.structure().stream().map(EqiIndicator::level1).distinct())
                .hasSize(4);
        assertThat(RULES.structure().stream()
                        .map(indicator -> indicator.level1() + indicator.level2Zh())
                        .distinct())
                .hasSize(11);
    }

    @Test
    void theUnknownWeightOfAnIndicatorIsRefused() {
        assertThatThrownBy(() -> RULES.structure().getFirst().weight())
                .isInstanceOfSatisfying(NotProvidedException.class, e -> {
                    assertThat(e.standard()).isEqualTo("环监测〔2021〕99号");
                    assertThat(e.missing()).contains("生态用地面积比指数");
                });
    }

    @Test
    void badInputIsRefused() {
        assertThatThrownBy(() -> RegionalEcologicalQuality.ofYear(2020)).isInstanceOf(NotInStandardException.class);
        assertThatThrownBy(() -> RULES.classified(new BigDecimal("-0.01"))).isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> RULES.change(BigDecimal.ONE, new BigDecimal("101")))
                .hasMessageContaining("eqi_after");
    }

    private static EqiChange.Degree change(String delta) {
        BigDecimal before = new BigDecimal("50");
        return RULES.change(before, before.add(new BigDecimal(delta))).degree();
    }
}
