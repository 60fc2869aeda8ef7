package io.qingyuan.identity.internal.vault;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.bouncycastle.jce.provider.BouncyCastleProvider;

/** Authenticated encryption: AES-256-GCM, or SM4-GCM (GB/T 32907) where the state asks for its own ciphers. */
enum SealCipher {
    AES("a", "AES/GCM/NoPadding", "AES", 32),
    SM4("s", "SM4/GCM/NoPadding", "SM4", 16);

    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;
    private static final BouncyCastleProvider BOUNCY = new BouncyCastleProvider();

    private final String mark;
    private final String transformation;
    private final String algorithm;
    private final int keyBytes;

    SealCipher(String mark, String transformation, String algorithm, int keyBytes) {
        this.mark = mark;
        this.transformation = transformation;
        this.algorithm = algorithm;
        this.keyBytes = keyBytes;
    }

    /** One letter, kept with what is sealed, so that both kinds open whatever is set. */
    String mark() {
        return mark;
    }

    /** Nonce, then ciphertext with tag. */
    byte[] seal(byte[] key, byte[] clear, byte[] bound, SecureRandom random) {
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        try {
            byte[] sealed = cipher(Cipher.ENCRYPT_MODE, key, nonce, bound).doFinal(clear);
            return ByteBuffer.allocate(NONCE_BYTES + sealed.length)
                    .put(nonce)
                    .put(sealed)
                    .array();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** @throws GeneralSecurityException when the key, the text or what it is bound to is another */
    byte[] open(byte[] key, byte[] sealed, byte[] bound) throws GeneralSecurityException {
        if (sealed.length < NONCE_BYTES) {
            throw new GeneralSecurityException("cut off");
        }
        byte[] nonce = Arrays.copyOf(sealed, NONCE_BYTES);
        return cipher(Cipher.DECRYPT_MODE, key, nonce, bound).doFinal(sealed, NONCE_BYTES, sealed.length - NONCE_BYTES);
    }

    private Cipher cipher(int mode, byte[] key, byte[] nonce, byte[] bound) throws GeneralSecurityException {
        Cipher cipher = this == AES ? Cipher.getInstance(transformation) : Cipher.getInstance(transformation, BOUNCY);
        cipher.init(
                mode,
                new SecretKeySpec(Arrays.copyOf(key, keyBytes), algorithm),
                new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(bound);
        return cipher;
    }
}
