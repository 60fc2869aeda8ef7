package io.qingyuan.standards.soil;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.qingyuan.standards.Coded;
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
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SoilTest {
    private static final LocalDate DAY = LocalDate.of(2025, 1, 1);
    private static final Farmland FARMLAND = Farmland.inForceOn(DAY);
    private static final DevelopmentLand LAND = DevelopmentLand.inForceOn(DAY);
    private static final BigDecimal SPECK = new BigDecimal("0.000000000001");

    @Test
    void casesOfOthersAgree() {
        for (ResourceTable.Row row :
                ResourceTable.read(SoilTest.class, "soil_risk.csv").rows()) {
            Measured measured = Measured.parse(row.text("item_zh"), row.text("value_mg_per_kg"));
            String found;
            if (row.text("standard").equals("GB 15618-2018")) {
                Farmland.Site site =
                        new Farmland.Site(Coded.of(FarmlandUse.class, "land", row.text("land")), row.number("ph"));
                found = FARMLAND.item(site, FarmlandItem.of(row.text("item_zh")), measured)
                        .best()
                        .labelZh();
            } else {
                DevelopmentLand.Site site =
                        DevelopmentLand.Site.of(Coded.of(LandClass.class, "land", row.text("land")));
                found = switch (LAND.item(site, LandItem.of(row.text("item_zh")), measured)
                        .best()) {
                    case NEGLIGIBLE -> "<=筛选值 可忽略";
                    case TO_BE_SURVEYED -> ">筛选值 <=管制值 需详查";
                    case WITHIN_BACKGROUND, UNACCEPTABLE -> "not in the cases";
                };
            }
            assertThat(found).as("line %d", row.line()).isEqualTo(row.text("expected_zh"));
        }
    }

    @Test
    void theStandardsBeginToTheDay() {
        assertThat(Farmland.inForceOn(LocalDate.of(2018, 8, 1)).edition().standard())
                .hasToString("GB 15618-2018");
        assertThat(DevelopmentLand.inForceOn(LocalDate.of(2018, 8, 1)).edition().standard())
                .hasToString("GB 36600-2018");
        assertThatThrownBy(() -> Farmland.inForceOn(LocalDate.of(2018, 7, 31)))
                .isInstanceOf(NotInStandardException.class);
        assertThatThrownBy(() -> DevelopmentLand.inForceOn(LocalDate.of(2018, 7, 31)))
                .isInstanceOf(NotInStandardException.class);
    }

    @Test
    void theTablesAreWhole() {
        List<ResourceTable.Row> farmland =
                ResourceTable.read(Farmland.class, "gb15618_values.csv").rows();
        assertThat(farmland).hasSize(79);
        for (ResourceTable.Row row : farmland) {
            assertThat(FarmlandItem.of(row.text("code")).nameZh()).isEqualTo(row.text("item_zh"));
            assertThat(row.text("unit")).isEqualTo("mg/kg");
        }
        assertThat(LandItem.all()).hasSize(85);
        assertThat(LandItem.all().stream().filter(LandItem::isBasic)).hasSize(45);
        assertThat(LandItem.all().stream().filter(LandItem::hasBackground).map(LandItem::nameZh))
                .containsExactly("砷", "钴", "钒");
        assertThat(LandItem.of("67-66-3")).isEqualTo(LandItem.of("氯仿"));
        assertThat(LandItem.of("硫丹").values(LandClass.FIRST).verified()).isEqualTo(Verification.ONE_SOURCE);
    }

    @Test
    void everyItemHasValuesForEveryUseAndPh() {
        Trials.forAll(500, random -> {
            Farmland.Site site = new Farmland.Site(
                    FarmlandUse.values()[random.nextInt(4)], BigDecimal.valueOf(random.nextInt(0, 141), 1));
            for (FarmlandItem item : FarmlandItem.ALL) {
                RiskValue values = FARMLAND.values(site, item);
                values.findControl().ifPresent(control -> assertThat(control).isGreaterThan(values.screening()));
            }
        });
        for (LandItem item : LandItem.all()) {
            for (LandClass land : LandClass.values()) {
                RiskValue values = item.values(land);
                assertThat(values.findControl().orElseThrow())
                        .as(item.nameZh())
                        .isGreaterThanOrEqualTo(values.screening());
            }
            assertThat(item.values(LandClass.SECOND).screening())
                    .as(item.nameZh())
                    .isGreaterThanOrEqualTo(item.values(LandClass.FIRST).screening());
        }
    }

    @Test
    void aValueIsWithinAndTheLeastBeyondItIsNot() {
        Farmland.Site site = site(FarmlandUse.OTHER, "7.5");
        for (FarmlandItem item : FarmlandItem.ALL) {
            RiskValue values = FARMLAND.values(site, item);
            assertThat(farmland(site, item, values.screening())).isEqualTo(FarmlandRisk.LOW);
            assertThat(farmland(site, item, values.screening().add(SPECK))).isEqualTo(FarmlandRisk.POSSIBLE);
            values.findControl().ifPresent(control -> {
                assertThat(farmland(site, item, control)).isEqualTo(FarmlandRisk.POSSIBLE);
                assertThat(farmland(site, item, control.add(SPECK))).isEqualTo(FarmlandRisk.HIGH);
            });
        }
        for (LandItem item : LandItem.all()) {
            RiskValue values = item.values(LandClass.FIRST);
            assertThat(land(item, values.screening())).isEqualTo(LandRisk.NEGLIGIBLE);
            assertThat(land(item, values.screening().add(SPECK))).isGreaterThan(LandRisk.NEGLIGIBLE);
            assertThat(land(item, values.findControl().orElseThrow().add(SPECK)))
                    .isEqualTo(LandRisk.UNACCEPTABLE);
        }
    }

    @Test
    void moreOfAnItemIsNeverALowerRisk() {
        Trials.forAll(2000, random -> {
            Farmland.Site site = new Farmland.Site(
                    FarmlandUse.values()[random.nextInt(4)], BigDecimal.valueOf(random.nextInt(0, 141), 1));
            FarmlandItem item = FarmlandItem.ALL.get(random.nextInt(FarmlandItem.ALL.size()));
            BigDecimal less = BigDecimal.valueOf(random.nextInt(0, 200_000), random.nextInt(2, 6));
            BigDecimal more = less.add(BigDecimal.valueOf(random.nextInt(0, 200_000), random.nextInt(2, 6)));
            assertThat(farmland(site, item, more)).isGreaterThanOrEqualTo(farmland(site, item, less));
            LandItem other = LandItem.all().get(random.nextInt(85));
            assertThat(land(other, more)).isGreaterThanOrEqualTo(land(other, less));
        });
    }

    @Test
    void paddyInRotationKeepsTheStricterValue() {
        assertThat(screening(FarmlandUse.PADDY_DRY_ROTATION, FarmlandItem.CADMIUM, "6.0"))
                .isEqualTo("0.3");
        assertThat(screening(FarmlandUse.PADDY_DRY_ROTATION, FarmlandItem.MERCURY, "6.0"))
                .isEqualTo("0.5");
        assertThat(screening(FarmlandUse.PADDY, FarmlandItem.COPPER, "6.0")).isEqualTo("50");
        assertThat(screening(FarmlandUse.ORCHARD, FarmlandItem.COPPER, "6.0")).isEqualTo("150");
        assertThat(screening(FarmlandUse.ORCHARD, FarmlandItem.CADMIUM, "8.0")).isEqualTo("0.6");
    }

    @Test
    void aSiteHasTheRiskOfItsWorstItem() {
        Map<FarmlandItem, Measured> values = new EnumMap<>(FarmlandItem.class);
        values.put(FarmlandItem.CADMIUM, Measured.parse("Cd", "0.31"));
        values.put(FarmlandItem.LEAD, Measured.parse("Pb", "20"));
        values.put(FarmlandItem.BENZO_A_PYRENE, Measured.parse("BaP", "0.1L"));
        Grading<FarmlandItem, FarmlandRisk> site = FARMLAND.site(site(FarmlandUse.OTHER, "7"), values);
        Grading.Graded<FarmlandItem, FarmlandRisk> graded = Gradings.graded(site);
        assertThat(graded.grade()).isEqualTo(FarmlandRisk.POSSIBLE);
        assertThat(graded.deciding()).containsExactly(FarmlandItem.CADMIUM);
        assertThat(site.missing()).hasSize(6);
        assertThat(LAND.site(DevelopmentLand.Site.of(LandClass.FIRST), Map.of()))
                .isInstanceOf(Grading.NotAvailable.class);
    }

    @Test
    void upToItsBackgroundArsenicIsNotManagedAsContamination() {
        LandItem arsenic = LandItem.of("砷");
        DevelopmentLand.Site site = new DevelopmentLand.Site(LandClass.FIRST, Map.of(arsenic, new BigDecimal("40")));
        assertThat(LAND.item(site, arsenic, measured("40")).best()).isEqualTo(LandRisk.WITHIN_BACKGROUND);
        assertThat(LAND.item(site, arsenic, measured("40.1")).best()).isEqualTo(LandRisk.TO_BE_SURVEYED);
        assertThat(LAND.item(site, arsenic, measured("20")).best()).isEqualTo(LandRisk.NEGLIGIBLE);
        assertThatThrownBy(
                        () -> new DevelopmentLand.Site(LandClass.FIRST, Map.of(LandItem.of("镉"), new BigDecimal("40"))))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("镉");
    }

    @Test
    void aDetectionLimitAboveTheScreeningValueLeavesTheRiskOpen() {
        Map<LandItem, Measured> values = new HashMap<>();
        values.put(LandItem.of("氯乙烯"), Measured.parse("氯乙烯", "0.5L"));
        values.put(LandItem.of("苯"), Measured.parse("苯", "0.01L"));
        Grading<LandItem, LandRisk> site = LAND.site(DevelopmentLand.Site.of(LandClass.FIRST), values);
        Grading.Undecided<LandItem, LandRisk> open = Gradings.undecided(site);
        assertThat(open.best()).isEqualTo(LandRisk.NEGLIGIBLE);
        assertThat(open.worst()).isEqualTo(LandRisk.TO_BE_SURVEYED);
        assertThat(open.undecided()).isEqualTo(Set.of(LandItem.of("氯乙烯")));
    }

    @Test
    void badInputIsRefused() {
        assertFault(
                Fault.MISSING,
                "ph",
                () -> FARMLAND.item(site(FarmlandUse.PADDY, null), FarmlandItem.CADMIUM, measured("1")));
        assertThat(FARMLAND.item(site(FarmlandUse.PADDY, null), FarmlandItem.DDT, measured("0.2"))
                        .best())
                .isEqualTo(FarmlandRisk.POSSIBLE);
        assertFault(Fault.OUT_OF_RANGE, "ph", () -> site(FarmlandUse.PADDY, "14.1"));
        assertFault(
                Fault.NOT_A_NUMBER,
                "镉",
                () -> FARMLAND.item(site(FarmlandUse.PADDY, "7"), FarmlandItem.CADMIUM, new Measured.Presence(true)));
        assertFault(Fault.UNKNOWN_CODE, "land", () -> Coded.of(FarmlandUse.class, "land", "forest"));
        assertThatThrownBy(() -> FarmlandItem.of("钒")).isInstanceOf(NotInStandardException.class);
        assertThatThrownBy(() -> LandItem.of("")).isInstanceOf(NotInStandardException.class);
    }

    private static void assertFault(Fault fault, String field, ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOfSatisfying(InvalidInputException.class, e -> {
            assertThat(e.fault()).isEqualTo(fault);
            assertThat(e.field()).isEqualTo(field);
        });
    }

    private static BigDecimal screening(FarmlandUse use, FarmlandItem item, String ph) {
        return FARMLAND.values(site(use, ph), item).screening();
    }

    private static FarmlandRisk farmland(Farmland.Site site, FarmlandItem item, BigDecimal value) {
        ItemGrade<FarmlandItem, FarmlandRisk> grade = FARMLAND.item(site, item, Measured.of(value));
        assertThat(grade.isCertain()).isTrue();
        return grade.best();
    }

    private static LandRisk land(LandItem item, BigDecimal value) {
        return LAND.item(DevelopmentLand.Site.of(LandClass.FIRST), item, Measured.of(value))
                .best();
    }

    private static Farmland.Site site(FarmlandUse use, @Nullable String ph) {
        return new Farmland.Site(use, ph == null ? null : new BigDecimal(ph));
    }

    private static Measured measured(String value) {
        return Measured.of(new BigDecimal(value));
    }
}
