package io.qingyuan.cli.standards;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import io.qingyuan.standards.Rounding;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every file of cases of the standards library goes through the command as its users would send it. */
class VectorsTest {
    private static final Path CASES = Path.of("..", "standards", "src", "test", "resources");
    private static final String EXPECTED = "expected";

    /** The topic of a file and the result that its column {@code expected} is about. */
    private record Use(String topic, String result) {}

    private static final Map<String, Use> USES = new TreeMap<>(Map.ofEntries(
            Map.entry("aqi_cases.csv", new Use("aqi-hour", "")),
            Map.entry("aqi_cnemc_missing_2026.csv", new Use("aqi-hour", "")),
            Map.entry("aqi_cnemc_realtime_2018.csv", new Use("aqi-hour", "")),
            Map.entry("aqi_cnemc_realtime_2026.csv", new Use("aqi-hour", "")),
            Map.entry("aqi_suzhou_daily.csv", new Use("aqi-day", "")),
            Map.entry("composite_index.csv", new Use("composite-index", "")),
            Map.entry("gbt8170_rounding.csv", new Use("rounding", "rounded")),
            Map.entry("iaqi_nodes.csv", new Use("iaqi", "")),
            Map.entry("percentile_hj663.csv", new Use("percentile", "percentile")),
            Map.entry("rounding_cnemc_water.csv", new Use("rounding", "rounded")),
            Map.entry("gb3838_cnemc_class.csv", new Use("water-class", "")),
            Map.entry("gb3838_item_class.csv", new Use("water-class", "")),
            Map.entry("gb3838_section_class.csv", new Use("water-class", "")),
            Map.entry("swq22_main_pollutants.csv", new Use("water-class", "")),
            Map.entry("swq22_river_state.csv", new Use("water-state", "")),
            Map.entry("swq22_change.csv", new Use("water-change", "change_zh")),
            Map.entry("spearman_swq22.csv", new Use("trend", "trend_zh")),
            Map.entry("tli_single.csv", new Use("tli", "tli")),
            Map.entry("tli_total.csv", new Use("tli", "tli")),
            Map.entry("tli_state.csv", new Use("tli", "")),
            Map.entry("gbt14848_item_class.csv", new Use("groundwater", "")),
            Map.entry("soil_risk.csv", new Use("soil", "risk_zh")),
            Map.entry("ei_total.csv", new Use("ei", "")),
            Map.entry("ei_grade_change.csv", new Use("ei-change", "")),
            Map.entry("eqi_class.csv", new Use("eqi", "")),
            Map.entry("gb3096_zone.csv", new Use("noise", "verdict_zh")),
            Map.entry("gb12348_background.csv", new Use("noise-background", "level_dba")),
            Map.entry("coal_equivalent.csv", new Use("coal-equivalent", "")),
            Map.entry("ghg_fuel.csv", new Use("fuel-emission", "tco2")),
            Map.entry("o2_conversion.csv", new Use("oxygen-conversion", "")),
            Map.entry("gb4287_base_water.csv", new Use("base-water", ""))));

    /** Rows that a topic refuses with good reason, by their line; electricity and heat are no fuels and have their own topics. */
    private static final Map<String, List<String>> REFUSED = Map.of(
            "swq22_river_state.csv",
                    List.of("line 9: fewer than five sections are judged by their mean concentrations"),
            "ghg_fuel.csv", List.of("line 6: fuel: ", "line 7: fuel: ", "line 8: fuel: "));

    /** Files that are no rows of a topic, and where they are tested. */
    private static final Map<String, String> ELSEWHERE = Map.of(
            "aqi_suzhou_period_statistics.csv", "results over many rows: AirEvaluationTest, StandardsBatchTest",
            "cems_validity.csv", "cases in words: FlueGasMonitoringTest, AirYearTest");

    @Test
    void everyFileOfCasesIsUsed() throws IOException {
        assertThat(files().map(VectorsTest::name).filter(name -> !ELSEWHERE.containsKey(name)))
                .containsExactlyInAnyOrderElementsOf(USES.keySet());
    }

