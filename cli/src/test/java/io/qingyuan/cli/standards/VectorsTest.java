package io.qingyuan.cli.standards;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
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
            Map.entry("rounding_cnemc_water.csv", new Use("rounding", "rounded"))));

    /** Files that are no rows of a topic, and where they are tested. */
    private static final Map<String, String> ELSEWHERE =
            Map.of("aqi_suzhou_period_statistics.csv", "results over many rows: AirEvaluationTest, StandardsBatchTest");

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
        assertThat(err.toString(StandardCharsets.UTF_8)).isEmpty();
        assertThat(status).isZero();
        int compared = 0;
        try (CsvReader<NamedCsvRecord> rows =
                CsvReader.builder().ofNamedCsvRecord(out.toString(StandardCharsets.UTF_8))) {
            for (NamedCsvRecord row : rows) {
                for (Map.Entry<String, String> field : row.getFieldsAsMap().entrySet()) {
                    if (field.getKey().startsWith(EXPECTED)) {
                        assertThat(row.getField(result(use, field.getKey())))
                                .as("%s line %d, %s", name(file), row.getStartingLineNumber(), field.getKey())
                                .isEqualTo(field.getValue());
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

    private static String result(Use use, String column) {
        return column.equals(EXPECTED) ? use.result() : column.substring(EXPECTED.length() + 1);
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
