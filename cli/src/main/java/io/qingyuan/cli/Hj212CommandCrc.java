package io.qingyuan.cli;

import io.qingyuan.hj212.Crc;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/** Prints the CRC of data segments: words of the command, or lines of the input. A whole frame is checked. */
final class Hj212CommandCrc implements Command {
    private final InputStream in;

    Hj212CommandCrc(InputStream in) {
        this.in = in;
    }

    @Override
    public int run(List<String> arguments, PrintStream out, PrintStream err) throws IOException {
        boolean good = true;
        if (!arguments.isEmpty()) {
            for (String segment : arguments) {
                good &= print(segment.getBytes(StandardCharsets.UTF_8), out);
            }
            return good ? 0 : 1;
        }
        Hj212Lines lines = new Hj212Lines(in);
        while (lines.next()) {
            if (lines.line().length > 0) {
                good &= print(lines.line(), out);
            }
        }
        return good ? 0 : 1;
    }

    private static boolean print(byte[] line, PrintStream out) {
        boolean frame = line.length >= 10 && line[0] == '#' && line[1] == '#';
        byte[] segment = frame ? Arrays.copyOfRange(line, 6, line.length - 4) : line;
        String crc = String.format("%04X", Crc.of(segment));
        if (!frame) {
            out.println(crc);
            return true;
        }
        String received = new String(line, line.length - 4, 4, StandardCharsets.ISO_8859_1);
        boolean good = crc.equalsIgnoreCase(received);
        out.println(good ? crc + " ok" : crc + " but the frame has " + received);
        return good;
    }
}
