package io.qingyuan.standards.air;

import static org.assertj.core.api.Assertions.assertThat;

import io.qingyuan.standards.HourLabel;
import io.qingyuan.standards.ResourceTable;
import io.qingyuan.standards.air.AirQualityIndex.MissingRule;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The index against what the national platform published, and against other implementations' cases. */
class AirQualityIndexVectorsTest {
    private static final DateTimeFormatter LABEL = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");

    @ParameterizedTest
    @ValueSource(strings = {"aqi_cnemc_realtime_2018.csv", "aqi_cnemc_realtime_2026.csv", "aqi_cnemc_missing_2026.csv"})
    void publishedStationHoursAreReproduced(String file) {
        List<ResourceTable.Row> rows = rows(file);
        assertThat(rows).hasSizeGreaterThan(50);
        for (ResourceTable.Row row : rows) {
            LocalDate day = HourLabel.ENDING
                    .startOf(LocalDateTime.parse(row.text("time"), LABEL))
                    .toLocalDate();
            // in 2018 the platform published an index in spite of a missing pollutant, in 2026 no longer
            AirQualityIndex index = AirQualityIndex.inForceOn(day)
                    .with(day.getYear() < 2026 ? MissingRule.TEXT : MissingRule.ABOVE_100_ONLY);
            assertThat(index.edition().standard()).hasToString(row.text("edition"));
            Concentrations means = concentrations(
                    row,
                    Map.of("so2_1h", Pollutant.SO2, "no2_1h", Pollutant.NO2, "co_1h", Pollutant.CO),
                    Map.of("o3_1h", Pollutant.O3, "pm10_1h", Pollutant.PM10, "pm2_5_1h", Pollutant.PM2_5));
            assertPublished(row, index.hour(means));
            long packed = index.packedHour(scaled(means), Scaled.MISSING);
            assertThat(PackedAqi.isAvailable(packed))
                    .isEqualTo(!row.text("expected_aqi").equals("NA"));
            if (PackedAqi.isAvailable(packed)) {
                assertThat(PackedAqi.aqi(packed))
                        .isEqualTo(row.number("expected_aqi").intValueExact());
                assertThat(joined(PackedAqi.primary(packed))).isEqualTo(row.text("expected_primary"));
            }
        }
    }

    @Test
    void publishedDaysOfSuzhouAreReproduced() {
        for (ResourceTable.Row row : rows("aqi_suzhou_daily.csv")) {
            AirQualityIndex index = AirQualityIndex.inForceOn(LocalDate.parse(row.text("date")));
            Concentrations means = concentrations(
                    row,
                    Map.of("so2_24h", Pollutant.SO2, "no2_24h", Pollutant.NO2, "co_24h", Pollutant.CO),
                    Map.of("o3_mda8", Pollutant.O3, "pm10_24h", Pollutant.PM10, "pm2_5_24h", Pollutant.PM2_5));
            AqiOutcome outcome = index.day(means);
            assertThat(outcome).isInstanceOf(AqiOutcome.Index.class);
            AqiOutcome.Index found = (AqiOutcome.Index) outcome;
            assertThat(found.aqi())
                    .as(row.text("date"))
                    .isEqualTo(row.number("expected_aqi").intValueExact());
            assertThat(found.level().level())
                    .isEqualTo(row.number("expected_level").intValueExact());
            assertThat(found.level().categoryZh()).isEqualTo(row.text("expected_category_zh"));
            assertThat(PackedAqi.aqi(index.packedDay(scaled(means), Scaled.MISSING)))
                    .isEqualTo(found.aqi());
        }
    }

    @Test
    void casesOfOtherImplementationsAgree() {
        for (ResourceTable.Row row : rows("aqi_cases.csv")) {
            Concentrations means = concentrations(
                    row,
                    Map.of("so2", Pollutant.SO2, "no2", Pollutant.NO2, "co", Pollutant.CO),
                    Map.of("o3", Pollutant.O3, "pm10", Pollutant.PM10, "pm2_5", Pollutant.PM2_5));
            assertPublished(row, index(row).hour(means));
        }
    }

    @Test
    void individualIndicesOfOtherImplementationsAgree() {
        for (ResourceTable.Row row : rows("iaqi_nodes.csv")) {
            OptionalInt index = index(row)
                    .individual(
                            Pollutant.of(row.text("item")),
                            Averaging.of(row.text("period")),
                            row.number("concentration"));
            assertThat(index)
                    .as("%s %s %s", row.text("item"), row.text("period"), row.text("concentration"))
                    .hasValue(row.number("expected_iaqi").intValueExact());
        }
    }

    private static void assertPublished(ResourceTable.Row row, AqiOutcome outcome) {
        switch (outcome) {
            case AqiOutcome.Index index -> {
                assertThat(row.text("expected_aqi")).as("line %d", row.line()).isEqualTo(Integer.toString(index.aqi()));
                assertThat(joined(index.primary())).as("line %d", row.line()).isEqualTo(row.text("expected_primary"));
            }
            case AqiOutcome.NotAvailable _ ->
                assertThat(row.text("expected_aqi")).as("line %d", row.line()).isEqualTo("NA");
        }
    }

    private static AirQualityIndex index(ResourceTable.Row row) {
        LocalDate day =
                row.text("edition").equals("HJ 633-2012") ? LocalDate.of(2026, 2, 28) : LocalDate.of(2026, 3, 1);
        return AirQualityIndex.inForceOn(day);
    }

    private static String joined(Set<Pollutant> pollutants) {
        return pollutants.stream().map(Pollutant::symbol).sorted().collect(Collectors.joining(";"));
    }

    private static long[] scaled(Concentrations means) {
        long[] scaled = new long[Pollutant.INDEXED.size()];
        for (Pollutant pollutant : Pollutant.INDEXED) {
            scaled[pollutant.slot()] = means.find(pollutant).map(Scaled::of).orElse(Scaled.MISSING);
        }
        return scaled;
    }

    private static Concentrations concentrations(
            ResourceTable.Row row, Map<String, Pollutant> gases, Map<String, Pollutant> others) {
        Map<Pollutant, BigDecimal> values = new EnumMap<>(Pollutant.class);
        gases.forEach((column, pollutant) ->
                put(values, pollutant, row.findNumber(column).orElse(null)));
        others.forEach((column, pollutant) ->
                put(values, pollutant, row.findNumber(column).orElse(null)));
        return Concentrations.of(values);
    }

    private static void put(Map<Pollutant, BigDecimal> values, Pollutant pollutant, @Nullable BigDecimal value) {
        if (value != null) {
            values.put(pollutant, value);
        }
    }

    private static List<ResourceTable.Row> rows(String file) {
        return ResourceTable.read(AirQualityIndexVectorsTest.class, file).rows();
    }
}
