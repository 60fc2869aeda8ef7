package io.qingyuan.hj212;

import java.util.Arrays;

/** A few bytes kept for inspection. */
public final class Excerpt {
    private final byte[] bytes;

    private Excerpt(byte[] bytes) {
        this.bytes = bytes;
    }

    static Excerpt of(byte[] bytes, int from, int length) {
        return new Excerpt(Arrays.copyOfRange(bytes, from, from + length));
    }

    public byte[] toBytes() {
        return bytes.clone();
    }

    /** Printable ASCII as it is; CR, LF and backslash as {@code \r \n \\}; every other byte as {@code \xNN}. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(bytes.length + 16);
        for (byte b : bytes) {
            switch (b) {
                case '\r' -> text.append("\\r");
                case '\n' -> text.append("\\n");
                case '\\' -> text.append("\\\\");
                default -> {
                    if (b >= ' ' && b < 0x7F) {
                        text.append((char) b);
                    } else {
                        text.append("\\x").append(String.format("%02X", b & 0xFF));
                    }
                }
            }
        }
        return text.toString();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Excerpt e && Arrays.equals(bytes, e.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }
}
