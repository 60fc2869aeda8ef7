package io.qingyuan.standards.water;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.qingyuan.standards.InvalidInputException;
import io.qingyuan.standards.InvalidInputException.Fault;
import io.qingyuan.standards.Measured;
import io.qingyuan.standards.NotInStandardException;
import io.qingyuan.standards.Trials;
import io.qingyuan.standards.Verification;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class WaterEvaluationTest {
    private static final WaterEvaluation RULES = WaterEvaluation.inForceOn(LocalDate.of(2025, 1, 1));

    @Test
    void theRulesBeginToTheDay() {
        assertThat(WaterEvaluation.inForceOn(LocalDate.of(2011, 3, 9)).edition().verified())
                .isEqualTo(Verification.ONE_SOURCE);
        assertThatThrownBy(() -> WaterEvaluation.inForceOn(LocalDate.of(2011, 3, 8)))
                .isInstanceOf(NotInStandardException.class)
                .hasMessageContaining("2011-03-08");
    }

    @Test
    void cyanideAndHeavyMetalsGoFirstAndThreeAreNamed() {
        SectionState state = RULES.section(river(Map.of(
                WaterItem.MERCURY, measured("0.00015"),
                WaterItem.PERMANGANATE_INDEX, measured("20"),
                WaterItem.AMMONIA_NITROGEN, measured("1.8"),
                WaterItem.TOTAL_PHOSPHORUS, measured("0.35"))));
        assertThat(state.mainPollutants().stream().map(MainPollutant::label))
                .containsExactly("汞(0.5)", "高锰酸盐指数(2.3)", "氨氮(0.8)");
    }

    @Test
    void withoutAClassThereIsNoState() {
        SectionState state = RULES.section(river(Map.of()));
        assertThat(state.findState()).isEmpty();
        assertThat(state.mainPollutants()).isEmpty();
    }

    @Test
    void fewerThanFiveSectionsAreJudgedByTheirMeans() {
        List<WaterSample> sections = List.of(ammonia("0.2"), ammonia("0.4"), ammonia("2.7"));
        assertThat(RULES.basin(sections)).isInstanceOfSatisfying(BasinOutcome.ByMean.class, mean -> {
            assertThat(mean.section().outcome().findGrade()).contains(WaterClass.IV);
            assertThat(mean.section().mainPollutants().getFirst().label()).isEqualTo("氨氮(0.1)");
        });
    }

    @Test
    void fiveSectionsAreJudgedByTheirShares() {
        List<WaterSample> sections =
                List.of(ammonia("0.2"), ammonia("0.4"), ammonia("0.9"), ammonia("2.7"), ammonia("1.2"));
        assertThat(RULES.basin(sections)).isInstanceOfSatisfying(BasinOutcome.ByShares.class, shares -> {
            assertThat(shares.shares().goodPercent()).isEqualByComparingTo("60");
            assertThat(shares.shares().inferiorPercent()).isEqualByComparingTo("20");
            assertThat(shares.state()).isEqualTo(WaterState.MODERATE);
            assertThat(shares.mainPollutants()).containsExactly(new BasinPollutant(WaterItem.AMMONIA_NITROGEN, 2, 5));
            assertThat(shares.mainPollutants().getFirst().percent()).isEqualTo("40.0");
        });
    }

    @Test
    void theItemOverItsLimitInMostSectionsIsNamedFirst() {
        List<WaterSample> sections = new ArrayList<>(Collections.nCopies(
                4,
                river(Map.of(
                        WaterItem.TOTAL_PHOSPHORUS, measured("0.25"),
                        WaterItem.PERMANGANATE_INDEX, measured("7")))));
        sections.add(river(Map.of(
                WaterItem.TOTAL_PHOSPHORUS, measured("0.25"),
                WaterItem.PETROLEUM, measured("0.06"),
                WaterItem.AMMONIA_NITROGEN, measured("1.1"))));
        assertThat(RULES.basin(sections))
                .isInstanceOfSatisfying(
                        BasinOutcome.ByShares.class,
                        shares -> assertThat(shares.mainPollutants().stream().map(BasinPollutant::item))
                                .containsExactly(
                                        WaterItem.TOTAL_PHOSPHORUS,
                                        WaterItem.PERMANGANATE_INDEX,
                                        WaterItem.AMMONIA_NITROGEN));
    }

    @Test
    void aSectionWithoutAClassLeavesTheBasinWithoutAState() {
        List<WaterSample> sections = new ArrayList<>(Collections.nCopies(4, ammonia("0.2")));
        sections.add(river(Map.of()));
        assertThat(RULES.basin(sections)).isEqualTo(new BasinOutcome.NotAvailable(List.of(4)));
        assertThat(RULES.basin(List.of())).isEqualTo(new BasinOutcome.NotAvailable(List.of()));
    }

    @Test
    void everyDistributionOfSectionsHasAStateAndABetterOneIsNeverWorse() {
        Trials.forAll(2000, random -> {
            int sections = random.nextInt(5, 60);
            List<WaterClass> classes = new ArrayList<>();
            for (int i = 0; i < sections; i++) {
                classes.add(WaterClass.ofRank(random.nextInt(6)));
            }
            WaterState before = RULES.state(Shares.of(classes));
            int changed = random.nextInt(sections);
            if (classes.get(changed) != WaterClass.I) {
                classes.set(changed, WaterClass.I);
            }
            assertThat(RULES.state(Shares.of(classes)).gradesWorseThan(before)).isLessThanOrEqualTo(0);
        });
    }

    @Test
    void aShareOfWholeSectionsMeetsItsBoundExactly() {
        List<WaterClass> sections = new ArrayList<>(Collections.nCopies(27, WaterClass.II));
        sections.addAll(Collections.nCopies(3, WaterClass.IV));
        assertThat(RULES.state(Shares.of(sections))).isEqualTo(WaterState.EXCELLENT);
        sections.set(0, WaterClass.IV);
        assertThat(RULES.state(Shares.of(sections))).isEqualTo(WaterState.GOOD);
    }

    @Test
    void sharesThatCannotBeAreRefused() {
        assertThatThrownBy(() -> new Shares(new BigDecimal("101"), BigDecimal.ZERO))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("good_pct");
        assertThatThrownBy(() -> new Shares(new BigDecimal("70"), new BigDecimal("31")))
                .isInstanceOfSatisfying(
                        InvalidInputException.class, e -> assertThat(e.fault()).isEqualTo(Fault.INCONSISTENT));
        assertThatThrownBy(() -> Shares.of(List.of())).isInstanceOf(InvalidInputException.class);
    }

    @Test
    void aStateOneGradeOffIsSomeChangeAndTwoAreAMarkedOne() {
        assertThat(RULES.change(WaterState.LIGHT, WaterState.LIGHT).labelZh()).isEqualTo("无明显变化");
        assertThat(RULES.change(WaterState.LIGHT, WaterState.GOOD).labelZh()).isEqualTo("有所好转");
        assertThat(RULES.change(WaterState.EXCELLENT, WaterState.HEAVY).labelZh())
                .isEqualTo("明显变差");
    }

    @Test
    void sharesTwentyPointsApartAreSomeChangeAndBeyondAMarkedOne() {
        assertThat(RULES.change(shares("50", "10"), shares("60", "0")).labelZh())
                .isEqualTo("有所好转");
        WaterChange marked = RULES.change(shares("60", "0"), shares("50", "10.1"));
        assertThat(marked.labelZh()).isEqualTo("明显变差");
        assertThat(marked.difference()).isEqualByComparingTo("-20.1");
        assertThat(RULES.change(shares("60", "0"), shares("65", "5")).direction())
                .isEqualTo(WaterChange.Direction.NONE);
    }

    @Test
    void aMeanTakesHalfOfADetectionLimitAndSaysSo() {
        MeanOutcome outcome = RULES.mean(
                Period.QUARTER,
                List.of(ammonia("0.2"), river(Map.of(WaterItem.AMMONIA_NITROGEN, Measured.parse("nh3n", "0.02L")))));
        assertThat(outcome).isInstanceOfSatisfying(MeanOutcome.Mean.class, mean -> {
            assertThat(number(mean)).isEqualByComparingTo("0.105");
            assertThat(mean.results()).containsEntry(WaterItem.AMMONIA_NITROGEN, 2);
            assertThat(mean.verified()).isEqualTo(Verification.OWN_KNOWLEDGE);
        });
    }

    @Test
    void aMeanStaysOnItsSideOfALimit() {
        MeanOutcome outcome = RULES.mean(Period.MONTH, List.of(ammonia("0.5"), ammonia("0.5"), ammonia("0.500001")));
        assertThat(outcome)
                .isInstanceOfSatisfying(
                        MeanOutcome.Mean.class,
                        mean -> assertThat(
                                        RULES.section(mean.sample()).outcome().findGrade())
                                .contains(WaterClass.III));
    }

    @Test
    void aPeriodNeedsItsResults() {
        assertThat(RULES.mean(Period.QUARTER, List.of(ammonia("1")))).isEqualTo(new MeanOutcome.TooFew(1, 2));
        assertThat(RULES.mean(Period.YEAR, Collections.nCopies(11, ammonia("1"))))
                .isEqualTo(new MeanOutcome.TooFew(11, 12));
        assertThat(RULES.mean(Period.FROZEN_YEAR, Collections.nCopies(8, ammonia("1"))))
                .isInstanceOf(MeanOutcome.Mean.class);
    }

    @Test
    void riversAndLakesAreNotAveragedTogether() {
        WaterSample lake = WaterSample.of(WaterBody.LAKE, Map.of(WaterItem.AMMONIA_NITROGEN, measured("1")));
        assertThatThrownBy(() -> RULES.basin(List.of(ammonia("1"), lake)))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("water_body");
    }

    @Test
    void aTrendNeedsFivePeriodsAndAKnownCriticalValue() {
        assertThatThrownBy(() -> trend("1", "2", "3", "4")).isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> trend("1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "11"))
                .isInstanceOf(NotInStandardException.class)
                .hasMessageContaining("11");
        assertThat(trend("1", "2", "3", "4", "5", "6", "7", "8", "9", "10").verified())
                .isEqualTo(Verification.OWN_KNOWLEDGE);
    }

    @Test
    void aCoefficientEqualToTheCriticalValueIsNotSettled() {
        SpearmanTrend equal = trend("1", "2", "3", "5", "4");
        assertThat(equal.coefficient()).isEqualByComparingTo("0.9");
        assertThat(equal.significance()).isEqualTo(SpearmanTrend.Significance.NOT_SETTLED);
        assertThat(equal.findLabelZh()).isEmpty();
    }

    @Test
    void aSeriesThatDoesNotChangeHasNoTrend() {
        SpearmanTrend flat = SpearmanTrend.of(Collections.nCopies(30, BigDecimal.ONE), SpearmanTrend.Level.P05);
        assertThat(flat.coefficient()).isZero();
        assertThat(flat.significance()).isEqualTo(SpearmanTrend.Significance.NOT_SIGNIFICANT);
    }

    @Test
    void aTrendTurnsItsSignWithTheSeriesAndMatchesTheFormula() {
        Trials.forAll(500, random -> {
            List<BigDecimal> series = new ArrayList<>();
            int n = 10;
            for (int i = 0; i < n; i++) {
                series.add(BigDecimal.valueOf(i));
            }
            Collections.shuffle(series, random);
            long squares = 0;
            for (int i = 0; i < n; i++) {
                long d = series.get(i).longValueExact() - i;
                squares += d * d;
            }
            BigDecimal formula = BigDecimal.ONE.subtract(BigDecimal.valueOf(6 * squares)
                    .divide(BigDecimal.valueOf(n * n * n - n), 20, RoundingMode.HALF_EVEN));
            SpearmanTrend trend = SpearmanTrend.of(series, SpearmanTrend.Level.P05);
            assertThat(trend.coefficient().subtract(formula).abs()).isLessThanOrEqualTo(new BigDecimal("0.0005"));
            assertThat(SpearmanTrend.of(series.reversed(), SpearmanTrend.Level.P05)
                            .coefficient())
                    .isEqualByComparingTo(trend.coefficient().negate());
        });
    }

    private static SpearmanTrend trend(String... values) {
        return SpearmanTrend.of(Arrays.stream(values).map(BigDecimal::new).toList(), SpearmanTrend.Level.P05);
    }

    private static BigDecimal number(MeanOutcome.Mean mean) {
        return ((Measured.Value) mean.sample().values().get(WaterItem.AMMONIA_NITROGEN)).value();
    }

    private static Shares shares(String good, String inferior) {
        return new Shares(new BigDecimal(good), new BigDecimal(inferior));
    }

    private static WaterSample ammonia(String value) {
        return river(Map.of(WaterItem.AMMONIA_NITROGEN, measured(value)));
    }

    private static WaterSample river(Map<WaterItem, Measured> values) {
        return WaterSample.of(WaterBody.RIVER, values);
    }

    private static Measured measured(String value) {
        return Measured.of(new BigDecimal(value));
    }
}
