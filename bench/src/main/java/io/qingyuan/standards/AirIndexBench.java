package io.qingyuan.standards;

import io.qingyuan.standards.air.AirQuality;
import io.qingyuan.standards.air.AirQualityIndex;
import io.qingyuan.standards.air.AqiOutcome;
import io.qingyuan.standards.air.Concentrations;
import io.qingyuan.standards.air.PackedAqi;
import io.qingyuan.standards.air.Pollutant;
import io.qingyuan.standards.air.Scaled;
import java.math.BigDecimal;
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

/** The index of an hour with six pollutants: scaled integers, the exact interface, and plain {@code BigDecimal}. */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class AirIndexBench {
    private static final int HOURS = 1024;
    private static final int SEED = 633;
    private static final int[] LARGEST = {60, 120, 260, 180, 0, 260};
    private static final int LARGEST_CO_TENTHS = 25;

    /** Edition of HJ 633. */
    @Param({"2012", "2026"})
    private int edition;

    private AirQualityIndex index = AirQuality.ofEdition(2026).index();
    private final long[][] scaled = new long[HOURS][];
    private final BigDecimal[][] decimals = new BigDecimal[HOURS][];
    private final Concentrations[] concentrations = new Concentrations[HOURS];
    private int at;

    /** Makes hours such as stations report; the three ways get the same ones and must agree. */
    @Setup
    public void prepare() {
        prepare(edition);
    }

    /** The same for an edition, outside a benchmark. */
    void prepare(int of2012or2026) {
        edition = of2012or2026;
        index = AirQuality.ofEdition(edition).index();
        Random random = new Random(SEED);
        for (int hour = 0; hour < HOURS; hour++) {
            long[] of = new long[Pollutant.INDEXED.size()];
            BigDecimal[] decimal = new BigDecimal[of.length];
            Map<Pollutant, BigDecimal> values = new EnumMap<>(Pollutant.class);
            for (Pollutant pollutant : Pollutant.INDEXED) {
                int slot = pollutant.slot();
                decimal[slot] = pollutant == Pollutant.CO
                        ? BigDecimal.valueOf(random.nextInt(LARGEST_CO_TENTHS), 1)
                        : BigDecimal.valueOf(random.nextInt(LARGEST[slot]));
                of[slot] = Scaled.of(decimal[slot]);
                values.put(pollutant, decimal[slot]);
            }
            scaled[hour] = of;
            decimals[hour] = decimal;
            concentrations[hour] = Concentrations.of(values);
            int packed = PackedAqi.aqi(index.packedHour(of, Scaled.MISSING));
            if (edition == 2026 && packed != DecimalAqi.hour(decimal)) {
                throw new IllegalStateException("the ways differ at " + values);
            }
        }
    }

    private int next() {
        at = (at + 1) & (HOURS - 1);
        return at;
    }

    /** The library on scaled integers. */
    @Benchmark
    public long scaled() {
        return index.packedHour(scaled[next()], Scaled.MISSING);
    }

    /** The library on decimals of any length, with all individual indices. */
    @Benchmark
    public AqiOutcome exact() {
        return index.hour(concentrations[next()]);
    }

    /** A plain implementation, of the 2026 edition. */
    @Benchmark
    public int bigDecimal() {
        return DecimalAqi.hour(decimals[next()]);
    }
}
