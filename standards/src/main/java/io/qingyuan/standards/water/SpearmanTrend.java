package io.qingyuan.standards.water;

import io.qingyuan.standards.InvalidInputException;
import io.qingyuan.standards.InvalidInputException.Fault;
import io.qingyuan.standards.NotInStandardException;
import io.qingyuan.standards.ResourceTable;
import io.qingyuan.standards.Rounding;
import io.qingyuan.standards.Verification;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;

/**
 * The trend of a value over periods by Spearman's rank correlation with time (秩相关系数法, 环办〔2011〕22号).
 *
 * @param coefficient r_s to three decimals, as the critical values are printed
 * @param critical the critical value W_p
 * @param verified how well the critical value was checked
 */
public record SpearmanTrend(
        BigDecimal coefficient, BigDecimal critical, Significance significance, Verification verified) {
    /** The probability of error of the critical value, one-sided. */
    public enum Level {
        P05("wp_0.05"),
        P01("wp_0.01");

        private final String column;

        Level(String column) {
            this.column = column;
        }
    }

    /** What the coefficient says. */
    public enum Significance {
        /** |r_s| is above the critical value: a trend. */
        SIGNIFICANT,
        /** |r_s| is below it: no marked change. */
        NOT_SIGNIFICANT,
        /** |r_s| equals it to three decimals: the text does not settle this case. */
        NOT_SETTLED
    }

    private static final ResourceTable CRITICAL = ResourceTable.read(SpearmanTrend.class, "swq22_spearman.csv");
    private static final int DECIMALS = 3;

    /**
     * The trend of a series in order of time. Equal values share their mean rank; the coefficient is then the correlation
     * of the ranks, which without equal values is 1 − 6Σd²/(N³ − N).
     *
     * @param series at least 5 values; refused when no critical value for their number is known (11, 13 …, above 30)
     */
    public static SpearmanTrend of(List<BigDecimal> series, Level level) {
        int n = series.size();
        if (n < 5) {
            throw new InvalidInputException(Fault.MISSING, "series", n + " values", "at least 5 periods");
        }
        ResourceTable.Row row = CRITICAL.rows().stream()
                .filter(of -> of.number("n").intValueExact() == n)
                .findFirst()
                .orElseThrow(() -> new NotInStandardException(
                        "no critical value of Spearman's coefficient is known for " + n + " periods"));
        BigDecimal critical = row.number(level.column);
        BigDecimal coefficient = coefficient(series);
        int sign = coefficient.abs().compareTo(critical);
        Significance significance = sign > 0
                ? Significance.SIGNIFICANT
                : sign < 0 ? Significance.NOT_SIGNIFICANT : Significance.NOT_SETTLED;
        return new SpearmanTrend(coefficient, critical, significance, row.verified());
    }

    /** As reports write it: 显著上升, 显著下降, 无显著变化; empty when the case is not settled. */
    public Optional<String> findLabelZh() {
        return switch (significance) {
            case SIGNIFICANT -> Optional.of(coefficient.signum() > 0 ? "显著上升" : "显著下降");
            case NOT_SIGNIFICANT -> Optional.of("无显著变化");
            case NOT_SETTLED -> Optional.empty();
        };
    }

    private static BigDecimal coefficient(List<BigDecimal> series) {
        int n = series.size();
        long product = 0;
        long valueSquares = 0;
        long timeSquares = 0;
        for (int i = 0; i < n; i++) {
            // ranks are doubled, so that mean ranks are whole; their mean is then n + 1
            long value = doubledRank(series, i) - (n + 1);
            long time = 2L * (i + 1) - (n + 1);
            product += value * time;
            valueSquares += value * value;
            timeSquares += time * time;
        }
        if (valueSquares == 0) {
            return BigDecimal.ZERO.setScale(DECIMALS, RoundingMode.UNNECESSARY);
        }
        BigDecimal size = valueSquares == timeSquares
                ? BigDecimal.valueOf(timeSquares)
                : BigDecimal.valueOf(valueSquares)
                        .multiply(BigDecimal.valueOf(timeSquares))
                        .sqrt(MathContext.DECIMAL128);
        return Rounding.divide(BigDecimal.valueOf(product), size, DECIMALS);
    }

    private static long doubledRank(List<BigDecimal> series, int index) {
        long below = 0;
        long equal = 0;
        for (BigDecimal other : series) {
            int sign = other.compareTo(series.get(index));
            if (sign < 0) {
                below++;
            } else if (sign == 0) {
                equal++;
            }
        }
        return 2 * below + equal + 1;
    }
}
