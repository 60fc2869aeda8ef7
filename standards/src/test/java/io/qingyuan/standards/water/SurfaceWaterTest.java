package io.qingyuan.standards.water;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SurfaceWaterTest {
    private static final SurfaceWater WATER = SurfaceWater.inForceOn(LocalDate.of(2025, 11, 8));
    private static final BigDecimal SPECK = new BigDecimal("0.000000000001");
    private static final List<WaterItem> LIMITED = SurfaceWater.evaluatedItems().stream()
            .filter(item -> item != WaterItem.PH)
            .toList();

    @Test
    void theStandardBeginsToTheDayAndSectionsAreClassedFromTheEvaluationRulesOn() {
        assertThat(SurfaceWater.inForceOn(LocalDate.of(2002, 6, 1)).edition().standard())
                .hasToString("GB 3838-2002");
        assertThatThrownBy(() -> SurfaceWater.inForceOn(LocalDate.of(2002, 5, 31)))
                .isInstanceOf(NotInStandardException.class)
                .hasMessageContaining("2002-05-31");
        WaterSample sample = WaterSample.of(WaterBody.RIVER, Map.of(WaterItem.PH, measured("7")));
        SurfaceWater early = SurfaceWater.inForceOn(LocalDate.of(2011, 3, 8));
        assertThat(early.item(WaterBody.RIVER, WaterItem.PH, measured("7")).best())
                .isEqualTo(WaterClass.I);
        assertThatThrownBy(() -> early.section(sample)).isInstanceOf(NotInStandardException.class);
        assertThatThrownBy(() -> early.packedSection(WaterBody.RIVER, nothing()))
                .isInstanceOf(NotInStandardException.class);
        assertThat(SurfaceWater.inForceOn(LocalDate.of(2011, 3, 9))
                        .section(sample)
                        .findGrade())
                .contains(WaterClass.I);
    }

    @Test
    void theTablesAreWholeAndAgreeWithTheItems() {
        List<ResourceTable.Row> rows =
                ResourceTable.read(SurfaceWater.class, "gb3838_table1.csv").rows();
        assertThat(rows).hasSize(25);
        for (ResourceTable.Row row : rows) {
            WaterItem item = WaterItem.of(row.text("code"));
            assertThat(item.nameZh()).isEqualTo(row.text("item_zh"));
            assertThat(item.slot() + 1).isEqualTo(row.number("no").intValueExact());
            assertThat(item.unit().code()).isEqualTo(row.text("unit"));
        }
        assertThat(SurfaceWater.evaluatedItems())
                .hasSize(21)
                .doesNotContain(WaterItem.WATER_TEMPERATURE, WaterItem.TOTAL_NITROGEN, WaterItem.FECAL_COLIFORM);
        assertThat(SourceItem.all()).hasSize(85);
        assertThat(SourceItem.all().stream().filter(SourceItem::isSupplementary))
                .hasSize(5);
        assertThat(SourceItem.of("苯并(a)芘").limit()).isEqualTo("0.0000028");
    }

    @Test
    void limitsNeverBecomeStricterFromClassToClass() {
        for (WaterBody body : WaterBody.values()) {
            for (WaterItem item : LIMITED) {
                for (int i = 1; i < 5; i++) {
                    WaterLimit better = limit(item, body, WaterClass.ofRank(i - 1));
                    WaterLimit worse = limit(item, body, WaterClass.ofRank(i));
                    assertThat(worse.isMetBy(better.value()))
                            .as("%s %s", item, worse.grade())
                            .isTrue();
                    assertThat(better.verified()).isEqualTo(Verification.OFFICIAL_TEXT);
                }
            }
        }
    }

    @Test
    void aLimitIsWithinItsClassAndTheLeastBeyondItIsNot() {
        for (WaterBody body : WaterBody.values()) {
            for (WaterItem item : LIMITED) {
                for (int i = 0; i < 5; i++) {
                    WaterLimit limit = limit(item, body, WaterClass.ofRank(i));
                    BigDecimal beyond = limit.kind() == WaterLimit.Kind.AT_MOST
                            ? limit.value().add(SPECK)
                            : limit.value().subtract(SPECK);
                    assertThat(grade(body, item, limit.value())).isLessThanOrEqualTo(limit.grade());
                    assertThat(grade(body, item, beyond)).isGreaterThan(limit.grade());
                }
            }
        }
        assertThat(grade(WaterBody.RIVER, WaterItem.PH, new BigDecimal("6"))).isEqualTo(WaterClass.I);
        assertThat(grade(WaterBody.RIVER, WaterItem.PH, new BigDecimal("6").subtract(SPECK)))
                .isEqualTo(WaterClass.WORSE_THAN_V);
        assertThat(grade(WaterBody.RIVER, WaterItem.PH, new BigDecimal("9").add(SPECK)))
                .isEqualTo(WaterClass.WORSE_THAN_V);
    }

    @Test
    void aClassIsTheBestWhoseLimitIsKept() {
        Trials.forAll(3000, random -> {
            WaterBody body = body(random);
            WaterItem item = LIMITED.get(random.nextInt(LIMITED.size()));
            BigDecimal value = value(random, item, body);
            WaterClass expected = Arrays.stream(WaterClass.values())
                    .filter(grade -> grade == WaterClass.WORSE_THAN_V
                            || limit(item, body, grade).isMetBy(value))
                    .findFirst()
                    .orElseThrow();
            assertThat(grade(body, item, value)).as("%s %s", item, value).isEqualTo(expected);
        });
    }

    @Test
    void aWorseValueNeverGivesABetterClass() {
        Trials.forAll(3000, random -> {
            WaterBody body = body(random);
            Map<WaterItem, Measured> values = random(random, body);
            WaterItem item = LIMITED.get(random.nextInt(LIMITED.size()));
            BigDecimal one = value(random, item, body);
            BigDecimal other = value(random, item, body);
            boolean moreIsBetter = item == WaterItem.DISSOLVED_OXYGEN;
            BigDecimal better = moreIsBetter ? one.max(other) : one.min(other);
            BigDecimal worse = moreIsBetter ? one.min(other) : one.max(other);
            SurfaceWater water = random.nextBoolean() ? WATER : WATER.with(ReportingDecimals.CNEMC);
            values.put(item, Measured.of(better));
            WaterClass before =
                    water.section(WaterSample.of(body, values)).findGrade().orElseThrow();
            values.put(item, Measured.of(worse));
            WaterClass after =
                    water.section(WaterSample.of(body, values)).findGrade().orElseThrow();
            assertThat(after).isGreaterThanOrEqualTo(before);
        });
    }

    @Test
    void theFastPathAgreesWithTheRecords() {
        Trials.forAll(3000, random -> {
            WaterBody body = body(random);
            Map<WaterItem, Measured> values = random(random, body);
            SurfaceWater water = random.nextBoolean() ? WATER : WATER.with(ReportingDecimals.CNEMC);
            long[] scaled = nothing();
            values.forEach((item, measured) -> scaled[item.slot()] = Scaled.of(item, measured.number(item.code())));
            long packed = water.packedSection(body, scaled);
            SectionOutcome outcome = water.section(WaterSample.of(body, values));
            assertThat(PackedSection.isAvailable(packed))
                    .isEqualTo(outcome.findGrade().isPresent());
            assertThat(PackedSection.missing(packed))
                    .isEqualTo(outcome.grading().missing());
            if (outcome.grading() instanceof Grading.Graded<WaterItem, WaterClass> graded) {
                assertThat(PackedSection.grade(packed)).isEqualTo(graded.grade());
                assertThat(PackedSection.deciding(packed)).isEqualTo(graded.deciding());
            }
        });
    }

    @Test
    void scaledReadingsAreRoundedAsDecimalsAre() {
        Map<WaterItem, Integer> decimals = Map.of(
                WaterItem.PH, 0,
                WaterItem.DISSOLVED_OXYGEN, 1,
                WaterItem.PERMANGANATE_INDEX, 1,
                WaterItem.AMMONIA_NITROGEN, 2,
                WaterItem.TOTAL_PHOSPHORUS, 3);
        Trials.forAll(
                3000,
                random -> decimals.forEach((item, kept) -> {
                    // many ties: half a step of the last decimal kept
                    BigDecimal value = BigDecimal.valueOf(random.nextInt(0, 2000) * 5L, kept + random.nextInt(1, 3));
                    BigDecimal expected = value.setScale(kept, RoundingMode.HALF_EVEN);
                    assertThat(ReportingDecimals.CNEMC.round(item, value)).isEqualTo(expected);
                    assertThat(ReportingDecimals.CNEMC.round(item.slot(), Scaled.of(item, value)))
                            .isEqualTo(Scaled.of(item, expected));
                }));
    }

    @Test
    void onTheNationalPlatformARoundedPhOfNinePasses() {
        BigDecimal ph = new BigDecimal("9.4");
        assertThat(grade(WaterBody.RIVER, WaterItem.PH, ph)).isEqualTo(WaterClass.WORSE_THAN_V);
        assertThat(WATER.with(ReportingDecimals.CNEMC)
                        .item(WaterBody.RIVER, WaterItem.PH, Measured.of(ph))
                        .best())
                .isEqualTo(WaterClass.I);
        assertThat(WATER.with(ReportingDecimals.of(Map.of(WaterItem.PH, 1)))
                        .item(WaterBody.RIVER, WaterItem.PH, measured("9.04"))
                        .best())
                .isEqualTo(WaterClass.I);
    }

    @Test
    void belowADetectionLimitTheClassIsOneThatSomeValueBelowItHas() {
        Trials.forAll(2000, random -> {
            WaterBody body = body(random);
            WaterItem item = LIMITED.get(random.nextInt(LIMITED.size()));
            if (item == WaterItem.DISSOLVED_OXYGEN) {
                return;
            }
            BigDecimal limit = value(random, item, body).add(SPECK);
            ItemGrade<WaterItem, WaterClass> open = WATER.item(body, item, new Measured.BelowDetection(limit));
            assertThat(open.best()).isEqualTo(WaterClass.I);
            BigDecimal hidden = limit.multiply(BigDecimal.valueOf(random.nextInt(1000), 3));
            assertThat(grade(body, item, hidden)).isBetween(open.best(), open.worst());
        });
    }

    @Test
    void aDetectionLimitAboveTheBestLimitLeavesTheSectionOpenUnlessAnotherItemDecides() {
        Map<WaterItem, Measured> values = new EnumMap<>(WaterItem.class);
        values.put(WaterItem.MERCURY, Measured.parse("hg", "0.0001L"));
        values.put(WaterItem.AMMONIA_NITROGEN, measured("0.1"));
        WaterSample open = WaterSample.of(WaterBody.RIVER, values);
        Grading.Undecided<WaterItem, WaterClass> undecided =
                Gradings.undecided(WATER.section(open).grading());
        assertThat(undecided.best()).isEqualTo(WaterClass.I);
        assertThat(undecided.worst()).isEqualTo(WaterClass.III);
        assertThat(undecided.undecided()).containsExactly(WaterItem.MERCURY);
        values.put(WaterItem.AMMONIA_NITROGEN, measured("0.8"));
        WaterSample decided = WaterSample.of(WaterBody.RIVER, values);
        Grading.Graded<WaterItem, WaterClass> graded =
                Gradings.graded(WATER.section(decided).grading());
        assertThat(graded.grade()).isEqualTo(WaterClass.III);
        assertThat(graded.deciding()).containsExactly(WaterItem.AMMONIA_NITROGEN);
    }

    @Test
    void ninetyPercentOxygenSaturationMakesClassI() {
        Map<WaterItem, Measured> values = Map.of(WaterItem.DISSOLVED_OXYGEN, measured("6.8"));
        assertThat(section(new WaterSample(WaterBody.RIVER, values, new BigDecimal("90"))))
                .isEqualTo(WaterClass.I);
        assertThat(section(new WaterSample(WaterBody.RIVER, values, new BigDecimal("89.9"))))
                .isEqualTo(WaterClass.II);
    }

    @Test
    void whatTheEvaluationLeavesOutIsSaidAndSoIsWhatIsMissing() {
        SectionOutcome outcome = WATER.section(WaterSample.of(
                WaterBody.LAKE,
                Map.of(
                        WaterItem.TOTAL_NITROGEN, measured("9"),
                        WaterItem.FECAL_COLIFORM, measured("99999"),
                        WaterItem.WATER_TEMPERATURE, measured("31"),
                        WaterItem.TOTAL_PHOSPHORUS, measured("0.04"))));
        assertThat(outcome.findGrade()).contains(WaterClass.III);
        assertThat(outcome.leftOut())
                .containsExactly(WaterItem.WATER_TEMPERATURE, WaterItem.TOTAL_NITROGEN, WaterItem.FECAL_COLIFORM);
        assertThat(outcome.grading().missing()).hasSize(20).contains(WaterItem.PH);
        assertThat(Gradings.notAvailable(outcome.grading().requiring(Set.of(WaterItem.PH)))
                        .reason())
                .isEqualTo(Grading.Reason.REQUIRED_ITEM_MISSING);
    }

    @Test
    void aSectionWithoutAnyEvaluatedItemHasNoClass() {
        SectionOutcome outcome =
                WATER.section(WaterSample.of(WaterBody.LAKE, Map.of(WaterItem.TOTAL_NITROGEN, measured("0.1"))));
        assertThat(outcome.findGrade()).isEmpty();
        assertThat(Gradings.notAvailable(outcome.grading()).reason()).isEqualTo(Grading.Reason.NO_ITEM);
        assertThat(PackedSection.isAvailable(WATER.packedSection(WaterBody.RIVER, nothing())))
                .isFalse();
    }

    @Test
    void riversHaveNoNitrogenLimitsAndTemperatureHasNoClass() {
        assertThatThrownBy(() -> WATER.item(WaterBody.RIVER, WaterItem.TOTAL_NITROGEN, measured("1")))
                .isInstanceOf(NotInStandardException.class)
                .hasMessageContaining("tn");
        assertThatThrownBy(() -> WATER.item(WaterBody.LAKE, WaterItem.WATER_TEMPERATURE, measured("20")))
                .isInstanceOf(NotInStandardException.class);
    }

    @Test
    void badInputIsRefusedByItsItem() {
        assertRefused(Fault.OUT_OF_RANGE, "ph", WaterItem.PH, measured("14.1"));
        assertRefused(Fault.INCONSISTENT, "do", WaterItem.DISSOLVED_OXYGEN, Measured.parse("do", "0.2L"));
        assertRefused(Fault.NOT_A_NUMBER, "hg", WaterItem.MERCURY, new Measured.Presence(true));
        assertThatThrownBy(() -> WaterItem.of("铁")).isInstanceOf(NotInStandardException.class);
        assertThatThrownBy(() -> SourceItem.of("氨氮")).isInstanceOf(NotInStandardException.class);
        assertThatThrownBy(() -> ReportingDecimals.of(Map.of(WaterItem.PH, 10)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void theFastPathRefusesNegativeReadingsAndImpossiblePh() {
        long[] scaled = nothing();
        scaled[WaterItem.MERCURY.slot()] = -1;
        assertThatThrownBy(() -> WATER.packedSection(WaterBody.RIVER, scaled))
                .isInstanceOfSatisfying(InvalidInputException.class, e -> {
                    assertThat(e.fault()).isEqualTo(Fault.NEGATIVE);
                    assertThat(e.field()).isEqualTo("hg");
                });
        long[] acid = nothing();
        acid[WaterItem.PH.slot()] = 15 * Scaled.ONE;
        assertThatThrownBy(() -> WATER.packedSection(WaterBody.RIVER, acid)).hasMessageContaining("ph");
        assertThatThrownBy(() -> Scaled.of(WaterItem.MERCURY, new BigDecimal("0.0000000001")))
                .isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> Scaled.of(WaterItem.MERCURY, new BigDecimal("-1")))
                .isInstanceOf(InvalidInputException.class);
    }

    @Test
    void aHugeValueIsWorseThanEveryLimit() {
        assertThat(grade(WaterBody.RIVER, WaterItem.MERCURY, new BigDecimal("99999999999999999999")))
                .isEqualTo(WaterClass.WORSE_THAN_V);
        assertThat(grade(WaterBody.RIVER, WaterItem.DISSOLVED_OXYGEN, new BigDecimal("99999999999999999999")))
                .isEqualTo(WaterClass.I);
    }

    @Test
    void aSourceOfDrinkingWaterIsJudgedByAllThreeTables() {
        WaterSample basic = WaterSample.of(WaterBody.RIVER, Map.of(WaterItem.AMMONIA_NITROGEN, measured("0.9")));
        Map<SourceItem, Measured> further = new HashMap<>();
        for (String name : List.of("硫酸盐", "氯化物", "硝酸盐", "铁")) {
            further.put(SourceItem.of(name), measured("0.3"));
        }
        assertVerdict(SourceOutcome.Verdict.UNDECIDED, ProtectionZone.SECOND, basic, further);
        further.put(SourceItem.of("锰"), measured("0.1"));
        assertVerdict(SourceOutcome.Verdict.MET, ProtectionZone.SECOND, basic, further);
        assertVerdict(SourceOutcome.Verdict.NOT_MET, ProtectionZone.FIRST, basic, further);
        further.put(SourceItem.of("铊"), Measured.parse("铊", "0.0002L"));
        assertVerdict(SourceOutcome.Verdict.UNDECIDED, ProtectionZone.SECOND, basic, further);
        further.put(SourceItem.of("铊"), measured("0.00011"));
        SourceOutcome exceeded = WATER.drinkingSource(ProtectionZone.SECOND, basic, further);
        assertThat(exceeded.verdict()).isEqualTo(SourceOutcome.Verdict.NOT_MET);
        assertThat(Gradings.graded(exceeded.further()).deciding()).containsExactly(SourceItem.of("铊"));
    }

    private static void assertVerdict(
            SourceOutcome.Verdict expected, ProtectionZone zone, WaterSample basic, Map<SourceItem, Measured> further) {
        assertThat(WATER.drinkingSource(zone, basic, further).verdict()).isEqualTo(expected);
    }

    private static void assertRefused(Fault fault, String field, WaterItem item, Measured measured) {
        assertThatThrownBy(() -> WaterSample.of(WaterBody.RIVER, Map.of(item, measured)))
                .isInstanceOfSatisfying(InvalidInputException.class, e -> {
                    assertThat(e.fault()).isEqualTo(fault);
                    assertThat(e.field()).isEqualTo(field);
                });
        assertThatThrownBy(() -> WATER.item(WaterBody.RIVER, item, measured)).isInstanceOf(InvalidInputException.class);
    }

    private static WaterClass section(WaterSample sample) {
        return WATER.section(sample).findGrade().orElseThrow();
    }

    private static WaterClass grade(WaterBody body, WaterItem item, BigDecimal value) {
        ItemGrade<WaterItem, WaterClass> grade = WATER.item(body, item, Measured.of(value));
        assertThat(grade.isCertain()).isTrue();
        return grade.best();
    }

    private static WaterLimit limit(WaterItem item, WaterBody body, WaterClass grade) {
        return WATER.findLimit(item, body, grade).orElseThrow();
    }

    private static Measured measured(String value) {
        return Measured.of(new BigDecimal(value));
    }

    private static WaterBody body(Random random) {
        return random.nextBoolean() ? WaterBody.RIVER : WaterBody.LAKE;
    }

    private static Map<WaterItem, Measured> random(Random random, WaterBody body) {
        Map<WaterItem, Measured> values = new EnumMap<>(WaterItem.class);
        for (WaterItem item : SurfaceWater.evaluatedItems()) {
            if (random.nextInt(4) == 0) {
                BigDecimal value = item == WaterItem.PH
                        ? BigDecimal.valueOf(random.nextInt(500, 1000), 2)
                        : value(random, item, body);
                values.put(item, Measured.of(value));
            }
        }
        return values;
    }

    /** A value about a limit of the item, often the limit itself. */
    private static BigDecimal value(Random random, WaterItem item, WaterBody body) {
        BigDecimal limit =
                limit(item, body, WaterClass.ofRank(random.nextInt(5))).value();
        return random.nextInt(3) == 0 ? limit : limit.multiply(BigDecimal.valueOf(random.nextInt(1, 3000), 3));
    }

    private static long[] nothing() {
        long[] scaled = new long[WaterItem.ALL.size()];
        Arrays.fill(scaled, Scaled.MISSING);
        return scaled;
    }
}
