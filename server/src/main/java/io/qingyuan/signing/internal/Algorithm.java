package io.qingyuan.signing.internal;

import io.qingyuan.proof.note.Ed25519Key;
import io.qingyuan.proof.note.NoteSigner;
import io.qingyuan.proof.note.Sm2Key;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Optional;

/** What keys are made of. */
enum Algorithm {
    /** RFC 8032. */
    ED25519("Ed25519"),
    /** 国密 SM2 with SM3. */
    SM2("SM2");

    private static final int SEED_BYTES = 32;

    private final String word;

    Algorithm(String word) {
        this.word = word;
    }

    String word() {
        return word;
    }

    static Optional<Algorithm> find(String word) {
        return Arrays.stream(values()).filter(each -> each.word.equals(word)).findFirst();
    }

    byte[] newSecret(SecureRandom random) {
        if (this == SM2) {
            return Sm2Key.newSecret(random);
        }
        byte[] seed = new byte[SEED_BYTES];
        random.nextBytes(seed);
        return seed;
    }

    NoteSigner signer(String name, byte[] secret) {
        return switch (this) {
            case ED25519 -> Ed25519Key.ofSeed(secret).log(name);
            case SM2 -> Sm2Key.of(name, secret);
        };
    }
}
