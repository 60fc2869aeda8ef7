package io.qingyuan.standards;

import io.qingyuan.cli.standards.Topics;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** {@code ./qingyuan standards aqi-hour} in this process: rows a second from text to text. */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
public class StandardsCommandBench {
    static final int ROWS = 200_000;
    private static final int STATIONS = 50;
    private static final int SEED = 633;
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");

    private byte[] rows = {};

    /** Hours of fifty stations, of both editions. */
    @Setup
    public void prepare() {
        Random random = new Random(SEED);
        StringBuilder text = new StringBuilder("time,station,so2_1h,no2_1h,co_1h,o3_1h,pm10_1h,pm2_5_1h\n");
        LocalDateTime start = LocalDateTime.of(2026, 1, 1, 1, 0);
        for (int row = 0; row < ROWS; row++) {
            text.append(TIME.format(start.plusHours(row / STATIONS)))
                    .append(',')
                    .append(1000 + row % STATIONS)
                    .append("A,")
                    .append(random.nextInt(30))
                    .append(',')
                    .append(random.nextInt(90))
                    .append(",0.")
                    .append(random.nextInt(10))
                    .append(',')
                    .append(random.nextInt(200))
                    .append(',')
                    .append(random.nextInt(200))
                    .append(',')
                    .append(random.nextInt(150))
                    .append('\n');
        }
        rows = text.toString().getBytes(StandardCharsets.UTF_8);
    }

    /** Reads, evaluates and writes all rows. */
    @Benchmark
    @OperationsPerInvocation(ROWS)
    public int aqiHour() throws IOException {
        PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
        return Topics.run(List.of("aqi-hour"), new ByteArrayInputStream(rows), nowhere, System.err);
    }
}
