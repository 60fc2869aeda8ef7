package io.qingyuan.hj212;

import java.util.Optional;

/**
 * What a decoder accepts.
 *
 * @param edition the edition to read every frame by, in place of the one its Flag names
 * @param maxSegmentBytes longest data segment taken; a declared length above it is refused at once
 * @param maxPairs most values taken in one frame
 * @param maxFieldBytes longest head field taken
 * @param maxFaults most faults named for one frame
 * @param maxNoiseBytes most bytes between frames reported as one piece
 * @param maxExcerptBytes most bytes kept of what is refused
 */
public record DecoderSettings(
        Reading reading,
        Optional<Edition> edition,
        int maxSegmentBytes,
        int maxPairs,
        int maxFieldBytes,
        int maxFaults,
        int maxNoiseBytes,
        int maxExcerptBytes) {

    /** What the length field of four digits can say. */
    public static final int LONGEST_SEGMENT_BYTES = 9999;

    /** Lenient; limits that every frame seen in the field keeps to by far. */
    public static final DecoderSettings LENIENT =
            new DecoderSettings(Reading.LENIENT, Optional.empty(), 4096, 1024, 128, 16, 4096, 256);

    /** By the letter: a data segment of at most 1024 bytes, every fault a refusal. */
    public static final DecoderSettings STRICT =
            new DecoderSettings(Reading.STRICT, Optional.empty(), 1024, 1024, 128, 16, 4096, 256);

    public DecoderSettings {
        if (maxSegmentBytes < 1 || maxSegmentBytes > LONGEST_SEGMENT_BYTES) {
            throw new IllegalArgumentException("maxSegmentBytes is not 1 to 9999: " + maxSegmentBytes);
        }
        if (maxPairs < 1 || maxFieldBytes < 1 || maxFaults < 1 || maxNoiseBytes < 1 || maxExcerptBytes < 1) {
            throw new IllegalArgumentException("every limit is at least 1");
        }
        if (maxFieldBytes > Slice.LONGEST) {
            throw new IllegalArgumentException("maxFieldBytes is above " + Slice.LONGEST + ": " + maxFieldBytes);
        }
    }

    public DecoderSettings withEdition(Edition fixed) {
        return new DecoderSettings(
                reading,
                Optional.of(fixed),
                maxSegmentBytes,
                maxPairs,
                maxFieldBytes,
                maxFaults,
                maxNoiseBytes,
                maxExcerptBytes);
    }

    public DecoderSettings withMaxSegmentBytes(int bytes) {
        return new DecoderSettings(
                reading, edition, bytes, maxPairs, maxFieldBytes, maxFaults, maxNoiseBytes, maxExcerptBytes);
    }
}
