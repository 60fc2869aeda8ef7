package io.qingyuan.standards.water;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import io.qingyuan.standards.InvalidInputException;
import io.qingyuan.standards.Measured;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.io.Reader;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;

/**
 * Compares the classes that the national platform published for its automatic stations with those of the library, and
 * sorts every difference by its cause. Words: the readings (CSV, gzipped or not), the sections with their kind of limits.
 */
public final class WaterAgreement {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");
    private static final Map<String, WaterItem> COLUMNS = Map.of(
            "ph", WaterItem.PH,
            "do_mgl", WaterItem.DISSOLVED_OXYGEN,
            "codmn_mgl", WaterItem.PERMANGANATE_INDEX,
            "nh3n_mgl", WaterItem.AMMONIA_NITROGEN,
            "tp_mgl", WaterItem.TOTAL_PHOSPHORUS);
    private static final int SHOWN_DECIMALS = 2;
    private static final int SHOWN_DECIMALS_OF_NUTRIENTS = 3;

    /** How a part of the collection is classed: from which columns, with which rounding. */
    private enum Basis {
        /** 2020 and 2021, unrounded values kept. */
        A("_raw", ReportingDecimals.AS_REPORTED),
        /** April 2021, only shown values kept. */
        B("", ReportingDecimals.AS_REPORTED),
        /** November 2025, unrounded values kept and rounded as the platform does. */
        C("_raw", ReportingDecimals.CNEMC);

        private final String suffix;

        @SuppressWarnings("ImmutableEnumChecker") // it has no state that changes
        private final SurfaceWater water;

        Basis(String suffix, ReportingDecimals decimals) {
            this.suffix = suffix;
            this.water = SurfaceWater.inForceOn(
                            LocalDateTime.of(2020, 5, 1, 0, 0).toLocalDate())
                    .with(decimals);
        }
    }

    /** What can be said of a difference. */
    private enum Cause {
        /** The library refuses a reading. */
        REFUSED,
        /** Only shown values are kept, and one of them is a rounded limit. */
        HIDDEN_DIGITS,
        /** The class is that of another reading of the section within a day. */
        OTHER_READING,
        /** The class is that of the other kind of limits for phosphorus. */
        OTHER_KIND,
        /** None of these. */
        UNEXPLAINED
    }

    private record Reading(
            Basis basis, String section, LocalDateTime time, String published, Map<WaterItem, String> values) {
        boolean isComplete() {
            return values.size() == COLUMNS.size();
        }

        Optional<WaterClass> grade(WaterBody body) {
            Map<WaterItem, Measured> measured = new EnumMap<>(WaterItem.class);
            values.forEach((item, text) -> measured.put(item, Measured.parse(item.code(), text)));
            return basis.water.section(WaterSample.of(body, measured)).findGrade();
        }

        boolean isPublishedAs(Optional<WaterClass> grade) {
            return grade.map(WaterClass::label).equals(Optional.of(published));
        }
    }

    private final Map<String, WaterBody> kinds;
    private final Map<String, List<Reading>> bySection = new HashMap<>();

    private WaterAgreement(Map<String, WaterBody> kinds) {
        this.kinds = kinds;
    }

    public static void main(String[] words) throws IOException {
        if (words.length != 2) {
            System.err.println("water-agreement: words needed: READINGS.csv[.gz] SECTIONS.csv");
            System.exit(2);
        }
        Map<String, WaterBody> kinds = new HashMap<>();
        try (CsvReader<NamedCsvRecord> rows = csv(words[1])) {
            for (NamedCsvRecord row : rows) {
                boolean lake = row.getField("tp_rule_inferred").equals("lake");
                kinds.put(key(row), lake ? WaterBody.LAKE : WaterBody.RIVER);
            }
        }
        WaterAgreement agreement = new WaterAgreement(kinds);
        try (CsvReader<NamedCsvRecord> rows = csv(words[0])) {
            for (NamedCsvRecord row : rows) {
                agreement.add(row);
            }
        }
        agreement.print(System.out);
    }

