package io.qingyuan.standards.water;

import io.qingyuan.standards.ResourceTable;
import io.qingyuan.standards.Rounding;
import java.math.BigDecimal;
import java.util.EnumMap;
import java.util.Map;

/**
 * The decimals to which results are rounded by GB/T 8170 before they are compared with limits (修约值比较法). GB 3838 itself
 * prescribes none.
 */
public final class ReportingDecimals {
    private static final int NOT_ROUNDED = -1;

    /** Results are compared as they were reported (全数值比较法). */
    public static final ReportingDecimals AS_REPORTED = new ReportingDecimals(Map.of());

    /**
     * The decimals of the national platform for automatic stations (CNEMC), proven on what it published in November 2025:
     * pH an integer, so that 9.4 passes as 9. In 2020 and 2021 it took the class from unrounded values; in February 2026
     * it showed one decimal more, and two of pH.
     */
    public static final ReportingDecimals CNEMC = new ReportingDecimals(readCnemc());

    private final int[] decimals = new int[WaterItem.ALL.size()];
    private final long[] steps = new long[WaterItem.ALL.size()];

    private ReportingDecimals(Map<WaterItem, Integer> byItem) {
        for (WaterItem item : WaterItem.ALL) {
            int kept = byItem.getOrDefault(item, NOT_ROUNDED);
            decimals[item.slot()] = kept;
            steps[item.slot()] = kept == NOT_ROUNDED
                    ? 1
                    : BigDecimal.ONE.movePointRight(Scaled.DECIMALS - kept).longValueExact();
        }
    }

    /** Own decimals, 0 to 9, for some items; the others are compared as reported. */
    public static ReportingDecimals of(Map<WaterItem, Integer> byItem) {
        byItem.forEach((item, kept) -> {
            if (kept < 0 || kept > Scaled.DECIMALS) {
                throw new IllegalArgumentException("decimals of " + item.code() + " are 0 to 9, found " + kept);
            }
        });
        return new ReportingDecimals(byItem);
    }

    /** The value with the decimals of its item. */
    public BigDecimal round(WaterItem item, BigDecimal value) {
        int kept = decimals[item.slot()];
        return kept == NOT_ROUNDED ? value : Rounding.round(value, kept);
    }

    /** The same on a scaled value. */
    long round(int item, long scaled) {
        long step = steps[item];
        return step == 1 ? scaled : Rounding.roundScaled(scaled, step);
    }

    private static Map<WaterItem, Integer> readCnemc() {
        Map<WaterItem, Integer> byItem = new EnumMap<>(WaterItem.class);
        for (ResourceTable.Row row : ResourceTable.read(ReportingDecimals.class, "cnemc_decimals.csv")
                .rows()) {
            byItem.put(WaterItem.of(row.text("code")), row.number("decimals").intValueExact());
        }
        return byItem;
    }
}
