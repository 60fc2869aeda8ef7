package io.qingyuan.proof.note;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;

/** A public key (验证公钥) with its name, written {@code name+id+base64(type, key)}. */
public final class VerifierKey {
    private static final int ID_BYTES = 4;

    private final String name;
    private final SignatureType type;
    private final byte[] key;
    private final int id;

    /**
     * A key.
     *
     * @param key 32 bytes of Ed25519 (RFC 8032), or 65 of an SM2 point
     * @throws IllegalArgumentException if the name is empty or has a space or plus, or the key has another length
     */
    public VerifierKey(String name, SignatureType type, byte[] key) {
        this.name = checkedName(name);
        if (key.length != type.keyBytes()) {
            throw new IllegalArgumentException("a key of " + type + " has " + type.keyBytes() + " bytes");
        }
        this.type = type;
        this.key = key.clone();
        this.id = id(name, type, key);
    }

    /**
     * Reads {@code name+id+base64}.
     *
     * @throws IllegalArgumentException saying what is wrong, such as an id that is not that of the key
     */
    public static VerifierKey parse(String text) {
        String[] parts = text.split("\\+", 3);
        if (parts.length != 3) {
            throw new IllegalArgumentException("a key is written name+id+base64, not: " + text);
        }
        byte[] typeAndKey;
        try {
            typeAndKey = Base64.getDecoder().decode(parts[2]);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("the key of " + parts[0] + " is no Base64: " + e.getMessage(), e);
        }
        SignatureType type = SignatureType.of(typeAndKey)
                .orElseThrow(() -> new IllegalArgumentException("the key of " + parts[0]
                        + " is of no known type: Ed25519 (0x01), cosignature/v1 (0x04) or SM2 (0xff)"));
        VerifierKey key =
                new VerifierKey(parts[0], type, Arrays.copyOfRange(typeAndKey, type.codeBytes(), typeAndKey.length));
        if (!key.idHex().equals(parts[1])) {
            throw new IllegalArgumentException("the id of the key of " + parts[0] + " is " + key.idHex() + ", not "
                    + parts[1] + ": name or key were altered");
        }
        return key;
    }

    static String checkedName(String name) {
        boolean bad = name.codePoints()
                .anyMatch(c -> c == '+' || c < 0x20 || Character.isSpaceChar(c) || Character.isWhitespace(c));
        if (name.isEmpty() || bad) {
            throw new IllegalArgumentException(
                    "the name of a key is not empty and has no space and no plus: '" + name + "'");
        }
        return name;
    }

    static int id(String name, SignatureType type, byte[] key) {
        MessageDigest digest = sha256();
        digest.update(name.getBytes(StandardCharsets.UTF_8));
        digest.update((byte) '\n');
        digest.update(type.code());
        return ByteBuffer.wrap(digest.digest(key), 0, ID_BYTES).getInt();
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    public String name() {
        return name;
    }

    public SignatureType type() {
        return type;
    }

    /** The four bytes before a signature, big-endian. */
    public int id() {
        return id;
    }

    /** The id as eight hexadecimal digits. */
    public String idHex() {
        return HexFormat.of().toHexDigits(id);
    }

    /** A copy of the bytes of the key. */
    public byte[] key() {
        return key.clone();
    }

    /** Whether a signature line claims to be of this key. */
    public boolean claims(NoteSignature signature) {
        return signature.id() == id && signature.name().equals(name);
    }

    /**
     * Whether the line is a signature of this key over the text of a note.
     *
     * @throws IllegalStateException if this is an SM2 key and Bouncy Castle is missing
     */
    public boolean verifies(String text, NoteSignature signature) {
        byte[] bytes = signature.signature();
        if (!claims(signature) || bytes.length != type.signatureBytes()) {
            return false;
        }
        return switch (type) {
            case ED25519 -> ed25519(text, bytes);
            case COSIGNATURE -> {
                long time = ByteBuffer.wrap(bytes).getLong();
                yield time >= 0
                        && ed25519(Cosigner.message(time, text), Arrays.copyOfRange(bytes, Long.BYTES, bytes.length));
            }
            case SM2 -> sm2(text.getBytes(StandardCharsets.UTF_8), bytes);
        };
    }

    private boolean sm2(byte[] message, byte[] signature) {
        if (!Ed25519.BOUNCY_CASTLE) {
            throw new IllegalStateException(
                    "the SM2 key of " + name + " needs Bouncy Castle (bcprov-jdk18on) on the class path");
        }
        return Sm2.verifies(key, message, signature);
    }

    private boolean ed25519(String message, byte[] signature) {
        return Ed25519.verifies(key, message.getBytes(StandardCharsets.UTF_8), signature);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof VerifierKey that
                && name.equals(that.name)
                && type == that.type
                && Arrays.equals(key, that.key);
    }

    @Override
    public int hashCode() {
        return id;
    }

    /** As {@link #parse} reads it. */
    @Override
    public String toString() {
        byte[] code = type.code();
        byte[] typeAndKey = Arrays.copyOf(code, code.length + key.length);
        System.arraycopy(key, 0, typeAndKey, code.length, key.length);
        return name + "+" + idHex() + "+" + Base64.getEncoder().encodeToString(typeAndKey);
    }
}
