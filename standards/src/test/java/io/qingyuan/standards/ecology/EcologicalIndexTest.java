package io.qingyuan.standards.ecology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.qingyuan.standards.InvalidInputException;
import io.qingyuan.standards.NotInStandardException;
import io.qingyuan.standards.ResourceTable;
import io.qingyuan.standards.Trials;
import io.qingyuan.standards.Verification;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Random;
import org.junit.jupiter.api.Test;

class EcologicalIndexTest {
    private static final EcologicalIndex RULES = EcologicalIndex.inForceOn(LocalDate.of(2015, 3, 13));

    @Test
    void theTotalsOfTheCasesAreMet() {
        for (ResourceTable.Row row :
                ResourceTable.read(EcologicalIndexTest.class, "ei_total.csv").rows()) {
            Ei ei = RULES.index(SubIndices.given(
                    row.number("biological_richness"),
                    row.number("vegetation"),
                    row.number("water"),
                    row.number("land_stress"),
                    row.number("pollution_load")));
            assertThat(ei.value()).as(row.text("note")).isEqualByComparingTo(row.number("expected_ei"));
            assertThat(ei.grade().zh()).isEqualTo(row.text("expected_grade_zh"));
            assertThat(ei.verified()).isEqualTo(Verification.TWO_SOURCES);
        }
    }

    @Test
    void theChangesOfTheCasesAreMet() {
        for (ResourceTable.Row row : ResourceTable.read(EcologicalIndexTest.class, "ei_grade_change.csv")
                .rows()) {
            BigDecimal after = row.number("ei_after");
            assertThat(RULES.change(row.number("ei_before"), after).zh()).isEqualTo(row.text("expected_change_zh"));
            assertThat(RULES.graded(after).grade().zh()).isEqualTo(row.text("expected_grade_after_zh"));
        }
    }

    @Test
    void eachGradeBeginsAtItsBound() {
        assertThat(grade("100")).isEqualTo(EiGrade.EXCELLENT);
        assertThat(grade("75")).isEqualTo(EiGrade.EXCELLENT);
        assertThat(grade("74.99")).isEqualTo(EiGrade.GOOD);
        assertThat(grade("55")).isEqualTo(EiGrade.GOOD);
        assertThat(grade("54.99")).isEqualTo(EiGrade.FAIR);
        assertThat(grade("35")).isEqualTo(EiGrade.FAIR);
        assertThat(grade("20")).isEqualTo(EiGrade.POOR);
        assertThat(grade("19.99")).isEqualTo(EiGrade.BAD);
        assertThat(grade("0")).isEqualTo(EiGrade.BAD);
    }

    @Test
    void aChangeOfExactlyTheBoundIsOfTheLargerDegree() {
        assertThat(change("50", "50.99")).isEqualTo("无明显变化");
        assertThat(change("50", "51")).isEqualTo("略微变化(好)");
        assertThat(change("50", "47")).isEqualTo("明显变化(差)");
        assertThat(change("50", "42.01")).isEqualTo("明显变化(差)");
        assertThat(change("50", "42")).isEqualTo("显著变化(差)");
    }

    @Test
    void theIndexRisesWithWhatIsGoodAndFallsWithStress() {
        Trials.forAll(500, random -> {
            BigDecimal[] base = {index(random), index(random), index(random), index(random), index(random)};
            Ei before = RULES.index(SubIndices.given(base[0], base[1], base[2], base[3], base[4]));
            int which = random.nextInt(base.length);
            base[which] = base[which].add(BigDecimal.ONE);
            Ei after = RULES.index(SubIndices.given(base[0], base[1], base[2], base[3], base[4]));
            if (which < 3) {
                assertThat(after.value()).isGreaterThan(before.value());
                assertThat(after.grade()).isLessThanOrEqualTo(before.grade());
            } else {
                assertThat(after.value()).isLessThan(before.value());
                assertThat(after.grade()).isGreaterThanOrEqualTo(before.grade());
            }
        });
    }

    @Test
    void aRestrictionLowersTheGrade() {
        Trials.forAll(500, random -> {
            Ei ei = RULES.graded(BigDecimal.valueOf(random.nextInt(0, 10_001), 2));
            Ei lowered = RULES.restricted(ei, EiRestriction.TYPE_2);
            if (ei.grade() == EiGrade.BAD) {
                assertThat(lowered).isEqualTo(ei);
            } else {
                assertThat(lowered.grade().ordinal()).isEqualTo(ei.grade().ordinal() + 1);
                assertThat(lowered.verified()).isEqualTo(Verification.ONE_SOURCE);
            }
            assertThat(RULES.restricted(ei, EiRestriction.TYPE_3).grade()).isGreaterThanOrEqualTo(EiGrade.FAIR);
        });
        assertThat(RULES.restricted(RULES.graded(new BigDecimal("80")), EiRestriction.TYPE_2)
                        .value())
                .isEqualTo("74.9");
        assertThat(RULES.restricted(RULES.graded(new BigDecimal("80")), EiRestriction.TYPE_3)
                        .value())
                .isEqualTo("54.9");
    }

    @Test
    void theDayBeforeTheEditionIsRefused() {
        assertThatThrownBy(() -> EcologicalIndex.inForceOn(LocalDate.of(2015, 3, 12)))
                .isInstanceOf(NotInStandardException.class)
                .hasMessageContaining("HJ 192-2015");
        assertThat(RULES.edition().standard()).hasToString("HJ 192-2015");
    }

    @Test
    void aSubIndexOutsideTheScaleIsRefusedByName() {
        BigDecimal fifty = new BigDecimal("50");
        assertThatThrownBy(() -> SubIndices.given(fifty, fifty, fifty, new BigDecimal("-1"), fifty))
                .isInstanceOfSatisfying(InvalidInputException.class, e -> {
                    assertThat(e.field()).isEqualTo("land_stress");
                    assertThat(e.fault()).isEqualTo(InvalidInputException.Fault.NEGATIVE);
                });
        assertThatThrownBy(() -> RULES.graded(new BigDecimal("100.01"))).hasMessageContaining("100.01");
    }

    private static BigDecimal index(Random random) {
        return BigDecimal.valueOf(random.nextInt(0, 9_900), 2);
    }

    private static EiGrade grade(String ei) {
        return RULES.graded(new BigDecimal(ei)).grade();
    }

    private static String change(String before, String after) {
        return RULES.change(new BigDecimal(before), new BigDecimal(after)).zh();
    }
}
