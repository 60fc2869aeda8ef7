package io.qingyuan.standards.groundwater;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.qingyuan.standards.ConcentrationUnit;
import io.qingyuan.standards.Grading;
import io.qingyuan.standards.Gradings;
import io.qingyuan.standards.InvalidInputException;
import io.qingyuan.standards.InvalidInputException.Fault;
import io.qingyuan.standards.ItemGrade;
import io.qingyuan.standards.Measured;
import io.qingyuan.standards.NotInStandardException;
import io.qingyuan.standards.ResourceTable;
import io.qingyuan.standards.Trials;
import io.qingyuan.standards.Verification;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class GroundwaterTest {
    private static final Groundwater WATER = Groundwater.inForceOn(LocalDate.of(2025, 1, 1));
    private static final BigDecimal SPECK = new BigDecimal("0.000000000001");
    private static final List<GroundwaterItem> LIMITED = GroundwaterItem.all().stream()
            .filter(item -> !item.limits().isEmpty())
            .toList();

    @Test
    void casesOfOthersAgree() {
        for (ResourceTable.Row row : ResourceTable.read(GroundwaterTest.class, "gbt14848_item_class.csv")
                .rows()) {
            assertThat(grade(row.text("item_zh"), row.text("value")).label())
                    .as("line %d", row.line())
                    .isEqualTo(row.text("expected_class"));
        }
    }

    @Test
    void theStandardBeginsToTheDay() {
        assertThat(Groundwater.inForceOn(LocalDate.of(2018, 5, 1)).edition().standard())
                .hasToString("GB/T 14848-2017");
        assertThatThrownBy(() -> Groundwater.inForceOn(LocalDate.of(2018, 4, 30)))
                .isInstanceOf(NotInStandardException.class)
                .hasMessageContaining("2018-04-30");
    }

    @Test
    void theTablesAreWhole() {
        assertThat(GroundwaterItem.all()).hasSize(93);
        assertThat(GroundwaterItem.all().stream().filter(GroundwaterItem::isRoutine))
                .hasSize(39);
        assertThat(GroundwaterItem.of("三氯甲烷").unit()).isEqualTo(ConcentrationUnit.UG_PER_L);
        for (GroundwaterItem item : LIMITED) {
            assertThat(item.limits()).as(item.nameZh()).isSorted();
            assertThat(item.verified()).isEqualTo(Verification.TWO_SOURCES);
        }
    }

    @Test
    void aLimitIsWithinItsClassAndTheLeastBeyondItIsNot() {
        for (GroundwaterItem item : LIMITED) {
            int first = item.rule() == GroundwaterItem.Rule.NOT_DETECTED ? 1 : 0;
            for (int i = 0; i < item.limits().size(); i++) {
                BigDecimal limit = item.limits().get(i);
                GroundwaterClass of = GroundwaterClass.values()[i + first];
                assertThat(grade(item, limit)).as(item.nameZh()).isLessThanOrEqualTo(of);
                assertThat(grade(item, limit.add(SPECK))).as(item.nameZh()).isGreaterThan(of);
            }
        }
    }

    @Test
    void aWorseValueNeverGivesABetterClass() {
        Trials.forAll(2000, random -> {
            GroundwaterItem item = LIMITED.get(random.nextInt(LIMITED.size()));
            BigDecimal limit = item.limits().get(random.nextInt(item.limits().size()));
            BigDecimal better = limit.multiply(BigDecimal.valueOf(random.nextInt(0, 2000), 3));
            BigDecimal worse = better.add(limit.multiply(BigDecimal.valueOf(random.nextInt(0, 2000), 3)));
            assertThat(grade(item, worse)).isGreaterThanOrEqualTo(grade(item, better));
            if (worse.signum() > 0) {
                ItemGrade<GroundwaterItem, GroundwaterClass> open =
                        WATER.item(item, new Measured.BelowDetection(worse.add(SPECK)));
                if (item.rule() != GroundwaterItem.Rule.NOT_DETECTED) {
                    assertThat(grade(item, better)).isBetween(open.best(), open.worst());
                }
            }
        });
    }

    @Test
    void surfactantsMustNotBeDetectedForClassI() {
        GroundwaterItem surfactants = GroundwaterItem.of("阴离子表面活性剂");
        assertThat(grade(surfactants, new BigDecimal("0.05"))).isEqualTo(GroundwaterClass.II);
        assertThat(grade(surfactants, BigDecimal.ZERO)).isEqualTo(GroundwaterClass.I);
        ItemGrade<GroundwaterItem, GroundwaterClass> below = WATER.item(surfactants, Measured.parse("las", "0.05L"));
        assertThat(below.isCertain()).isTrue();
        assertThat(below.best()).isEqualTo(GroundwaterClass.I);
        assertThat(WATER.item(surfactants, Measured.parse("las", "0.2L")).worst())
                .isEqualTo(GroundwaterClass.III);
    }

    @Test
    void whatIsSmelledOrSeenMakesClassV() {
        assertThat(grade("嗅和味", "有")).isEqualTo(GroundwaterClass.V);
        assertThat(grade("肉眼可见物", "无")).isEqualTo(GroundwaterClass.I);
    }

    @Test
    void aSampleHasTheClassOfItsWorstItemAndNamesTheRadioactiveOnesToAnalyze() {
        Map<GroundwaterItem, Measured> values = new HashMap<>();
        values.put(GroundwaterItem.of("总硬度"), Measured.parse("总硬度", "451"));
        values.put(GroundwaterItem.of("总α放射性"), Measured.parse("总α放射性", "0.51"));
        values.put(GroundwaterItem.of("苯"), Measured.parse("苯", "0.3L"));
        values.put(GroundwaterItem.of("铍"), Measured.parse("铍", "0.0001"));
        Grading<GroundwaterItem, GroundwaterClass> sample = WATER.sample(values);
        Grading.Graded<GroundwaterItem, GroundwaterClass> graded = Gradings.graded(sample);
        assertThat(graded.grade()).isEqualTo(GroundwaterClass.IV);
        assertThat(graded.deciding()).containsExactly(GroundwaterItem.of("总硬度"), GroundwaterItem.of("总α放射性"));
        assertThat(sample.missing()).hasSize(36);
        assertThat(WATER.needingNuclideAnalysis(sample)).isEqualTo(Set.of(GroundwaterItem.of("总α放射性")));
        assertThat(WATER.sample(Map.of())).isInstanceOf(Grading.NotAvailable.class);
    }

    @Test
    void badInputIsRefusedByItsItem() {
        assertRefused(Fault.OUT_OF_RANGE, "pH", Measured.parse("pH", "14.5"));
        assertRefused(Fault.INCONSISTENT, "pH", Measured.parse("pH", "6L"));
        assertRefused(Fault.NOT_A_NUMBER, "铁", new Measured.Presence(true));
        assertRefused(Fault.NOT_A_NUMBER, "嗅和味", Measured.parse("嗅和味", "2"));
        assertThatThrownBy(() -> GroundwaterItem.of("总磷"))
                .isInstanceOf(NotInStandardException.class)
                .hasMessageContaining("总磷");
    }

    private static void assertRefused(Fault fault, String name, Measured measured) {
        assertThatThrownBy(() -> WATER.item(GroundwaterItem.of(name), measured))
                .isInstanceOfSatisfying(InvalidInputException.class, e -> {
                    assertThat(e.fault()).isEqualTo(fault);
                    assertThat(e.field()).isEqualTo(name);
                });
    }

    private static GroundwaterClass grade(String name, String value) {
        return certain(WATER.item(GroundwaterItem.of(name), Measured.parse(name, value)));
    }

    private static GroundwaterClass grade(GroundwaterItem item, BigDecimal value) {
        return certain(WATER.item(item, Measured.of(value)));
    }

    private static GroundwaterClass certain(ItemGrade<GroundwaterItem, GroundwaterClass> grade) {
        assertThat(grade.isCertain()).isTrue();
        return grade.best();
    }
}
