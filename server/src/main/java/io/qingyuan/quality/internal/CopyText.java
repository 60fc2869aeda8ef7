package io.qingyuan.quality.internal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.PGCopyOutputStream;
import org.springframework.jdbc.datasource.DataSourceUtils;

/**
 * Writes rows with COPY in the current transaction. Fields are written one after another; {@link #end} ends the row.
 * Only for values without tabs, line ends and backslashes: numbers, times, codes.
 */
// pg: COPY
final class CopyText implements AutoCloseable {
    private static final int BUFFER = 1 << 16;

    private final PGCopyOutputStream stream;
    private final byte[] buffer = new byte[BUFFER];
    private int length;
    private boolean first = true;

    private CopyText(PGCopyOutputStream stream) {
        this.stream = stream;
    }

    /** @param target table and columns, such as {@code air_staging (series, hour)} */
    static CopyText into(DataSource source, String target) {
        Connection connection = DataSourceUtils.getConnection(source);
        try {
            return new CopyText(new PGCopyOutputStream(
                    connection.unwrap(PGConnection.class), "copy " + target + " from stdin", BUFFER));
        } catch (SQLException e) {
            throw new IllegalStateException("cannot copy into " + target, e);
        }
    }

    CopyText add(@Nullable String value) {
        if (!first) {
            put((byte) '\t');
        }
        first = false;
        if (value == null) {
            put((byte) '\\');
            put((byte) 'N');
            return this;
        }
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c < ' ' || c == '\\') {
                throw new IllegalArgumentException("not for COPY: " + value);
            }
            if (c < 128) {
                put((byte) c);
            } else {
                int end = endOfWide(value, i);
                putAll(value.substring(i, end));
                i = end - 1;
            }
        }
        return this;
    }

    CopyText add(long value) {
        return add(Long.toString(value));
    }

    void end() {
        put((byte) '\n');
        first = true;
    }

    private static int endOfWide(String value, int from) {
        int end = from;
        while (end < value.length() && value.charAt(end) >= 128) {
            end++;
        }
        return end;
    }

    private void putAll(String wide) {
        for (byte b : wide.getBytes(StandardCharsets.UTF_8)) {
            put(b);
        }
    }

    private void put(byte b) {
        if (length == BUFFER) {
            flush();
        }
        buffer[length++] = b;
    }

    private void flush() {
        try {
            stream.write(buffer, 0, length);
            length = 0;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Ends the copy; what was written so far belongs to the transaction, which decides whether it stays. */
    @Override
    public void close() {
        flush();
        try {
            stream.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
