package io.qingyuan.proof.tiles;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A bundle of entries: each behind its length in two bytes, big-endian. */
public final class EntryBundle {
    /** The most bytes an entry may have. */
    public static final int LONGEST_ENTRY = 0xffff;

    private static final int LENGTH_BYTES = 2;

    private EntryBundle() {}

    /** Appends an entry with its length. */
    static void append(ByteArrayOutputStream bundle, byte[] entry) {
        if (entry.length > LONGEST_ENTRY) {
            throw new IllegalArgumentException("an entry has at most " + LONGEST_ENTRY + " bytes, not " + entry.length);
        }
        bundle.write(entry.length >>> Byte.SIZE);
        bundle.write(entry.length);
        bundle.writeBytes(entry);
    }

    /** The bundle of these entries. */
    public static byte[] of(List<byte[]> entries) {
        ByteArrayOutputStream bundle = new ByteArrayOutputStream();
        entries.forEach(entry -> append(bundle, entry));
        return bundle.toByteArray();
    }

    /**
     * The entries of a bundle, however many there are.
     *
     * @throws IllegalArgumentException if an entry is longer than what is left
     */
    public static List<byte[]> entries(byte[] bundle) {
        List<byte[]> entries = new ArrayList<>();
        for (int at = 0; at < bundle.length; ) {
            int end = end(bundle, at);
            entries.add(Arrays.copyOfRange(bundle, at + LENGTH_BYTES, end));
            at = end;
        }
        return entries;
    }

    /** The first entries of a bundle, as a bundle. */
    public static byte[] cut(byte[] bundle, int width) {
        int at = 0;
        for (int i = 0; i < width; i++) {
            at = end(bundle, at);
        }
        return Arrays.copyOf(bundle, at);
    }

    private static int end(byte[] bundle, int at) {
        if (at + LENGTH_BYTES > bundle.length) {
            throw new IllegalArgumentException("the bundle ends at byte " + bundle.length + " before entry at " + at);
        }
        int length = Byte.toUnsignedInt(bundle[at]) << Byte.SIZE | Byte.toUnsignedInt(bundle[at + 1]);
        int end = at + LENGTH_BYTES + length;
        if (end > bundle.length) {
            throw new IllegalArgumentException(
                    "the entry at byte " + at + " has " + length + " bytes, the bundle ends at " + bundle.length);
        }
        return end;
    }
}
