package io.qingyuan.standards.water;

import io.qingyuan.standards.Rounding;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/**
 * The comprehensive trophic level index of a lake (综合营养状态指数, TLI(Σ)).
 *
 * @param index to ten decimals; how many to print is not prescribed, bulletins print one
 * @param state of the index as it is, not of the printed one
 * @param single the indices of the items
 * @param missing items without a value: the weights are those of the others, made to add up to one
 */
public record TrophicOutcome(
        BigDecimal index, TrophicState state, Map<TrophicItem, BigDecimal> single, Set<TrophicItem> missing) {
    public TrophicOutcome {
        single = Collections.unmodifiableMap(new EnumMap<>(single));
        missing = Collections.unmodifiableSet(new LinkedHashSet<>(missing));
    }

    /** The index rounded by GB/T 8170. */
    public BigDecimal printed(int decimals) {
        return Rounding.round(index, decimals);
    }
}
