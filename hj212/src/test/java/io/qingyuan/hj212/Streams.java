package io.qingyuan.hj212;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Short ways to decode in tests. */
public final class Streams {
    private Streams() {}

    static List<Decoded> decode(byte[] stream, DecoderSettings settings) {
        List<Decoded> results = new ArrayList<>();
        FrameDecoder decoder = new FrameDecoder(settings);
        decoder.feed(stream, 0, stream.length, results::add);
        decoder.flush(results::add);
        return results;
    }

    public static List<Decoded> decode(byte[] stream) {
        return decode(stream, DecoderSettings.LENIENT);
    }

    static List<Decoded> decode(String stream) {
        return decode(stream.getBytes(StandardCharsets.UTF_8));
    }

    /** The only frame of a stream; fails when there is anything else. */
    public static Frame frame(byte[] stream) {
        List<Decoded> results = decode(stream);
        if (results.size() == 1 && results.getFirst() instanceof Frame frame) {
            return frame;
        }
        throw new AssertionError("not one frame: " + describe(results));
    }

    public static Frame frameOf(String segment) {
        return frame(FrameEncoder.frame(segment));
    }

    static Malformed malformed(byte[] stream) {
        List<Decoded> results = decode(stream);
        if (results.size() == 1 && results.getFirst() instanceof Malformed malformed) {
            return malformed;
        }
        throw new AssertionError("not one refusal: " + describe(results));
    }

    /** One line a result: status, fault codes, place, bytes. */
    static String describe(List<Decoded> results) {
        StringBuilder text = new StringBuilder();
        for (Decoded result : results) {
            text.append(reading(result)).append(" @").append(result.offset()).append('+');
            text.append(result.length()).append('\n');
        }
        return text.toString();
    }

    static String reading(Decoded result) {
        return switch (result) {
            case Frame frame -> frame.ok() ? "ok" : "suspect " + codes(frame.faults());
            case Malformed malformed -> "rejected " + codes(malformed.faults());
        };
    }

    private static String codes(List<Fault> faults) {
        return String.join(
                "+", faults.stream().map(fault -> fault.code().name()).toList());
    }

    static byte[] joined(List<byte[]> pieces) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        pieces.forEach(bytes::writeBytes);
        return bytes.toByteArray();
    }
}
