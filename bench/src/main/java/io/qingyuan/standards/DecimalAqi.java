package io.qingyuan.standards;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * The index of an hour by HJ 633-2026 as one would write it plainly with {@code BigDecimal}: what the library is
 * measured against. Its breakpoints are the test's own copy.
 */
final class DecimalAqi {
    private static final int[] INDICES = {0, 50, 100, 150, 200, 300, 400, 500};

    /** SO2, NO2, PM10, PM2.5, CO, O3. */
    private static final String[] BREAKPOINTS = {
        "0 150 500 650 800",
        "0 100 200 700 1200 2340 3090 3840",
        "0 50 120 250 350 420 500 600",
        "0 35 60 115 150 250 350 500",
        "0 5 10 35 60 90 120 150",
        "0 160 200 300 400 800 1000 1200"
    };

    private static final BigDecimal[][] TABLES = tables();
    private static final int CO = 4;

    private DecimalAqi() {}

    private static BigDecimal[][] tables() {
        BigDecimal[][] tables = new BigDecimal[BREAKPOINTS.length][];
        for (int i = 0; i < tables.length; i++) {
            String[] texts = BREAKPOINTS[i].split(" ");
            tables[i] = new BigDecimal[texts.length];
            for (int j = 0; j < texts.length; j++) {
                tables[i][j] = new BigDecimal(texts[j]);
            }
        }
        return tables;
    }

    /** The largest individual index of the six. */
    static int hour(BigDecimal[] concentrations) {
        int aqi = 0;
        for (int i = 0; i < TABLES.length; i++) {
            aqi = Math.max(
                    aqi, individual(TABLES[i], concentrations[i].setScale(i == CO ? 1 : 0, RoundingMode.HALF_EVEN)));
        }
        return aqi;
    }

    private static int individual(BigDecimal[] table, BigDecimal concentration) {
        for (int i = 1; i < table.length; i++) {
            if (concentration.compareTo(table[i]) <= 0) {
                BigDecimal rise =
                        BigDecimal.valueOf(INDICES[i] - INDICES[i - 1]).multiply(concentration.subtract(table[i - 1]));
                return INDICES[i - 1]
                        + rise.divide(table[i].subtract(table[i - 1]), 0, RoundingMode.CEILING)
                                .intValueExact();
            }
        }
        return table.length < INDICES.length ? INDICES[table.length - 1] : INDICES[INDICES.length - 1];
    }
}
