package io.qingyuan.cli;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/** Reads lines as bytes. A longer line than a frame can be is cut: its rest comes as further lines of the same number. */
final class Hj212Lines {
    private static final int LONGEST_BYTES = 1 << 16;

    private final InputStream in;
    private byte[] line = {};
    private int number;
    private boolean ended = true;

    Hj212Lines(InputStream in) {
        this.in = new BufferedInputStream(in, 1 << 16);
    }

    /** Moves to the next line; false at the end of the input. */
    boolean next() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        number += ended ? 1 : 0;
        int b;
        while ((b = in.read()) >= 0 && b != '\n' && bytes.size() < LONGEST_BYTES) {
            bytes.write(b);
        }
        ended = b == '\n' || b < 0;
        if (!ended) {
            bytes.write(b);
        }
        byte[] all = bytes.toByteArray();
        int length = all.length > 0 && ended && all[all.length - 1] == '\r' ? all.length - 1 : all.length;
        int start = number == 1 && length >= 3 && all[0] == (byte) 0xEF && all[1] == (byte) 0xBB ? 3 : 0;
        line = Arrays.copyOfRange(all, start, length);
        return b >= 0 || bytes.size() > 0;
    }

    byte[] line() {
        return line;
    }

    /** The number of the line, from 1. */
    int number() {
        return number;
    }

    /** The bytes with {@code \r \n \\} and {@code \xNN} taken as what they stand for, as logs print them. */
    static byte[] unescaped(byte[] line) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(line.length);
        for (int i = 0; i < line.length; i++) {
            int next = i + 1 < line.length ? line[i + 1] : 0;
            if (line[i] != '\\') {
                bytes.write(line[i]);
            } else if (next == 'r' || next == 'n' || next == '\\') {
                bytes.write(next == 'r' ? '\r' : next == 'n' ? '\n' : '\\');
                i++;
            } else if (next == 'x' && i + 3 < line.length && hex(line[i + 2]) >= 0 && hex(line[i + 3]) >= 0) {
                bytes.write(hex(line[i + 2]) << 4 | hex(line[i + 3]));
                i += 3;
            } else {
                bytes.write('\\');
            }
        }
        return bytes.toByteArray();
    }

    private static int hex(byte b) {
        return b < 0 ? -1 : Character.digit(b, 16);
    }
}
