package io.qingyuan.hj212;

import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/** The checked-in frames: where they come from, what is known of them, and what we make of them. */
public record Golden(String tags, String reading, String source, byte[] stream) {

    public static List<Golden> all() {
        InputStream file = Objects.requireNonNull(Golden.class.getResourceAsStream("frames.tsv"));
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(file, StandardCharsets.UTF_8))) {
            return reader.lines()
                    .filter(line -> !line.startsWith("# "))
                    .map(Golden::of)
                    .collect(Collectors.toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Golden of(String line) {
        String[] columns = line.split("\t");
        boolean piece = columns[0].startsWith("STREAM") || columns[0].startsWith("PARTIAL");
        return new Golden(columns[0], columns[1], columns[2], unescaped(columns[3] + (piece ? "" : "\\r\\n")));
    }

    public boolean holds() {
        return tags.startsWith("OK");
    }

    private static byte[] unescaped(String text) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c != '\\') {
                bytes.write(c);
                continue;
            }
            i++;
            switch (text.charAt(i)) {
                case 'r' -> bytes.write('\r');
                case 'n' -> bytes.write('\n');
                case 'x' -> {
                    bytes.write(Integer.parseInt(text.substring(i + 1, i + 3), 16));
                    i += 2;
                }
                default -> bytes.write('\\');
            }
        }
        return bytes.toByteArray();
    }

    @Override
    public String toString() {
        return tags + " " + source;
    }
}
