package io.qingyuan.standards;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import io.qingyuan.standards.air.AirQualityIndex;
import io.qingyuan.standards.air.AqiLevel;
import io.qingyuan.standards.air.PackedAqi;
import io.qingyuan.standards.air.Pollutant;
import io.qingyuan.standards.air.Rollout;
import io.qingyuan.standards.air.Scaled;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/**
 * How far published air quality indices are reproduced from the concentrations published with them: reads CSV files
 * (plain or gzipped) and prints, by edition, how many complete rows agree, and every kind of row that does not.
 *
 * <p>Reads the columns of the national platform and its copies: {@code time} (the end of the hour) or {@code date};
 * {@code aqi}, {@code level}, {@code primarypollutant}; {@code so2 no2 pm10 pm2_5 co} and {@code o3}, of days
 * {@code o3_8h}. A row is complete when it has all six and a published index.
 */
public final class AirAgreement {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");
    private static final int SAMPLES = 3;

    /** How a primary pollutant may be written; the longer names first, for PM2.5 must not be taken for another. */
    private static final Map<String, Pollutant> NAMES = Map.ofEntries(
            Map.entry("PM2.5", Pollutant.PM2_5),
            Map.entry("PM₂.₅", Pollutant.PM2_5),
            Map.entry("PM10", Pollutant.PM10),
            Map.entry("PM₁₀", Pollutant.PM10),
            Map.entry("O₃", Pollutant.O3),
            Map.entry("臭氧", Pollutant.O3),
            Map.entry("二氧化氮", Pollutant.NO2),
            Map.entry("NO₂", Pollutant.NO2),
            Map.entry("二氧化硫", Pollutant.SO2),
            Map.entry("SO₂", Pollutant.SO2),
            Map.entry("一氧化碳", Pollutant.CO));

    private final Map<LocalDate, AirQualityIndex> indices = new HashMap<>();
    private final Map<String, Count> counts = new TreeMap<>();

    /** What was found of one edition. */
    private static final class Count {
        private int rows;
        private int complete;
        private int aqi;
        private int level;
        private int primary;
        private final Map<String, List<String>> unequal = new TreeMap<>();
        private final Map<String, Integer> kinds = new TreeMap<>();

        void differs(String kind, String row) {
            kinds.merge(kind, 1, Integer::sum);
            List<String> samples = unequal.computeIfAbsent(kind, _ -> new ArrayList<>());
            if (samples.size() < SAMPLES) {
                samples.add(row);
            }
        }
    }

    private AirAgreement() {}

    /** Reads each file named and prints what it found in it. */
    public static void main(String[] files) throws IOException {
        if (files.length == 0) {
            System.err.println("air-agreement: name the files to read");
            System.exit(2);
        }
        for (String file : files) {
            AirAgreement agreement = new AirAgreement();
            agreement.read(Path.of(file));
            agreement.print(file);
        }
    }

    private void read(Path file) throws IOException {
        try (InputStream stream = new BufferedInputStream(Files.newInputStream(file));
                CsvReader<NamedCsvRecord> rows = CsvReader.builder()
                        .ofNamedCsvRecord(new InputStreamReader(
                                file.toString().endsWith(".gz") ? new GZIPInputStream(stream) : stream,
                                StandardCharsets.UTF_8))) {
            rows.forEach(this::take);
        }
    }

    private void take(NamedCsvRecord row) {
        if (row.findField("city").isPresent() && text(row, "city").equals(text(row, "station"))) {
            return; // a city's own row: a mean of several hours
        }
        boolean daily = row.findField("date").isPresent();
        LocalDate day = daily
                ? LocalDate.parse(text(row, "date"))
                : HourLabel.ENDING
                        .startOf(LocalDateTime.parse(text(row, "time"), TIME))
                        .toLocalDate();
        AirQualityIndex index = indices.computeIfAbsent(day, on -> AirQualityIndex.inForceOn(on, Rollout.KEY_REGIONS));
        Count count = counts.computeIfAbsent(index.edition().standard().toString(), _ -> new Count());
        count.rows++;
        long[] scaled = scaled(row, daily);
        String published = text(row, "aqi");
        if (scaled == null || published.isEmpty()) {
            return;
        }
        count.complete++;
        long packed = daily ? index.packedDay(scaled, Scaled.MISSING) : index.packedHour(scaled, Scaled.MISSING);
        compare(count, row, packed, Integer.parseInt(published));
    }

    private static void compare(Count count, NamedCsvRecord row, long packed, int published) {
        if (!PackedAqi.isAvailable(packed)) {
            count.differs("no index by the standard", row.getFields().toString());
            return;
        }
        int aqi = PackedAqi.aqi(packed);
        if (aqi == published) {
            count.aqi++;
        } else {
            count.differs(
                    text(row, "pm2_5").equals("3") ? "AQI, PM2.5 shown as exactly 3" : "AQI otherwise",
                    row.getFields().toString());
        }
        String level = text(row, "level");
        AqiLevel of = AqiLevel.of(aqi);
        if (level.isEmpty() ? AqiLevel.of(Math.min(published, 500)).equals(of) : level.equals(of.categoryZh())) {
            count.level++;
        } else {
            count.differs("level", row.getFields().toString());
        }
        Set<Pollutant> primary = primary(text(row, "primarypollutant"));
        if (row.findField("primarypollutant").isEmpty()) {
            return;
        }
        if (primary.equals(PackedAqi.primary(packed))) {
            count.primary++;
        } else if (aqi == published) {
            count.differs(
                    primary.isEmpty() ? "primary pollutant not published" : "primary pollutant",
                    row.getFields() + " computed " + PackedAqi.primarySymbols(packed));
        } else {
            count.differs(
                    "primary pollutant where the AQI differs", row.getFields().toString());
        }
    }

    private static Set<Pollutant> primary(String text) {
        Set<Pollutant> found = new TreeSet<>();
        NAMES.forEach((name, pollutant) -> {
            if (text.contains(name)) {
                found.add(pollutant);
            }
        });
        return found;
    }

    private static long @Nullable [] scaled(NamedCsvRecord row, boolean daily) {
        long[] scaled = new long[Pollutant.INDEXED.size()];
        for (Pollutant pollutant : Pollutant.INDEXED) {
            String column = switch (pollutant) {
                case O3 -> daily ? "o3_8h" : "o3";
                case PM2_5 -> "pm2_5";
                default -> pollutant.symbol().toLowerCase(Locale.ROOT);
            };
            String value = text(row, column);
            if (value.isEmpty() || value.startsWith("-")) {
                return null;
            }
            scaled[pollutant.slot()] = Scaled.of(new BigDecimal(value));
        }
        return scaled;
    }

    private static String text(NamedCsvRecord row, String column) {
        return row.findField(column).orElse("").strip();
    }

    private void print(String file) {
        System.out.println(Path.of(file).getFileName());
        counts.forEach((edition, count) -> {
            System.out.printf(
                    "  %s: %,d rows, complete %,d; AQI equal %,d (%s), level %,d, primary pollutants %,d%n",
                    edition,
                    count.rows,
                    count.complete,
                    count.aqi,
                    share(count.aqi, count.complete),
                    count.level,
                    count.primary);
            count.kinds.forEach((kind, number) -> {
                System.out.printf("    differs: %s: %,d%n", kind, number);
                count.unequal.getOrDefault(kind, List.of()).forEach(sample -> System.out.println("      " + sample));
            });
        });
    }

    private static String share(int part, int whole) {
        return whole == 0 ? "-" : Rounding.divide(BigDecimal.valueOf(100L * part), BigDecimal.valueOf(whole), 3) + " %";
    }
}
