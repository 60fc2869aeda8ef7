package io.qingyuan.standards.water;

import static org.assertj.core.api.Assertions.assertThat;

import io.qingyuan.standards.Coded;
import io.qingyuan.standards.Measured;
import io.qingyuan.standards.ResourceTable;
import io.qingyuan.standards.Rounding;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Classes, states, trends and trophic indices against published results and other implementations' cases. */
class SurfaceWaterVectorsTest {
    private static final LocalDate DAY = LocalDate.of(2025, 11, 8);
    private static final SurfaceWater WATER = SurfaceWater.inForceOn(DAY);
    private static final WaterEvaluation EVALUATION = WaterEvaluation.inForceOn(DAY);
    private static final TrophicIndex TROPHIC = TrophicIndex.inForceOn(DAY);
    private static final Map<String, WaterItem> PLATFORM_ITEMS = Map.of(
            "ph", WaterItem.PH,
            "do", WaterItem.DISSOLVED_OXYGEN,
            "codmn", WaterItem.PERMANGANATE_INDEX,
            "nh3n", WaterItem.AMMONIA_NITROGEN,
            "tp", WaterItem.TOTAL_PHOSPHORUS);

    @Test
    void classesOfItemsAgree() {
        for (ResourceTable.Row row : rows("gb3838_item_class.csv")) {
            WaterItem item = WaterItem.of(row.text("item_zh"));
            assertThat(WATER.item(body(row), item, Measured.parse(item.code(), row.text("value")))
                            .best()
                            .label())
                    .as("line %d", row.line())
                    .isEqualTo(row.text("expected_class"));
        }
    }

    @Test
    void classesOfSectionsAgree() {
        for (ResourceTable.Row row : rows("gb3838_section_class.csv")) {
            assertThat(WATER.section(sample(row)).findGrade().orElseThrow().label())
                    .as("line %d", row.line())
                    .isEqualTo(row.text("expected_class"));
        }
    }

    @Test
    void publishedClassesOfStationsAreReproducedFromUnroundedReadings() {
        SurfaceWater platform = WATER.with(ReportingDecimals.CNEMC);
        List<ResourceTable.Row> rows = rows("gb3838_cnemc_class.csv");
        assertThat(rows).hasSizeGreaterThan(200);
        int changedByRounding = 0;
        for (ResourceTable.Row row : rows) {
            Map<WaterItem, Measured> values = new EnumMap<>(WaterItem.class);
            PLATFORM_ITEMS.forEach((column, item) -> {
                Optional<BigDecimal> raw = row.findNumber(column + "_raw");
                raw.ifPresent(value -> {
                    BigDecimal shown = row.number(column + "_rounded");
                    assertThat(Rounding.round(value, shown.scale())).isEqualTo(shown);
                    // in February 2026 the platform showed more decimals
                    if (row.text("time").startsWith("2025")) {
                        assertThat(platform.decimals().round(item, value)).isEqualTo(shown);
                    }
                    values.put(item, Measured.of(value));
                });
            });
            WaterSample sample = WaterSample.of(body(row), values);
            WaterClass expected = grade(row.text("expected_class"));
            assertThat(platform.section(sample).findGrade())
                    .as("line %d", row.line())
                    .contains(expected);
            assertThat(PackedSection.grade(platform.packedSection(sample.body(), scaled(values))))
                    .isEqualTo(expected);
            boolean changed = WATER.section(sample).findGrade().orElseThrow() != expected;
            assertThat(changed).isEqualTo(row.text("rounding_changes_class").equals("yes"));
            changedByRounding += changed ? 1 : 0;
        }
        assertThat(changedByRounding).isPositive();
    }

    @Test
    void publishedReadingsAreRoundedHalfToEven() {
        List<ResourceTable.Row> rows = rows("rounding_cnemc_water.csv");
        assertThat(rows).hasSizeGreaterThan(200);
        for (ResourceTable.Row row : rows) {
            assertThat(Rounding.round(row.number("raw"), row.number("decimals").intValueExact()))
                    .as("line %d", row.line())
                    .isEqualTo(row.number("expected"));
        }
    }

    @Test
    void mainPollutantsAgree() {
        for (ResourceTable.Row row : rows("swq22_main_pollutants.csv")) {
            SectionState state = EVALUATION.section(sample(row));
            assertThat(state.outcome().findGrade()).contains(grade(row.text("expected_class")));
            assertThat(state.findState().orElseThrow().nameZh()).isEqualTo(row.text("expected_state_zh"));
            assertThat(state.mainPollutants().stream().map(MainPollutant::label).collect(Collectors.joining(";")))
                    .as("line %d", row.line())
                    .isEqualTo(row.text("expected_main_pollutants"));
        }
    }

