package io.qingyuan.quality.internal;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** SHA-256 of files, in hex. */
final class Sha256 {

    private Sha256() {}

    static String of(Path path) throws IOException {
        try (InputStream stream = Files.newInputStream(path)) {
            return transfer(stream, OutputStream.nullOutputStream());
        }
    }

    /** Copies the stream to its end and gives its hash. */
    static String transfer(InputStream from, OutputStream to) throws IOException {
        DigestInputStream digesting = new DigestInputStream(from, digest());
        digesting.transferTo(to);
        return HexFormat.of().formatHex(digesting.getMessageDigest().digest());
    }

    /** A digest that has seen nothing yet. */
    static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
