package io.qingyuan.telemetry.internal;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A factor on a day (北京时间).
 *
 * @param weighting whether the hours were weighted by the water that flowed
 * @param mean of the valid hours; of all hours that have one where no rule says which are valid
 * @param valid null where no rule for this kind of source is known
 */
record DayValue(
        String factor,
        LocalDate day,
        String weighting,
        @Nullable BigDecimal mean,
        @Nullable BigDecimal low,
        @Nullable BigDecimal high,
        int digits,
        int receivedHours,
        int validHours,
        int stoppedHours,
        @Nullable Boolean valid,
        @Nullable String rule) {

    boolean usable() {
        return mean != null && !Boolean.FALSE.equals(valid);
    }
}
