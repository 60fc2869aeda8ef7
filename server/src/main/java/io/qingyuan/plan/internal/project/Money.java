package io.qingyuan.plan.internal.project;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A project's money in 10⁴ yuan (万元).
 *
 * @param investment what the table plans; {@code null} where it prints no amount
 * @param split what the plans by year and source add up to; {@code null} where there are none
 */
record Money(@Nullable BigDecimal investment, @Nullable BigDecimal split, BigDecimal arranged, BigDecimal paid) {

    static Money of(@Nullable BigDecimal investment, List<Spent> rows) {
        return new Money(
                investment,
                rows.stream().anyMatch(row -> row.planned() != null) ? sum(rows, Spent::planned) : null,
                sum(rows, Spent::arranged),
                sum(rows, Spent::paid));
    }

    @Nullable
    BigDecimal arrangedPercent() {
        return percent(arranged);
    }

    @Nullable
    BigDecimal paidPercent() {
        return percent(paid);
    }

    private @Nullable BigDecimal percent(BigDecimal part) {
        return investment == null || investment.signum() == 0
                ? null
                : part.movePointRight(2).divide(investment, 1, RoundingMode.HALF_EVEN);
    }

    private static BigDecimal sum(List<Spent> rows, Function<Spent, @Nullable BigDecimal> column) {
        return rows.stream().map(column).filter(Objects::nonNull).reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
