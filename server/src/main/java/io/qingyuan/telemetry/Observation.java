package io.qingyuan.telemetry;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What one frame said: all its values at one data time (数据时间).
 *
 * @param values in the order sent
 */
public record Observation(
        SeriesKey series, Instant dataTime, List<Value> values, Set<Flag> flags, FramePosition position) {
    public Observation {
        values = List.copyOf(values);
        flags = Set.copyOf(flags);
    }

    /**
     * One value.
     *
     * @param name code and suffix as sent, such as {@code w01018-Rtd}
     * @param number with the digits as reported; empty where nothing readable was sent
     * @param mark the data mark (数据标记) of its item; {@code -} where none was sent, {@code ?} where no edition knows it
     */
    public record Value(String name, Optional<BigDecimal> number, char mark) {
        public static final char NO_MARK = '-';
        public static final char UNKNOWN_MARK = '?';
    }

    /** What is to be known before the values are used. */
    public enum Flag {
        /** The frame had faults; see the raw frame. */
        SUSPECT,
        /** An upload made up for later (补传). */
        RESENT,
        /** The data time lay well after the time of reception. Such a row never becomes a latest value. */
        TIME_IN_FUTURE
    }

    /** Whether both say the same about the same; where and how they came does not count. */
    public boolean sameContent(Observation other) {
        return series.equals(other.series) && dataTime.equals(other.dataTime) && values.equals(other.values);
    }
}
