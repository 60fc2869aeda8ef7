package io.qingyuan.plan.internal.project;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** Money of one year and source in 10⁴ yuan (万元): planned for it, arranged (安排) and paid (支付). */
record Spent(
        int year,
        String source,
        @Nullable BigDecimal planned,
        @Nullable BigDecimal arranged,
        @Nullable BigDecimal paid) {}
