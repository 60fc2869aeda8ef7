package io.qingyuan.proof.note;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/** What a signature line is made with: the type bytes of C2SP signed-note. */
public enum SignatureType {
    /** A log's Ed25519 signature over the text of the note. */
    ED25519("\u0001", 32, 64),

    /** A witness's {@code cosignature/v1}: a time, then Ed25519 over that time and the text. */
    COSIGNATURE("\u0004", 32, 8 + 64),

    /**
     * SM2 with SM3 (国密) over the text: type 0xff with our own identifier. The key is the point as 0x04, X, Y; the
     * signature is r, s of 32 bytes each; the signer's id is GM/T 0009's default {@code 1234567812345678}.
     */
    SM2("\u00ffqingyuan/sm2-sm3/v1", 65, 64);

    private final String code; // a character a byte
    private final int keyBytes;
    private final int signatureBytes;

    SignatureType(String code, int keyBytes, int signatureBytes) {
        this.code = code;
        this.keyBytes = keyBytes;
        this.signatureBytes = signatureBytes;
    }

    /** The type whose code these bytes begin with and whose key they then hold. */
    static Optional<SignatureType> of(byte[] typeAndKey) {
        return Arrays.stream(values())
                .filter(type -> typeAndKey.length == type.code.length() + type.keyBytes
                        && new String(typeAndKey, StandardCharsets.ISO_8859_1).startsWith(type.code))
                .findFirst();
    }

    byte[] code() {
        return code.getBytes(StandardCharsets.ISO_8859_1);
    }

    int codeBytes() {
        return code.length();
    }

    int keyBytes() {
        return keyBytes;
    }

    int signatureBytes() {
        return signatureBytes;
    }
}
