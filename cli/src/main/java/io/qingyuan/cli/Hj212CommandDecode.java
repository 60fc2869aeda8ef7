package io.qingyuan.cli;

import io.qingyuan.hj212.Decoded;
import io.qingyuan.hj212.DecoderSettings;
import io.qingyuan.hj212.Edition;
import io.qingyuan.hj212.Frame;
import io.qingyuan.hj212.FrameDecoder;
import io.qingyuan.hj212.Malformed;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStreamWriter;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Prints one JSON object for each frame and for each piece that is refused. */
final class Hj212CommandDecode implements Command {
    private static final ZoneId DEVICE_ZONE = ZoneId.of("Asia/Shanghai");
    private static final byte[] TAIL = {'\r', '\n'};

    private final InputStream in;

    Hj212CommandDecode(InputStream in) {
        this.in = in;
    }

    @Override
    public int run(List<String> arguments, PrintStream out, PrintStream err) throws IOException {
        boolean lines = false;
        DecoderSettings settings = DecoderSettings.LENIENT;
        for (int i = 0; i < arguments.size(); i++) {
            switch (arguments.get(i)) {
                case "--lines" -> lines = true;
                case "--strict" -> settings = keepEdition(DecoderSettings.STRICT, settings);
                case "--edition" -> {
                    i++;
                    settings = settings.withEdition(Edition.ofYear(i < arguments.size() ? arguments.get(i) : ""));
                }
                default ->
                    throw new IllegalArgumentException(
                            "unknown option " + arguments.get(i) + " (known: --lines, --strict, --edition YEAR)");
            }
        }
        BufferedWriter writer = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8), 1 << 16);
        LocalDateTime now = LocalDateTime.now(DEVICE_ZONE);
        if (lines) {
            lines(settings, new Hj212Json(now), writer);
        } else {
            stream(settings, new Hj212Json(now), writer);
        }
        writer.flush();
        return 0;
    }

    private static DecoderSettings keepEdition(DecoderSettings settings, DecoderSettings before) {
        return before.edition().map(settings::withEdition).orElse(settings);
    }

    private void stream(DecoderSettings settings, Hj212Json json, BufferedWriter writer) throws IOException {
        FrameDecoder decoder = new FrameDecoder(settings);
        byte[] buffer = new byte[1 << 16];
        int count;
        while ((count = in.read(buffer)) >= 0) {
            decoder.feed(buffer, 0, count, result -> print(json.of(result), writer));
            if (in.available() == 0) {
                writer.flush();
            }
        }
        decoder.flush(result -> print(json.of(result), writer));
    }

    /** Each line is a stream of its own; the line's end stands for the tail. */
    private void lines(DecoderSettings settings, Hj212Json json, BufferedWriter writer) throws IOException {
        Hj212Lines source = new Hj212Lines(in);
        while (source.next()) {
            byte[] line = source.line();
            if (line.length == 0 || (line[0] == '#' && line.length > 1 && line[1] != '#')) {
                continue;
            }
            List<Decoded> results = decode(line, settings);
            byte[] plain = Hj212Lines.unescaped(line);
            if (!Arrays.equals(plain, line)) {
                List<Decoded> other = decode(plain, settings);
                results = harm(other) < harm(results) ? other : results;
            }
            for (Decoded result : results) {
                print(json.of(result).put("line", source.number()), writer);
            }
            if (in.available() == 0) {
                writer.flush();
            }
        }
    }

    private static List<Decoded> decode(byte[] line, DecoderSettings settings) {
        List<Decoded> results = new ArrayList<>();
        FrameDecoder decoder = new FrameDecoder(settings);
        decoder.feed(line, 0, line.length, results::add);
        boolean ended = line.length > 0 && line[line.length - 1] == '\n';
        if (!ended) {
            decoder.feed(TAIL, 0, TAIL.length, results::add);
        }
        decoder.flush(results::add);
        return results;
    }

    /** How bad a reading of a line is: refusals count most. */
    private static long harm(List<Decoded> results) {
        long harm = 0;
        for (Decoded result : results) {
            harm += switch (result) {
                case Frame frame -> frame.faults().size();
                case Malformed malformed -> 1000L + malformed.length();
            };
        }
        return harm;
    }

    private static void print(Object json, BufferedWriter writer) {
        try {
            writer.write(json.toString());
            writer.newLine();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
