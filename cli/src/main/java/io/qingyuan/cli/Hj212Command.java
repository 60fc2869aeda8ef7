package io.qingyuan.cli;

import java.io.InputStream;
import java.io.PrintStream;
import java.util.List;

/** {@code ./qingyuan hj212 …}: looks into frames of HJ 212, writes them, and plays devices that send them. */
final class Hj212Command implements Command {
    private static final String USAGE = """
            ./qingyuan hj212 decode [--lines] [--strict] [--edition 2005|2017|2025] < frames
                                            one JSON object a frame: a byte stream, or one frame a line
            ./qingyuan hj212 encode < lines frames of data segments, or of JSON objects as decode prints them
            ./qingyuan hj212 crc [SEGMENT]  the CRC of a data segment, or check that of a whole frame
            ./qingyuan hj212 simulate [--help]
                                            frames of simulated devices, to the standard output or to a port
            """;

    private final InputStream in;

    Hj212Command(InputStream in) {
        this.in = in;
    }

    @Override
    public int run(List<String> arguments, PrintStream out, PrintStream err) throws Exception {
        String word = arguments.isEmpty() ? "" : arguments.getFirst();
        List<String> rest = arguments.isEmpty() ? arguments : arguments.subList(1, arguments.size());
        try {
            return switch (word) {
                case "decode" -> new Hj212CommandDecode(in).run(rest, out, err);
                case "encode" -> new Hj212CommandEncode(in).run(rest, out, err);
                case "crc" -> new Hj212CommandCrc(in).run(rest, out, err);
                case "simulate" -> new Hj212CommandSimulate().run(rest, out, err);
                default -> {
                    err.print(USAGE);
                    yield 2;
                }
            };
        } catch (IllegalArgumentException e) {
            err.println("hj212 " + word + ": " + e.getMessage());
            return 2;
        }
    }
}
