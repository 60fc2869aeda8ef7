package io.qingyuan.proof.note;

import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.Instant;

/** A witness's key: signs a text together with the time (C2SP tlog-cosignature, {@code cosignature/v1}). */
public final class Cosigner implements NoteSigner {
    private final VerifierKey key;
    private final Ed25519Key secret;

    Cosigner(VerifierKey key, Ed25519Key secret) {
        this.key = key;
        this.secret = secret;
    }

    static String message(long seconds, String text) {
        return "cosignature/v1\ntime " + seconds + "\n" + text;
    }

    @Override
    public VerifierKey key() {
        return key;
    }

    @Override
    public NoteSignature sign(String text) {
        return sign(text, Clock.systemUTC().instant());
    }

    /** Cosigns at a time, to the second. */
    public NoteSignature sign(String text, Instant time) {
        long seconds = time.getEpochSecond();
        byte[] signature = secret.signature(message(seconds, text));
        return new NoteSignature(
                key.name(),
                key.id(),
                ByteBuffer.allocate(Long.BYTES + signature.length)
                        .putLong(seconds)
                        .put(signature)
                        .array());
    }
}
