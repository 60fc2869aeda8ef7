package io.qingyuan.telemetry;

import java.util.List;
import java.util.Optional;

/** Keeps every frame as it came, in the order of its blocks. Nothing is changed or taken out. */
public interface FrameLog {

    /**
     * Appends frames as one block and returns when they cannot be lost any more. When it fails, it may be called again with
     * the same frames: had they been kept after all, their block is returned and no second one is made.
     *
     * @param frames at least one
     * @return the block's id; the frames' places are theirs in the list
     */
    long append(List<RawFrame> frames);

    /** The frame at a position. */
    Optional<RawFrame> find(FramePosition position);

    /** The first block after that one (0: the first of all), if there is one. Blocks are seen in the order of their ids. */
    Optional<FrameBlock> findAfter(long block);
}
