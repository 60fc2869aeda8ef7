package io.qingyuan.proof.note;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.spec.EdECPrivateKeySpec;
import java.security.spec.NamedParameterSpec;
import java.util.Arrays;
import java.util.Base64;

/** An Ed25519 private key, known by its 32-byte seed (RFC 8032). Its text is the one Go's note package uses. */
public final class Ed25519Key {
    private static final String PREFIX = "PRIVATE+KEY+";
    private static final int SEED_BYTES = 32;

    private final byte[] seed;
    private final PrivateKey privateKey;
    private final byte[] publicKey;

    private Ed25519Key(byte[] seed) {
        this.seed = seed.clone();
        try {
            privateKey = KeyFactory.getInstance("Ed25519")
                    .generatePrivate(new EdECPrivateKeySpec(NamedParameterSpec.ED25519, seed));
            publicKey = publicOf(seed);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK 25 has Ed25519", e);
        }
    }

    /** A new key by chance. */
    public static Ed25519Key generate(SecureRandom random) {
        byte[] seed = new byte[SEED_BYTES];
        random.nextBytes(seed);
        return new Ed25519Key(seed);
    }

    /** The key of a seed of 32 bytes. */
    public static Ed25519Key ofSeed(byte[] seed) {
        if (seed.length != SEED_BYTES) {
            throw new IllegalArgumentException("a seed of Ed25519 has " + SEED_BYTES + " bytes, not " + seed.length);
        }
        return new Ed25519Key(seed);
    }

    /**
     * Reads what {@link #text} wrote; the signer is a log or a witness by the type in it.
     *
     * @throws IllegalArgumentException if it is no such key; the message never shows the key
     */
    public static NoteSigner parse(String text) {
        String[] parts = text.strip().startsWith(PREFIX)
                ? text.strip().substring(PREFIX.length()).split("\\+", 3)
                : new String[0];
        if (parts.length != 3) {
            throw new IllegalArgumentException("a private key is written PRIVATE+KEY+name+id+base64");
        }
        byte[] typeAndSeed = Base64.getDecoder().decode(parts[2]);
        SignatureType type = SignatureType.of(typeAndSeed)
                .filter(known -> known != SignatureType.SM2)
                .orElseThrow(
                        () -> new IllegalArgumentException("the private key of " + parts[0] + " is no Ed25519 key"));
        Ed25519Key key = ofSeed(Arrays.copyOfRange(typeAndSeed, 1, typeAndSeed.length));
        NoteSigner signer = type == SignatureType.ED25519 ? key.log(parts[0]) : key.witness(parts[0]);
        if (!signer.key().idHex().equals(parts[1])) {
            throw new IllegalArgumentException("the id of the private key of " + parts[0] + " is not " + parts[1]);
        }
        return signer;
    }

    /** The JDK's key pair generator takes its seed from the source of chance it is given: this one hands out ours. */
    private static byte[] publicOf(byte[] seed) throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("Ed25519");
        generator.initialize(NamedParameterSpec.ED25519, new SecureRandom() {
            private static final long serialVersionUID = 1;

            @Override
            public void nextBytes(byte[] bytes) {
                System.arraycopy(seed, 0, bytes, 0, bytes.length);
            }
        });
        KeyPair pair = generator.generateKeyPair();
        byte[] encoded = pair.getPublic().getEncoded();
        return Arrays.copyOfRange(encoded, encoded.length - SEED_BYTES, encoded.length);
    }

    /** The text to keep secret. */
    public String text(NoteSigner signer) {
        byte[] typeAndSeed = new byte[1 + SEED_BYTES];
        typeAndSeed[0] = signer.key().type().code()[0];
        System.arraycopy(seed, 0, typeAndSeed, 1, SEED_BYTES);
        return PREFIX + signer.key().name() + "+" + signer.key().idHex() + "+"
                + Base64.getEncoder().encodeToString(typeAndSeed);
    }

    /** Signs as a log of this name. */
    public NoteSigner log(String name) {
        VerifierKey key = new VerifierKey(name, SignatureType.ED25519, publicKey);
        return new NoteSigner() {
            @Override
            public VerifierKey key() {
                return key;
            }

            @Override
            public NoteSignature sign(String text) {
                return new NoteSignature(name, key.id(), signature(text));
            }
        };
    }

    /** Cosigns as a witness of this name, by the clock of this machine. */
    public Cosigner witness(String name) {
        return new Cosigner(new VerifierKey(name, SignatureType.COSIGNATURE, publicKey), this);
    }

    byte[] signature(String message) {
        try {
            Signature signer = Signature.getInstance("Ed25519");
            signer.initSign(privateKey);
            signer.update(message.getBytes(StandardCharsets.UTF_8));
            return signer.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("an Ed25519 key of the JDK did not sign", e);
        }
    }
}
