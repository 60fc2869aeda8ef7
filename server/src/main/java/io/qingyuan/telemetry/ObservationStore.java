package io.qingyuan.telemetry;

import java.time.Instant;
import java.util.List;

/**
 * Observations by series and data time. The same content again changes nothing. Different content for the same series and data
 * time supersedes what was known; both stay readable.
 */
public interface ObservationStore {

    /** How many observations were new, and how many of these superseded another; the rest was known already. */
    record Written(int added, int superseding) {}

    /**
     * Keeps the observations of a block and that the block was read, both or neither. Blocks come in order; one that was read
     * already changes nothing.
     *
     * @param observations in the order of their positions; may be empty
     */
    Written write(long block, List<Observation> observations);

    /**
     * Keeps observations of blocks that were read before, whose frames were not admitted then. What a later frame said about the
     * same is what holds still.
     *
     * @param observations in the order of their positions; may be empty
     */
    Written writeLate(List<Observation> observations);

    /** The last block read; 0 when none was. */
    long lastBlock();

    /** The newest observation of each series of a device, by ST, CN and packet. */
    List<Observation> listLatest(DeviceId device);

    /** What holds in a series from a time to before another, by data time. */
    List<Observation> list(SeriesKey series, Instant from, Instant to);

    /** All that was ever said for a data time, what holds now being the last. */
    List<Observation> listHistory(SeriesKey series, Instant dataTime);
}
