package io.qingyuan.telemetry;

import io.qingyuan.proof.merkle.Hash;
import java.time.Instant;
import java.util.List;

/**
 * Frames that became durable together (报文块).
 *
 * @param root Merkle root (RFC 6962) over the frames with their times, devices and admissions
 * @param recordedAt when it was recorded, which is the recorded time of all that is read from it
 */
public record FrameBlock(long id, Hash root, Instant recordedAt, List<RawFrame> frames) {
    public FrameBlock {
        frames = List.copyOf(frames);
    }

    /** Where the frame at that place lies. */
    public FramePosition position(int place) {
        return new FramePosition(id, place);
    }
}