    @Test
    void statesOfRiversAgree() {
        for (ResourceTable.Row row : rows("swq22_river_state.csv")) {
            if (row.number("sections").intValueExact() < 5) {
                List<WaterSample> four = Collections.nCopies(
                        4, WaterSample.of(WaterBody.RIVER, Map.of(WaterItem.PH, Measured.of(BigDecimal.valueOf(7)))));
                assertThat(EVALUATION.basin(four)).isInstanceOf(BasinOutcome.ByMean.class);
                continue;
            }
            Shares shares = new Shares(row.number("I_III_pct"), row.number("inferior_V_pct"));
            assertThat(EVALUATION.state(shares).nameZh())
                    .as("line %d", row.line())
                    .isEqualTo(row.text("expected_state_zh"));
        }
    }

    @Test
    void changesAgree() {
        for (ResourceTable.Row row : rows("swq22_change.csv")) {
            Shares before = new Shares(row.number("I_III_pct_before"), row.number("inferior_V_pct_before"));
            Shares after = new Shares(row.number("I_III_pct_after"), row.number("inferior_V_pct_after"));
            assertThat(EVALUATION.change(before, after).labelZh())
                    .as("line %d", row.line())
                    .isEqualTo(row.text("expected_zh"));
        }
    }

    @Test
    void trendsAgree() {
        for (ResourceTable.Row row : rows("spearman_swq22.csv")) {
            List<BigDecimal> series = Arrays.stream(row.text("series").split(";"))
                    .map(BigDecimal::new)
                    .toList();
            SpearmanTrend trend = SpearmanTrend.of(series, SpearmanTrend.Level.P05);
            assertThat(trend.coefficient()).isEqualByComparingTo(row.number("expected_rs"));
            assertThat(trend.critical()).isEqualByComparingTo(row.number("wp_0.05"));
            assertThat(trend.findLabelZh()).as("line %d", row.line()).contains(row.text("expected_zh"));
        }
    }

    @Test
    void trophicIndicesOfItemsAgree() {
        for (ResourceTable.Row row : rows("tli_single.csv")) {
            TrophicItem item = TrophicItem.of(row.text("item"));
            assertThat(item.unit().code()).isEqualTo(row.text("unit"));
            assertThat(Rounding.round(TROPHIC.single(item, row.number("value")), 4))
                    .as("line %d", row.line())
                    .isEqualTo(row.number("expected_tli_4dp"));
        }
    }

    @Test
    void trophicIndicesOfALakeAgree() {
        for (ResourceTable.Row row : rows("tli_total.csv")) {
            Map<TrophicItem, BigDecimal> single = new EnumMap<>(TrophicItem.class);
            for (TrophicItem item : TrophicItem.values()) {
                row.findNumber("tli_" + item.code()).ifPresent(index -> single.put(item, index));
            }
            TrophicOutcome outcome = TROPHIC.totalOf(single);
            assertThat(outcome.printed(3)).as("line %d", row.line()).isEqualTo(row.number("expected_tli_3dp"));
            assertThat(outcome.state().nameZh()).isEqualTo(row.text("expected_state_zh"));
            assertThat(outcome.missing()).containsExactly(TrophicItem.PERMANGANATE_INDEX);
        }
    }

    @Test
    void trophicStatesAgree() {
        for (ResourceTable.Row row : rows("tli_state.csv")) {
            assertThat(TrophicState.of(row.number("tli")).nameZh())
                    .as("line %d", row.line())
                    .isEqualTo(row.text("expected_state_zh"));
        }
    }

    private static WaterSample sample(ResourceTable.Row row) {
        Map<WaterItem, Measured> values = new EnumMap<>(WaterItem.class);
        for (String input : row.text("inputs").split(";")) {
            String[] parts = input.split("=");
            values.put(WaterItem.of(parts[0]), Measured.parse(parts[0], parts[1]));
        }
        return WaterSample.of(body(row), values);
    }

    private static long[] scaled(Map<WaterItem, Measured> values) {
        long[] scaled = new long[WaterItem.ALL.size()];
        for (WaterItem item : WaterItem.ALL) {
            Measured measured = values.get(item);
            scaled[item.slot()] = measured == null ? Scaled.MISSING : Scaled.of(item, measured.number(item.code()));
        }
        return scaled;
    }

    private static WaterBody body(ResourceTable.Row row) {
        return Coded.of(WaterBody.class, "water_body", row.text("water_body"));
    }

    private static WaterClass grade(String label) {
        return Arrays.stream(WaterClass.values())
                .filter(grade -> grade.label().equals(label))
                .findFirst()
                .orElseThrow();
    }

    private static List<ResourceTable.Row> rows(String file) {
        return ResourceTable.read(SurfaceWaterVectorsTest.class, file).rows();
    }
}
