package io.qingyuan.telemetry.internal;

import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A factor in an hour.
 *
 * @param source {@code minute}, {@code real-time}, or {@code uploaded} where only the device's own hour is there; then minutes are 0
 * @param mean of the valid values, with every digit of the division; null without any
 * @param digits most decimals among the values
 * @param valid null where no rule for this kind of source is known
 * @param rule the edition by which it was judged
 */
record HourValue(
        String factor,
        Instant hour,
        String source,
        @Nullable BigDecimal mean,
        @Nullable BigDecimal low,
        @Nullable BigDecimal high,
        int digits,
        int receivedMinutes,
        int validMinutes,
        int stoppedMinutes,
        @Nullable Boolean valid,
        @Nullable String rule) {

    /** The source was out of service the whole hour, as far as it was heard of. */
    boolean stopped() {
        return stoppedMinutes > 0 && stoppedMinutes == receivedMinutes;
    }

    /** Whether a day may be counted from it. */
    boolean usable() {
        return mean != null && !Boolean.FALSE.equals(valid);
    }
}
