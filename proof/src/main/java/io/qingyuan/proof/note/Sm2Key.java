package io.qingyuan.proof.note;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;

/** Signs notes with SM2 and SM3 beside the Ed25519 line. Needs Bouncy Castle on the class path. */
public final class Sm2Key implements NoteSigner {
    private static final int SECRET_BYTES = 32;

    private final BigInteger secret;
    private final VerifierKey key;

    private Sm2Key(String name, BigInteger secret) {
        this.secret = secret;
        key = new VerifierKey(name, SignatureType.SM2, Sm2.point(secret));
    }

    /** The key of a secret of 32 bytes, big-endian, between 1 and n - 2. */
    public static Sm2Key of(String name, byte[] secret) {
        if (secret.length != SECRET_BYTES) {
            throw new IllegalArgumentException("a secret of SM2 has " + SECRET_BYTES + " bytes, not " + secret.length);
        }
        return new Sm2Key(name, new BigInteger(1, secret));
    }

    /** A secret by chance, for {@link #of}. */
    public static byte[] newSecret(SecureRandom random) {
        byte[] secret = new byte[SECRET_BYTES];
        do {
            random.nextBytes(secret);
        } while (secret[0] == -1 || secret[0] == 0); // clear of both ends; costs less than a bit in a hundred
        return secret;
    }

    @Override
    public VerifierKey key() {
        return key;
    }

    @Override
    public NoteSignature sign(String text) {
        return new NoteSignature(key.name(), key.id(), Sm2.sign(secret, text.getBytes(StandardCharsets.UTF_8)));
    }
}
