package io.qingyuan.standards.water;

import io.qingyuan.standards.Measured;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** The class of a section with all 21 items: scaled integers, records, and plain {@code BigDecimal}. */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class SectionClassBench {
    private static final int SAMPLES = 1024;
    private static final int SEED = 3838;
    private static final int LIMITS = 5;
    private static final WaterItem[] EVALUATED = SurfaceWater.evaluatedItems().toArray(WaterItem[]::new);

    /** Whether readings are rounded first, as the national platform does. */
    @Param({"reported", "platform"})
    private String rounding = "reported";

    private SurfaceWater water = SurfaceWater.inForceOn(LocalDate.of(2025, 11, 8));
    private final long[][] scaled = new long[SAMPLES][];
    private final WaterSample[] samples = new WaterSample[SAMPLES];
    private final BigDecimal[][] decimals = new BigDecimal[SAMPLES][];
    private final BigDecimal[][] limits = new BigDecimal[WaterItem.ALL.size()][];
    private int at;

    /** Makes samples about their limits; the three ways get the same ones and must agree. */
    @Setup
    public void prepare() {
        if (rounding.equals("platform")) {
            water = water.with(ReportingDecimals.CNEMC);
        }
        for (WaterItem item : EVALUATED) {
            limits[item.slot()] = Arrays.stream(WaterClass.values())
                    .flatMap(grade -> water.findLimit(item, WaterBody.RIVER, grade).stream())
                    .map(WaterLimit::value)
                    .toArray(BigDecimal[]::new);
        }
        Random random = new Random(SEED);
        for (int i = 0; i < SAMPLES; i++) {
            prepare(i, random);
            WaterClass grade = PackedSection.grade(water.packedSection(WaterBody.RIVER, scaled[i]));
            boolean agree = water.section(samples[i]).findGrade().orElseThrow() == grade
                    && (rounding.equals("platform") || plain(decimals[i]) == rank(grade));
            if (!agree) {
                throw new IllegalStateException("the ways differ at " + samples[i]);
            }
        }
    }

    private void prepare(int sample, Random random) {
        long[] of = new long[WaterItem.ALL.size()];
        BigDecimal[] decimal = new BigDecimal[of.length];
        Arrays.fill(of, Scaled.MISSING);
        Map<WaterItem, Measured> values = new EnumMap<>(WaterItem.class);
        for (WaterItem item : EVALUATED) {
            BigDecimal[] own = limits[item.slot()];
            BigDecimal value = own.length == 0
                    ? BigDecimal.valueOf(random.nextInt(600, 901), 2)
                    : own[random.nextInt(LIMITS)].multiply(BigDecimal.valueOf(random.nextInt(600, 1100), 3));
            of[item.slot()] = Scaled.of(item, value);
            decimal[item.slot()] = value;
            values.put(item, Measured.of(value));
        }
        scaled[sample] = of;
        decimals[sample] = decimal;
        samples[sample] = WaterSample.of(WaterBody.RIVER, values);
    }

    private int next() {
        at = (at + 1) & (SAMPLES - 1);
        return at;
    }

    /** The library on scaled integers. */
    @Benchmark
    public long scaled() {
        return water.packedSection(WaterBody.RIVER, scaled[next()]);
    }

    /** The library on decimals of any length, with the class of every item. */
    @Benchmark
    public SectionOutcome records() {
        return water.section(samples[next()]);
    }

    /** A plain implementation without rounding, the class only. */
    @Benchmark
    public int bigDecimal() {
        return plain(decimals[next()]);
    }

    private int plain(BigDecimal[] values) {
        int worst = 0;
        for (WaterItem item : EVALUATED) {
            BigDecimal[] own = limits[item.slot()];
            int rank = 0;
            while (rank < own.length && exceeds(item, values[item.slot()], own[rank])) {
                rank++;
            }
            worst = Math.max(worst, rank);
        }
        return worst;
    }

    private static boolean exceeds(WaterItem item, BigDecimal value, BigDecimal limit) {
        int sign = value.compareTo(limit);
        return item == WaterItem.DISSOLVED_OXYGEN ? sign < 0 : sign > 0;
    }

    private static int rank(WaterClass grade) {
        return switch (grade) {
            case I -> 0;
            case II -> 1;
            case III -> 2;
            case IV -> 3;
            case V -> 4;
            case WORSE_THAN_V -> 5;
        };
    }
}
