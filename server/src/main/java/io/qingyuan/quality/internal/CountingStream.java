package io.qingyuan.quality.internal;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Tells how many bytes were read. */
final class CountingStream extends FilterInputStream {
    private final AirProgress progress;
    private long count;

    CountingStream(InputStream stream, AirProgress progress) {
        super(stream);
        this.progress = progress;
    }

    @Override
    public int read() throws IOException {
        int b = super.read();
        if (b >= 0) {
            progress.bytes(++count);
        }
        return b;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        int read = super.read(buffer, offset, length);
        if (read > 0) {
            count += read;
            progress.bytes(count);
        }
        return read;
    }
}
