package io.qingyuan.proof.note;

import java.math.BigInteger;
import org.bouncycastle.asn1.gm.GMNamedCurves;
import org.bouncycastle.asn1.x9.X9ECParameters;
import org.bouncycastle.crypto.CryptoException;
import org.bouncycastle.crypto.digests.SM3Digest;
import org.bouncycastle.crypto.params.ECDomainParameters;
import org.bouncycastle.crypto.params.ECPrivateKeyParameters;
import org.bouncycastle.crypto.params.ECPublicKeyParameters;
import org.bouncycastle.crypto.signers.PlainDSAEncoding;
import org.bouncycastle.crypto.signers.SM2Signer;

/** The one class that needs Bouncy Castle; it is loaded when the first SM2 line is signed or verified. */
final class Sm2 {
    private static final X9ECParameters CURVE = GMNamedCurves.getByName("sm2p256v1");
    private static final ECDomainParameters DOMAIN = new ECDomainParameters(CURVE);

    private Sm2() {}

    static boolean verifies(byte[] point, byte[] message, byte[] signature) {
        try {
            SM2Signer verifier = signer();
            verifier.init(false, new ECPublicKeyParameters(CURVE.getCurve().decodePoint(point), DOMAIN));
            verifier.update(message, 0, message.length);
            return verifier.verifySignature(signature);
        } catch (IllegalArgumentException e) {
            return false; // a point that is not on the curve
        }
    }

    static byte[] sign(BigInteger secret, byte[] message) {
        SM2Signer signer = signer();
        signer.init(true, new ECPrivateKeyParameters(secret, DOMAIN));
        signer.update(message, 0, message.length);
        try {
            return signer.generateSignature();
        } catch (CryptoException e) {
            throw new IllegalStateException("SM2 did not sign", e);
        }
    }

    /** The public point of a secret: 0x04, X, Y. */
    static byte[] point(BigInteger secret) {
        if (secret.signum() <= 0 || secret.compareTo(DOMAIN.getN().subtract(BigInteger.ONE)) >= 0) {
            throw new IllegalArgumentException("the secret of SM2 lies between 1 and n - 2");
        }
        return DOMAIN.getG().multiply(secret).getEncoded(false);
    }

    private static SM2Signer signer() {
        return new SM2Signer(PlainDSAEncoding.INSTANCE, new SM3Digest());
    }
}
