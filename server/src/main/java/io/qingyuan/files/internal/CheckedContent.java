package io.qingyuan.files.internal;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.util.HexFormat;

/** A stream that fails at its end if the bytes were not those that were stored. */
final class CheckedContent extends FilterInputStream {

    private final MessageDigest digest;
    private final String expected;

    CheckedContent(InputStream in, MessageDigest digest, String expected) {
        super(in);
        this.digest = digest;
        this.expected = expected;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        int n = in.read(bytes, offset, length);
        if (n >= 0) {
            digest.update(bytes, offset, n);
            return n;
        }
        String found = HexFormat.of().formatHex(digest.digest());
        if (!found.equals(expected)) {
            throw new IOException("stored content " + expected + " has changed on the disk");
        }
        return -1;
    }

    @Override
    public long skip(long n) throws IOException {
        return readNBytes((int) Math.min(n, 64 * 1024)).length;
    }

    @Override
    public boolean markSupported() {
        return false;
    }
}