    private void add(NamedCsvRecord row) {
        Basis basis = Basis.valueOf(row.getField("origin").substring(0, 1));
        Map<WaterItem, String> values = new EnumMap<>(WaterItem.class);
        COLUMNS.forEach((column, item) -> {
            String text = row.getField(column + basis.suffix);
            if (!text.isBlank()) {
                // the collection writes small numbers with an exponent, which the library does not read
                values.put(item, new BigDecimal(text).toPlainString());
            }
        });
        LocalDateTime time = LocalDateTime.parse(row.getField("time"), TIME);
        Reading reading = new Reading(basis, key(row), time, row.getField("wq_class"), values);
        bySection.computeIfAbsent(reading.section(), _ -> new ArrayList<>()).add(reading);
    }

    private void print(PrintStream out) {
        Map<String, Integer> counts = new TreeMap<>();
        bySection.values().stream()
                .flatMap(List::stream)
                .filter(reading -> !reading.published().isBlank())
                .forEach(reading -> {
                    String group = reading.basis() + (reading.isComplete() ? " complete " : " partial ");
                    counts.merge(group + "readings", 1, Integer::sum);
                    cause(reading).ifPresent(cause -> counts.merge(group + cause, 1, Integer::sum));
                });
        counts.forEach((name, count) -> out.printf("%-28s %,8d%n", name, count));
    }

    private Optional<Cause> cause(Reading reading) {
        WaterBody body = kinds.getOrDefault(reading.section(), WaterBody.RIVER);
        try {
            if (reading.isPublishedAs(reading.grade(body))) {
                return Optional.empty();
            }
        } catch (InvalidInputException _) {
            return Optional.of(Cause.REFUSED);
        }
        if (reading.basis() == Basis.B && isWithinHiddenDigits(reading, body)) {
            return Optional.of(Cause.HIDDEN_DIGITS);
        }
        if (bySection.getOrDefault(reading.section(), List.of()).stream()
                .anyMatch(other -> isNear(reading, other) && reading.isPublishedAs(other.grade(body)))) {
            return Optional.of(Cause.OTHER_READING);
        }
        WaterBody otherKind = body == WaterBody.RIVER ? WaterBody.LAKE : WaterBody.RIVER;
        return Optional.of(reading.isPublishedAs(reading.grade(otherKind)) ? Cause.OTHER_KIND : Cause.UNEXPLAINED);
    }

    private static boolean isNear(Reading reading, Reading other) {
        return !other.equals(reading)
                && other.basis() == reading.basis()
                && Duration.between(reading.time(), other.time()).abs().compareTo(Duration.ofDays(1)) <= 0;
    }

    /** Whether the digits that are not shown could make the published class. */
    private static boolean isWithinHiddenDigits(Reading reading, WaterBody body) {
        WaterClass best = moved(reading, body, -1);
        WaterClass worst = moved(reading, body, 1);
        for (WaterClass grade : WaterClass.values()) {
            if (grade.label().equals(reading.published())) {
                return grade.compareTo(best) >= 0 && grade.compareTo(worst) <= 0;
            }
        }
        return false;
    }

    private static WaterClass moved(Reading reading, WaterBody body, int towardsWorse) {
        Map<WaterItem, Measured> measured = new EnumMap<>(WaterItem.class);
        reading.values().forEach((item, text) -> {
            boolean nutrient = item == WaterItem.AMMONIA_NITROGEN || item == WaterItem.TOTAL_PHOSPHORUS;
            BigDecimal half = BigDecimal.valueOf(5, (nutrient ? SHOWN_DECIMALS_OF_NUTRIENTS : SHOWN_DECIMALS) + 1);
            int direction = switch (item) {
                case PH -> 0;
                case DISSOLVED_OXYGEN -> -towardsWorse;
                default -> towardsWorse;
            };
            BigDecimal value = new BigDecimal(text).add(half.multiply(BigDecimal.valueOf(direction)));
            measured.put(item, Measured.of(value.max(BigDecimal.ZERO)));
        });
        return reading.basis()
                .water
                .section(WaterSample.of(body, measured))
                .findGrade()
                .orElseThrow();
    }

    private static String key(NamedCsvRecord row) {
        return row.getField("province") + "|" + row.getField("section");
    }

    private static CsvReader<NamedCsvRecord> csv(String file) throws IOException {
        InputStream stream = Files.newInputStream(Path.of(file));
        Reader text = new InputStreamReader(
                file.endsWith(".gz") ? new GZIPInputStream(stream) : stream, StandardCharsets.UTF_8);
        return CsvReader.builder().ofNamedCsvRecord(text);
    }
}
