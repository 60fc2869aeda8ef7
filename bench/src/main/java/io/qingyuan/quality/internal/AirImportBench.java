package io.qingyuan.quality.internal;

import io.qingyuan.Qingyuan;
import io.qingyuan.packs.PackText;
import io.qingyuan.standards.air.Rollout;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** One million station-hours through the importer and the evaluation, against COPY of the same rows. */
public final class AirImportBench {
    private static final int STATIONS = 120;
    private static final int HOURS = 8_352;
    private static final LocalDateTime FIRST_LABEL = LocalDateTime.of(2025, 6, 1, 1, 0);
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 23);
    private static final DateTimeFormatter LABEL = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");
    private static final String RAW = """
            create table air_raw (series integer, hour timestamptz, line bigint, so2 numeric, no2 numeric,
                pm10 numeric, pm2_5 numeric, co numeric, o3 numeric, not_monitored smallint, primary key (series, hour))
            """;

    private AirImportBench() {}

    public static void main(String[] words) throws IOException {
        Path folder = Files.createTempDirectory("qingyuan-bench");
        try {
            Path file = folder.resolve("air.csv.gz");
            write(file);
            try (ConfigurableApplicationContext context = SpringApplication.run(
                    Qingyuan.class,
                    "--qingyuan.data=" + folder.resolve("data"),
                    "--qingyuan.packs=" + folder.resolve("none"),
                    "--qingyuan.sample=false",
                    "--qingyuan.packs-at-start=false",
                    "--qingyuan.announce=false",
                    "--server.port=0",
                    "--logging.level.root=error")) {
                measure(context, file);
            }
        } finally {
            delete(folder);
        }
        System.exit(0);
    }

    private static void measure(ConfigurableApplicationContext context, Path file) throws IOException {
        AirPlaces.Area area = new AirPlaces.Area(
                "area-bench",
                new PackText("基准", "bench"),
                Rollout.NATIONWIDE,
                IntStream.range(0, STATIONS).mapToObj(AirImportBench::station).toList(),
                List.of(),
                Map.of());
        AirPlaces places = new AirPlaces(List.of(area), List.of());
        AirImport.Request request = new AirImport.Request(
                file, "air.csv.gz", Sha256.of(file), "generated", places, places.selection(Set.of()), "bench");
        long begun = System.nanoTime();
        AirImport.Taken taken = context.getBean(AirImport.class).take(request, TODAY, AirProgress.NONE);
        double seconds = (System.nanoTime() - begun) / 1e9;
        double copy = copy(context, file, places);
        long rows = (long) STATIONS * HOURS;
        JdbcClient jdbc = context.getBean(JdbcClient.class);
        long days = jdbc.sql("select count(*) from quality.air_day")
                .query(Long.class)
                .single();
        PrintStream out = System.out;
        out.printf(
                "air import: %,d station-hours, %,d bytes gzipped, %,d days derived%n", rows, Files.size(file), days);
        out.printf("  imported and evaluated  %6.1f s  %,10.0f rows/s  (bound: 60 s)%n", seconds, rows / seconds);
        out.printf("  raw COPY of the rows    %6.1f s  %,10.0f rows/s%n", copy, rows / copy);
        out.printf("  ratio %.1f; %s%n", seconds / copy, taken.getClass().getSimpleName());
    }

    /** The raw engine: the same rows, already parsed, into a table with the same key. */
    private static double copy(ConfigurableApplicationContext context, Path file, AirPlaces places) throws IOException {
        DataSource source = context.getBean(DataSource.class);
        JdbcClient jdbc = context.getBean(JdbcClient.class);
        CopiedRows rows = new CopiedRows();
        new AirFileReader(places.selection(Set.of()), TODAY, AirProgress.NONE).read(Files.newInputStream(file), rows);
        return new TransactionTemplate(context.getBean(PlatformTransactionManager.class)).execute(_ -> {
            jdbc.sql(RAW.replace("create table", "create temporary table")).update();
            long begun = System.nanoTime();
            try (CopyText copy = CopyText.into(
                    source, "air_raw (series, hour, line, so2, no2, pm10, pm2_5, co, o3, not_monitored)")) {
                rows.forEach(copy);
            }
            return (System.nanoTime() - begun) / 1e9;
        });
    }

    private static AirPlaces.Station station(int number) {
        PackText title = new PackText("站 " + number, "station " + number);
        return new AirPlaces.Station(code(number), title, "national", null, null, null, title);
    }

    private static String code(int number) {
        return "B" + (1000 + number) + "A";
    }

    private static void write(Path file) throws IOException {
        Random random = new Random(20_261_123);
        try (PrintStream out = new PrintStream(
                new GZIPOutputStream(Files.newOutputStream(file), 1 << 16), false, StandardCharsets.UTF_8)) {
            out.print(String.join(",", AirShape.CNEMC_HOURLY.columns()) + "\n");
            for (int hour = 0; hour < HOURS; hour++) {
                String label = FIRST_LABEL.plusHours(hour).format(LABEL);
                for (int station = 0; station < STATIONS; station++) {
                    out.print(label + "," + code(station) + row(random) + "\n");
                }
            }
        }
    }

    private static String row(Random random) {
        return ",50,," + value(random, 150) + ",20," + value(random, 200) + ",31," + value(random, 220) + ",60,60,60,"
                + value(random, 90) + ",19," + value(random, 30) + ",5,0." + random.nextInt(1, 10) + ",0.5";
    }

    private static String value(Random random, int bound) {
        return random.nextInt(40) == 0 ? "" : Integer.toString(random.nextInt(1, bound));
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        }
    }

    /** Rows in memory, ready to be copied. */
    private static final class CopiedRows implements AirRow {
        private record Row(String station, long hour, long line, List<@Nullable String> values, int notMonitored) {}

        private final List<Row> rows = new ArrayList<>();

        @Override
        public void hour(String station, long hour, long line, @Nullable String[] values, int notMonitored) {
            rows.add(new Row(station, hour, line, Arrays.asList(values.clone()), notMonitored));
        }

        @Override
        public void day(String area, LocalDate day, long line, @Nullable String[] values) {
            throw new IllegalStateException("hours only");
        }

        void forEach(CopyText copy) {
            for (Row row : rows) {
                copy.add(Integer.parseInt(row.station(), 1, row.station().length() - 1, 10))
                        .add(AirClock.instant(row.hour()).toString())
                        .add(row.line());
                for (String value : row.values()) {
                    copy.add(value);
                }
                copy.add(row.notMonitored()).end();
            }
        }
    }
}
