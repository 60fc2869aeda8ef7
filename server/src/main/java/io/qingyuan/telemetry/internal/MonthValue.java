package io.qingyuan.telemetry.internal;

import java.math.BigDecimal;
import java.time.YearMonth;
import org.jspecify.annotations.Nullable;

/** A factor in a month: the mean of its valid days. */
record MonthValue(
        String factor,
        YearMonth month,
        @Nullable BigDecimal mean,
        @Nullable BigDecimal low,
        @Nullable BigDecimal high,
        int digits,
        int receivedDays,
        int validDays,
        @Nullable Boolean valid,
        @Nullable String rule) {}
