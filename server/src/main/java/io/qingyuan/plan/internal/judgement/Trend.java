package io.qingyuan.plan.internal.judgement;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;

/** The straight line of least squares through the last reported values: a look ahead, not a judgement. */
public record Trend(BigDecimal level, BigDecimal slope, BigDecimal meanYear, int digits) {

    /** A line through fewer points says nothing. */
    static final int FEWEST_YEARS = 3;

    static final int MOST_YEARS = 5;

    public static Optional<Trend> through(SortedMap<Integer, BigDecimal> values) {
        var last = values.entrySet().stream()
                .skip(Math.max(0, values.size() - MOST_YEARS))
                .toList();
        if (last.size() < FEWEST_YEARS) {
            return Optional.empty();
        }
        BigDecimal count = BigDecimal.valueOf(last.size());
        BigDecimal years = BigDecimal.ZERO;
        BigDecimal sum = BigDecimal.ZERO;
        int digits = 0;
        for (Map.Entry<Integer, BigDecimal> point : last) {
            years = years.add(BigDecimal.valueOf(point.getKey()));
            sum = sum.add(point.getValue());
            digits = Math.max(digits, point.getValue().scale());
        }
        BigDecimal products = BigDecimal.ZERO;
        BigDecimal squares = BigDecimal.ZERO;
        for (Map.Entry<Integer, BigDecimal> point : last) {
            // both sides scaled by the count, so that only the last division rounds
            BigDecimal offset =
                    count.multiply(BigDecimal.valueOf(point.getKey())).subtract(years);
            products = products.add(
                    offset.multiply(count.multiply(point.getValue()).subtract(sum)));
            squares = squares.add(offset.multiply(offset));
        }
        return Optional.of(new Trend(
                sum.divide(count, MathContext.DECIMAL64),
                products.divide(squares, MathContext.DECIMAL64),
                years.divide(count, MathContext.DECIMAL64),
                digits + 1));
    }

    public BigDecimal at(int year) {
        BigDecimal offset = BigDecimal.valueOf(year).subtract(meanYear);
        return level.add(slope.multiply(offset)).setScale(digits, RoundingMode.HALF_EVEN);
    }
}
