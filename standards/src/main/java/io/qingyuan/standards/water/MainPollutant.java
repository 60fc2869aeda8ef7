package io.qingyuan.standards.water;

import io.qingyuan.standards.Rounding;
import java.math.BigDecimal;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A main pollutant of a section (主要污染指标).
 *
 * @param grade the class of the item, worse than Ⅲ
 * @param exceeding by how many times the limit of class Ⅲ is exceeded (超标倍数), not rounded: (C − S) / S; null for pH and
 *     dissolved oxygen, which have none
 */
public record MainPollutant(
        WaterItem item, WaterClass grade, @Nullable BigDecimal exceeding) {
    private static final int DECIMALS = 1;

    /** By how many times the limit is exceeded, to one decimal as reports give it; empty for pH and dissolved oxygen. */
    public Optional<BigDecimal> findMultiple() {
        return exceeding == null ? Optional.empty() : Optional.of(Rounding.round(exceeding, DECIMALS));
    }

    /** As reports write it: the name, and the multiple in brackets, such as 高锰酸盐指数(1.2). */
    public String label() {
        return item.nameZh()
                + findMultiple().map(multiple -> "(" + multiple + ")").orElse("");
    }
}
