package io.qingyuan.proof.note;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * Verifies Ed25519 (RFC 8032): with Bouncy Castle where it is on the class path, which takes a seventh of the time, else
 * with the JDK.
 */
final class Ed25519 {
    /** Before the 32 bytes of a key: the ASN.1 of RFC 8410. */
    private static final byte[] INFO = HexFormat.of().parseHex("302a300506032b6570032100");

    /** Whether Bouncy Castle is there. */
    static final boolean BOUNCY_CASTLE = present("org.bouncycastle.math.ec.rfc8032.Ed25519");

    private Ed25519() {}

    private static boolean present(String name) {
        try {
            Class.forName(name, false, Ed25519.class.getClassLoader());
            return true;
        } catch (ClassNotFoundException e) {
            return false;
        }
    }

    static boolean verifies(byte[] key, byte[] message, byte[] signature) {
        return BOUNCY_CASTLE ? byBouncyCastle(key, message, signature) : byJdk(key, message, signature);
    }

    static boolean byBouncyCastle(byte[] key, byte[] message, byte[] signature) {
        return org.bouncycastle.math.ec.rfc8032.Ed25519.verify(signature, 0, key, 0, message, 0, message.length);
    }

    static boolean byJdk(byte[] key, byte[] message, byte[] signature) {
        try {
            byte[] encoded = Arrays.copyOf(INFO, INFO.length + key.length);
            System.arraycopy(key, 0, encoded, INFO.length, key.length);
            Signature verifier = Signature.getInstance("Ed25519");
            verifier.initVerify(KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(encoded)));
            verifier.update(message);
            return verifier.verify(signature);
        } catch (GeneralSecurityException e) {
            return false; // a point that is not on the curve, or a signature out of range
        }
    }
}