    @ParameterizedTest
    @MethodSource("used")
    void theCommandGivesTheExpectedResults(Path file) throws IOException {
        Use use = use(file);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int status = Topics.run(
                List.of(use.topic()),
                new ByteArrayInputStream(expanded(Files.readString(file)).getBytes(StandardCharsets.UTF_8)),
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8));
        List<String> refused = REFUSED.getOrDefault(name(file), List.of());
        assertThat(err.toString(StandardCharsets.UTF_8).lines())
                .zipSatisfy(refused, (found, start) -> assertThat(found).startsWith(start));
        assertThat(status).isEqualTo(refused.isEmpty() ? 0 : 1);
        int compared = 0;
        try (CsvReader<NamedCsvRecord> rows =
                CsvReader.builder().ofNamedCsvRecord(out.toString(StandardCharsets.UTF_8))) {
            for (NamedCsvRecord row : rows) {
                if (!row.getField("fault").isEmpty()) {
                    continue;
                }
                for (Map.Entry<String, String> field : row.getFieldsAsMap().entrySet()) {
                    if (field.getKey().startsWith(EXPECTED)) {
                        assertThat(row.getField(result(row, use, field.getKey())))
                                .as("%s line %d, %s", name(file), row.getStartingLineNumber(), field.getKey())
                                .matches(found -> agrees(found, field.getValue()), "agrees with " + field.getValue());
                        compared++;
                    }
                }
                if (row.findField("result_edition").isPresent()) {
                    assertThat(row.getField("result_edition")).isEqualTo(row.getField("edition"));
                }
            }
        }
        assertThat(compared).isPositive();
    }

    /** The result that an expectation is about: its name without the number of decimals and the unit's case. */
    private static String result(NamedCsvRecord row, Use use, String column) {
        String name = column.equals(EXPECTED) ? "" : column.substring(EXPECTED.length() + 1);
        for (String candidate : List.of(
                "result_" + name,
                name,
                name.replaceFirst("_\\ddp$", ""),
                name.toLowerCase(Locale.ROOT),
                "result_" + use.result())) {
            if (row.findField(candidate).isPresent()) {
                return candidate;
            }
        }
        return use.result();
    }

    /** Equal as text, as the same number to the decimals expected, or with a remark before or after it. */
    private static boolean agrees(String found, String expected) {
        if (found.equals(expected)
                || expected.startsWith(found + " (")
                || expected.endsWith(" " + found)
                || (found.equals("NA") && expected.equals("remeasure"))) {
            return true;
        }
        try {
            BigDecimal number = new BigDecimal(expected);
            return Rounding.round(new BigDecimal(found), Math.max(number.scale(), 0))
                            .compareTo(number)
                    == 0;
        } catch (NumberFormatException e) {
            return false;
        }
    }

    /** A series written with dots between its first and last numbers is written out. */
    private static String expanded(String cases) {
        return cases.lines()
                .map(line -> {
                    int dots = line.indexOf("1;2;...;");
                    if (dots != 0) {
                        return line;
                    }
                    int end = line.indexOf(',');
                    int last = Integer.parseInt(line.substring("1;2;...;".length(), end));
                    return IntStream.rangeClosed(1, last)
                                    .mapToObj(Integer::toString)
                                    .collect(Collectors.joining(";"))
                            + line.substring(end);
                })
                .collect(Collectors.joining("\n"));
    }

    static List<Path> used() throws IOException {
        return files().filter(file -> USES.containsKey(name(file))).toList();
    }

    private static Use use(Path file) {
        Use use = USES.get(name(file));
        if (use == null) {
            throw new IllegalStateException("no topic for " + file);
        }
        return use;
    }

    private static Stream<Path> files() throws IOException {
        try (Stream<Path> all = Files.walk(CASES)) {
            return all.filter(file -> file.toString().endsWith(".csv")).sorted().toList().stream();
        }
    }

    private static String name(Path file) {
        return String.valueOf(file.getFileName());
    }
}
