package io.qingyuan.telemetry;

/**
 * Where a frame lies in the {@link FrameLog}. Later frames have greater positions.
 *
 * @param place its place in the block, from 0
 */
public record FramePosition(long block, int place) {
    public FramePosition {
        if (block < 1 || place < 0) {
            throw new IllegalArgumentException("no position of a frame: block " + block + ", place " + place);
        }
    }
}
