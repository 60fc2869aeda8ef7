package io.qingyuan.standards;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;

/**
 * The same work counted by the processor time of its thread instead of the clock: on a machine that others use too, this
 * is what one core of one's own would do.
 */
public final class CpuSpeed {
    private static final int ROUNDS = 10;
    private static final int HOURS = 10_000_000;
    private static final double NANOS = 1e9;
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private CpuSpeed() {}

    private interface Work {
        void run() throws IOException;
    }

    /** Prints the best of several rounds of each. */
    public static void main(String[] words) throws IOException {
        for (int edition : new int[] {2012, 2026}) {
            AirIndexBench index = new AirIndexBench();
            index.prepare(edition);
            measure("AQI of an hour, " + edition + ", scaled", HOURS, () -> repeat(HOURS, index));
            if (edition == 2026) {
                measure("AQI of an hour, 2026, BigDecimal", HOURS / 10, () -> repeatDecimal(HOURS / 10, index));
            }
        }
        StandardsCommandBench command = new StandardsCommandBench();
        command.prepare();
        measure("aqi-hour rows", StandardsCommandBench.ROWS, command::aqiHour);
    }

    private static void repeat(int times, AirIndexBench index) {
        long sum = 0;
        for (int i = 0; i < times; i++) {
            sum += index.scaled();
        }
        keep(sum);
    }

    private static void repeatDecimal(int times, AirIndexBench index) {
        long sum = 0;
        for (int i = 0; i < times; i++) {
            sum += index.bigDecimal();
        }
        keep(sum);
    }

    /** Uses the result, so that the work is not optimized away. */
    private static void keep(long sum) {
        if (sum == 0) {
            throw new IllegalStateException("nothing was computed");
        }
    }

    private static void measure(String what, long count, Work work) throws IOException {
        double best = 0;
        for (int round = 0; round < ROUNDS; round++) {
            long start = THREADS.getCurrentThreadCpuTime();
            work.run();
            best = Math.max(best, count * NANOS / (THREADS.getCurrentThreadCpuTime() - start));
        }
        System.out.printf("%s: %,.0f a processor second%n", what, best);
    }
}
