package io.qingyuan.signing.internal;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Optional;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;

/** A secret wrapped by a passphrase: Argon2id (RFC 9106) makes the key, AES-256-GCM wraps, bound to the public key. */
final class Wrapping {

    /** What RFC 9106, section 4, names for where memory is short: 64 MiB, three passes. */
    private static final int MEMORY_KIB = 64 * 1024;

    private static final int PASSES = 3;
    private static final int SALT_BYTES = 16;
    private static final int NONCE_BYTES = 12;
    private static final int KEY_BYTES = 32;
    private static final int TAG_BITS = 128;

    private final byte[] salt;
    private final int memoryKib;
    private final int passes;
    private final byte[] nonce;
    private final byte[] wrapped;

    Wrapping(byte[] salt, int memoryKib, int passes, byte[] nonce, byte[] wrapped) {
        this.salt = salt.clone();
        this.memoryKib = memoryKib;
        this.passes = passes;
        this.nonce = nonce.clone();
        this.wrapped = wrapped.clone();
    }

    byte[] salt() {
        return salt.clone();
    }

    int memoryKib() {
        return memoryKib;
    }

    int passes() {
        return passes;
    }

    byte[] nonce() {
        return nonce.clone();
    }

    byte[] wrapped() {
        return wrapped.clone();
    }

    static Wrapping wrap(byte[] secret, String passphrase, String bound, SecureRandom random) {
        byte[] salt = new byte[SALT_BYTES];
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(salt);
        random.nextBytes(nonce);
        byte[] key = key(passphrase, salt, MEMORY_KIB, PASSES);
        try {
            byte[] wrapped = cipher(Cipher.ENCRYPT_MODE, key, nonce, bound).doFinal(secret);
            return new Wrapping(salt, MEMORY_KIB, PASSES, nonce, wrapped);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has AES-GCM", e);
        } finally {
            Arrays.fill(key, (byte) 0);
        }
    }

    /** The secret, if this is the passphrase. The caller wipes it. */
    Optional<byte[]> open(String passphrase, String bound) {
        byte[] key = key(passphrase, salt, memoryKib, passes);
        try {
            return Optional.of(cipher(Cipher.DECRYPT_MODE, key, nonce, bound).doFinal(wrapped));
        } catch (AEADBadTagException _) {
            return Optional.empty();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has AES-GCM", e);
        } finally {
            Arrays.fill(key, (byte) 0);
        }
    }

    private static Cipher cipher(int mode, byte[] key, byte[] nonce, String bound) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, new SecretKeySpec(key, "AES"), new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(bound.getBytes(StandardCharsets.UTF_8));
        return cipher;
    }

    private static byte[] key(String passphrase, byte[] salt, int memoryKib, int passes) {
        Argon2BytesGenerator generator = new Argon2BytesGenerator();
        generator.init(new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
                .withSalt(salt)
                .withMemoryAsKB(memoryKib)
                .withIterations(passes)
                .withParallelism(1)
                .build());
        byte[] key = new byte[KEY_BYTES];
        generator.generateBytes(passphrase.getBytes(StandardCharsets.UTF_8), key);
        return key;
    }
}
