package io.qingyuan.quality.internal;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * SHA-256 over rows in their order: time, digits, and the file's hash and line they stand at. The same rows always give
 * the same digest, one changed digit another.
 */
final class RowDigest {
    private final MessageDigest sha256 = Sha256.digest();
    private long count;

    RowDigest add(HourReading reading, String fileHash) {
        return add(
                reading.hour().getEpochSecond() / 3600,
                reading.values(),
                Integer.toString(reading.notMonitored()),
                fileHash,
                reading.line());
    }

    RowDigest add(DayReading reading, String fileHash) {
        return add(reading.day().toEpochDay(), reading.values(), "d", fileHash, reading.line());
    }

    /** Adds what another digest came to, under a name. */
    RowDigest add(String name, String digest) {
        update(name + '=' + digest + '\n');
        count++;
        return this;
    }

    long count() {
        return count;
    }

    /** The digest in hex; afterwards this begins anew. */
    String end() {
        count = 0;
        return HexFormat.of().formatHex(sha256.digest());
    }

    private RowDigest add(long position, Iterable<@Nullable String> values, String mark, String fileHash, long line) {
        StringBuilder row = new StringBuilder(128).append(position);
        for (String value : values) {
            row.append('|').append(value == null ? "" : value);
        }
        row.append('|')
                .append(mark)
                .append('|')
                .append(fileHash)
                .append('|')
                .append(line)
                .append('\n');
        update(row.toString());
        count++;
        return this;
    }

    private void update(String text) {
        sha256.update(text.getBytes(StandardCharsets.UTF_8));
    }
}
