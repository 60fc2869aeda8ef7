package io.qingyuan.time;

import java.time.Instant;

/**
 * The recorded time a question is asked for: what was known then. A controller takes it as an argument; it is read from
 * {@code ?asOf=} (RFC 3339), absent means now.
 *
 * @param at never later than the oldest open write transaction, so that the same question always gets the same answer
 * @param clamped whether the asked time was later than that and was set back
 */
public record AsOf(Instant at, boolean clamped) {

    public static AsOf at(Instant at) {
        return new AsOf(at, false);
    }
}
