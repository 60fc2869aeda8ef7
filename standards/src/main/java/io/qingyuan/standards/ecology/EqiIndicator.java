package io.qingyuan.standards.ecology;

import io.qingyuan.standards.NotProvidedException;
import io.qingyuan.standards.Verification;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * A level-3 indicator of EQI and where it stands. How many there are is confirmed (4, 11 and 18); names and level-1
 * weights are own knowledge, and the weights of level 3 are not known.
 *
 * @param code such as {@code habitat-quality}
 * @param level1Weight share of its level-1 index in EQI
 * @param isStress whether its level-1 index counts as 100 less the index
 * @param level3Weight null: no text at hand gives it
 */
public record EqiIndicator(
        String code,
        String level1,
        String level1Zh,
        BigDecimal level1Weight,
        boolean isStress,
        String level2Zh,
        String level3Zh,
        @Nullable BigDecimal level3Weight,
        Verification verified) {
    /** The weight of the indicator; refused while no text at hand gives it. */
    public BigDecimal weight() {
        if (level3Weight == null) {
            throw new NotProvidedException(
                    RegionalEcologicalQuality.RULES, "weight of the level-3 indicator " + level3Zh);
        }
        return level3Weight;
    }
}
