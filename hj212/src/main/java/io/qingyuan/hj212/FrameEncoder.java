package io.qingyuan.hj212;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** Writes frames: the reverse of {@link FrameDecoder}. */
public final class FrameEncoder {
    private FrameEncoder() {}

    /**
     * Puts a data segment into a frame: header, length in bytes, CRC, CR LF.
     *
     * @throws IllegalArgumentException when the segment is longer than four digits of length can say
     */
    public static byte[] frame(byte[] segment) {
        return frame(segment, false);
    }

    /** The same for text, written in UTF-8. */
    public static byte[] frame(String segment) {
        return frame(segment.getBytes(StandardCharsets.UTF_8), false);
    }

    /**
     * Writes a frame anew from its fields and values. For a frame without faults the bytes are those it was read from,
     * whether the CRC came in upper or lower case.
     */
    public static byte[] encode(Frame frame) {
        ByteArrayOutputStream segment = new ByteArrayOutputStream(frame.length());
        byte[] bytes = frame.bytes();
        int headEnd = frame.headEnd();
        segment.write(bytes, frame.segmentStart(), headEnd - frame.segmentStart());
        boolean hasCp = headEnd < frame.segmentEnd();
        if (hasCp) {
            segment.writeBytes(MARKS);
            values(frame.pairs(), bytes, segment);
            segment.writeBytes(MARKS);
        }
        boolean lower = frame.crc().chars().anyMatch(c -> c >= 'a');
        return frame(segment.toByteArray(), lower);
    }

    private static final byte[] MARKS = {'&', '&'};

    private static void values(Pairs pairs, byte[] bytes, ByteArrayOutputStream segment) {
        for (int i = 0; i < pairs.count(); i++) {
            if (i > 0) {
                segment.write(pairs.opensGroup(i) ? ';' : ',');
            }
            segment.write(bytes, pairs.nameStart(i), pairs.nameLength(i));
            segment.write('=');
            segment.write(bytes, pairs.valueStart(i), pairs.valueLength(i));
        }
    }

    private static byte[] frame(byte[] segment, boolean lowerCase) {
        if (segment.length > DecoderSettings.LONGEST_SEGMENT_BYTES) {
            throw new IllegalArgumentException("a data segment has at most 9999 bytes, this one " + segment.length);
        }
        byte[] frame = new byte[segment.length + 12];
        frame[0] = '#';
        frame[1] = '#';
        int length = segment.length;
        for (int i = 5; i > 1; i--) {
            frame[i] = (byte) ('0' + length % 10);
            length /= 10;
        }
        System.arraycopy(segment, 0, frame, 6, segment.length);
        int crcAt = 6 + segment.length;
        int crc = Crc.of(segment);
        for (int i = 0; i < 4; i++) {
            int digit = crc >>> (12 - 4 * i) & 0xF;
            frame[crcAt + i] = (byte) (digit < 10 ? '0' + digit : (lowerCase ? 'a' : 'A') + digit - 10);
        }
        frame[crcAt + 4] = '\r';
        frame[crcAt + 5] = '\n';
        return frame;
    }
}
