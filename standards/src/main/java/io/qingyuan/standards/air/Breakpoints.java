package io.qingyuan.standards.air;

import io.qingyuan.standards.ResourceTable;
import io.qingyuan.standards.StandardRef;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;

/** One column of HJ 633 table 1: the concentrations at which the index of a pollutant is 0, 50, 100 … */
final class Breakpoints {
    /** The standard gives no index above the last breakpoint and points to another averaging time. */
    static final int USE_OTHER_AVERAGING = -1;

    private static final ResourceTable TABLE = ResourceTable.read(Breakpoints.class, "hj633_breakpoints.csv");
    private static final ResourceTable BEYOND = ResourceTable.read(Breakpoints.class, "hj633_beyond.csv");

    private static final long ONES = Scaled.step(0);
    private static final long TENTHS = Scaled.step(1);

    private final long[] concentrations;
    private final int[] indices;
    private final int beyondLast;
    private final boolean reportedInTenths;

    /** The index of every concentration that is reported: whole numbers, tenths of CO. What inner loops need. */
    private final short[] reported;

    private Breakpoints(long[] concentrations, int[] indices, int beyondLast, boolean reportedInTenths) {
        this.concentrations = concentrations;
        this.indices = indices;
        this.beyondLast = beyondLast;
        this.reportedInTenths = reportedInTenths;
        long step = reportedInTenths ? TENTHS : ONES;
        this.reported = new short[Math.toIntExact(concentrations[concentrations.length - 1] / step) + 1];
        for (int i = 0; i < reported.length; i++) {
            reported[i] = (short) interpolate(i * step);
        }
    }

    static Breakpoints of(StandardRef standard, Pollutant pollutant, Averaging averaging) {
        List<ResourceTable.Row> rows = TABLE.rows().stream()
                .filter(row -> isOf(row, standard, pollutant, averaging))
                .toList();
        ResourceTable.Row beyond = BEYOND.rows().stream()
                .filter(row -> isOf(row, standard, pollutant, averaging))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(
                        "hj633_beyond.csv has no row for " + standard + " " + pollutant + " " + averaging));
        long[] concentrations = rows.stream()
                .mapToLong(row -> Scaled.of(row.number("concentration")))
                .toArray();
        int[] indices = rows.stream()
                .mapToInt(row -> row.number("iaqi").intValueExact())
                .toArray();
        int beyondLast =
                beyond.text("rule").equals("index") ? beyond.number("iaqi").intValueExact() : USE_OTHER_AVERAGING;
        return new Breakpoints(concentrations, indices, beyondLast, pollutant == Pollutant.CO);
    }

    private static boolean isOf(ResourceTable.Row row, StandardRef standard, Pollutant pollutant, Averaging averaging) {
        return row.text("edition").equals(standard.toString())
                && row.text("item").equals(pollutant.symbol())
                && row.text("period").equals(averaging.code());
    }

    /** The index of a scaled concentration, rounded up; {@link #USE_OTHER_AVERAGING} where the table has none. */
    int index(long scaled) {
        long whole = wholeSteps(scaled);
        if (whole >= reported.length) {
            return beyondLast;
        }
        long rest = rest(scaled, whole);
        if (rest == 0) {
            return reported[(int) whole];
        }
        return whole == reported.length - 1 ? beyondLast : interpolate(scaled);
    }

    /** The same for the concentration rounded by GB/T 8170 to the decimals it is reported with. */
    int indexOfRounded(long scaled) {
        long whole = wholeSteps(scaled);
        long twice = 2 * rest(scaled, whole);
        long step = reportedInTenths ? TENTHS : ONES;
        if (twice > step || (twice == step && (whole & 1) == 1)) {
            whole++;
        }
        return whole >= reported.length ? beyondLast : reported[(int) whole];
    }

    /** Divides by one of two constants, which the compiler turns into a multiplication. */
    private long wholeSteps(long scaled) {
        return reportedInTenths ? scaled / TENTHS : scaled / ONES;
    }

    private long rest(long scaled, long whole) {
        return scaled - (reportedInTenths ? whole * TENTHS : whole * ONES);
    }

    /** The index of a scaled concentration within the table. */
    private int interpolate(long scaled) {
        int i = 1;
        while (scaled > concentrations[i]) {
            i++;
        }
        long span = concentrations[i] - concentrations[i - 1];
        long rise = (indices[i] - indices[i - 1]) * (scaled - concentrations[i - 1]);
        return indices[i - 1] + (int) ((rise + span - 1) / span);
    }

    /** The same for a concentration of any number of decimals, exactly. */
    int index(BigDecimal concentration) {
        BigDecimal scaled = concentration.movePointRight(3);
        int last = concentrations.length - 1;
        if (scaled.compareTo(BigDecimal.valueOf(concentrations[last])) > 0) {
            return beyondLast;
        }
        int i = 1;
        while (scaled.compareTo(BigDecimal.valueOf(concentrations[i])) > 0) {
            i++;
        }
        BigDecimal span = BigDecimal.valueOf(concentrations[i] - concentrations[i - 1]);
        return scaled.subtract(BigDecimal.valueOf(concentrations[i - 1]))
                .multiply(BigDecimal.valueOf(indices[i] - indices[i - 1]))
                .divide(span, 0, RoundingMode.CEILING)
                .add(BigDecimal.valueOf(indices[i - 1]))
                .intValueExact();
    }
}
