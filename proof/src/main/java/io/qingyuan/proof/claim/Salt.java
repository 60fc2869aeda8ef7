package io.qingyuan.proof.claim;

import io.qingyuan.proof.merkle.Hash;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * 32 random bytes (盐) that stay with a fact. Without them a hash in the log tells nothing, not even to one who guesses
 * the content; once they are destroyed it never will again.
 */
public final class Salt {
    /** Length in bytes. */
    public static final int BYTES = 32;

    private final byte[] bytes;

    private Salt(byte[] bytes) {
        this.bytes = bytes;
    }

    /** A new salt by chance. */
    public static Salt generate(SecureRandom random) {
        byte[] bytes = new byte[BYTES];
        random.nextBytes(bytes);
        return new Salt(bytes);
    }

    /** The salt of these bytes. */
    public static Salt of(byte[] bytes) {
        if (bytes.length != BYTES) {
            throw new IllegalArgumentException("a salt has " + BYTES + " bytes, not " + bytes.length);
        }
        return new Salt(bytes.clone());
    }

    /** Reads 64 hexadecimal digits. */
    public static Salt ofHex(String text) {
        return of(HexFormat.of().parseHex(text));
    }

    /** SHA-256(purpose, newline, salt, text in UTF-8). */
    Hash hash(String purpose, String text) {
        ByteArrayOutputStream input = new ByteArrayOutputStream();
        input.writeBytes((purpose + "\n").getBytes(StandardCharsets.UTF_8));
        input.writeBytes(bytes);
        input.writeBytes(text.getBytes(StandardCharsets.UTF_8));
        return Hash.sha256(input.toByteArray());
    }

    /** A copy of the bytes, to be stored beside the fact. */
    public byte[] bytes() {
        return bytes.clone();
    }

    /** 64 hexadecimal digits. */
    public String hex() {
        return HexFormat.of().formatHex(bytes);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Salt salt && Arrays.equals(bytes, salt.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    /** Never the bytes: logs do not keep secrets. */
    @Override
    public String toString() {
        return "a salt";
    }
}
