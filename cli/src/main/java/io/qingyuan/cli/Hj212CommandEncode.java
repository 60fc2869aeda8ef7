package io.qingyuan.cli;

import io.qingyuan.hj212.DecoderSettings;
import io.qingyuan.hj212.Edition;
import io.qingyuan.hj212.Fault;
import io.qingyuan.hj212.Frame;
import io.qingyuan.hj212.FrameDecoder;
import io.qingyuan.hj212.FrameEncoder;
import io.qingyuan.hj212.Malformed;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Writes a frame for each line: a data segment as it is, or a JSON object as {@code decode} prints it. */
final class Hj212CommandEncode implements Command {
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private final InputStream in;

    Hj212CommandEncode(InputStream in) {
        this.in = in;
    }

    @Override
    public int run(List<String> arguments, PrintStream out, PrintStream err) throws IOException {
        if (!arguments.isEmpty()) {
            throw new IllegalArgumentException("unknown option " + arguments.getFirst() + " (reads lines only)");
        }
        Hj212Lines lines = new Hj212Lines(in);
        boolean good = true;
        try (OutputStream frames = new BufferedOutputStream(out)) {
            while (lines.next()) {
                if (lines.line().length == 0) {
                    continue;
                }
                try {
                    byte[] frame = FrameEncoder.frame(segment(lines.line()));
                    frames.write(frame);
                    good &= check(frame, lines.number(), err);
                } catch (IllegalArgumentException | JacksonException e) {
                    err.println("line " + lines.number() + ": " + e.getMessage());
                    good = false;
                }
            }
        }
        return good ? 0 : 1;
    }

    /** What a receiver would find wrong with the frame. */
    private static boolean check(byte[] frame, int line, PrintStream err) {
        boolean[] good = {true};
        FrameDecoder decoder = new FrameDecoder(DecoderSettings.LENIENT);
        decoder.feed(frame, 0, frame.length, result -> {
            List<Fault> faults = switch (result) {
                case Frame read -> read.faults();
                case Malformed malformed -> malformed.faults();
            };
            for (Fault fault : faults) {
                err.println("line " + line + ": " + fault.code() + " at byte " + fault.offset() + " "
                        + fault.code().en() + " " + fault.detail());
                good[0] = false;
            }
        });
        return good[0];
    }

    private static byte[] segment(byte[] line) {
        if (line[0] != '{') {
            return line;
        }
        JsonNode json = MAPPER.readTree(line);
        StringBuilder text = new StringBuilder();
        head(text, "QN", json.path("qn").asString(""));
        head(text, "ST", required(json, "st"));
        head(text, "CN", required(json, "cn"));
        head(text, "PW", json.path("pw").asString(""));
        head(text, "MN", required(json, "mn"));
        if (json.has("flag") || json.has("edition")) {
            head(text, "Flag", String.valueOf(flag(json)));
        }
        for (String name : List.of("pnum", "pno", "rf")) {
            if (json.has(name)) {
                head(text, name.toUpperCase(Locale.ROOT), json.get(name).asString());
            }
        }
        text.append("CP=&&").append(String.join(";", groups(json))).append("&&");
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static int flag(JsonNode json) {
        if (json.has("flag")) {
            return json.get("flag").asInt();
        }
        return Edition.ofYear(json.get("edition").asString())
                .flag(json.has("pnum"), json.path("answer").asBoolean(false));
    }

    private static List<String> groups(JsonNode json) {
        List<String> groups = new ArrayList<>();
        for (Map.Entry<String, JsonNode> entry : json.path("parameters").properties()) {
            groups.add(entry.getKey() + "=" + value(entry.getValue()));
        }
        for (JsonNode item : json.path("items")) {
            String code = required(item, "code");
            List<String> values = new ArrayList<>();
            for (Map.Entry<String, JsonNode> entry : item.path("values").properties()) {
                values.add(code + "-" + entry.getKey() + "=" + value(entry.getValue()));
            }
            if (item.has("mark")) {
                boolean further = !values.isEmpty() && values.getLast().startsWith(code + "-EFlag=");
                values.add(
                        further ? values.size() - 1 : values.size(),
                        code + "-Flag=" + item.get("mark").asString());
            }
            groups.add(String.join(",", values));
        }
        return groups;
    }

    private static void head(StringBuilder text, String name, String value) {
        if (!value.isEmpty() || !name.equals("QN")) {
            text.append(name).append('=').append(value).append(';');
        }
    }

    private static String value(JsonNode node) {
        if (node.isNull()) {
            return "";
        }
        return node.isBigDecimal() ? node.decimalValue().toPlainString() : node.asString();
    }

    private static String required(JsonNode json, String name) {
        if (!json.has(name)) {
            throw new IllegalArgumentException("\"" + name + "\" is missing");
        }
        return json.get(name).asString();
    }
}
