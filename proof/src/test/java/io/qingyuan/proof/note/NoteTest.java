package io.qingyuan.proof.note;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.qingyuan.proof.Trials;
import io.qingyuan.proof.merkle.Hash;
import java.lang.reflect.InvocationTargetException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class NoteTest {
    /** Key, text and signature of the documentation of Go's package golang.org/x/mod/sumdb/note. */
    private static final String GO_KEY = "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW";

    private static final String GO_SECRET =
            "PRIVATE+KEY+PeterNeumann+c74f20a3+AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz";
    private static final String GO_TEXT = """
            If you think cryptography is the answer to your problem,
            then you don't know what your problem is.
            """;
    private static final String GO_NOTE = GO_TEXT + """

            \u2014 PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=
            """;

    private static final String CHECKPOINT = """
            example.com/behind-the-sofa
            20852163
            CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=
            """;

    private final Ed25519Key secret = Ed25519Key.ofSeed(seed(1));

    private static byte[] seed(int of) {
        byte[] seed = new byte[32];
        new Random(of).nextBytes(seed);
        return seed;
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void theNoteOfGoIsVerifiedAndSignedToTheSameBytes() {
        SignedNote note = SignedNote.parse(utf8(GO_NOTE));
        VerifierKey key = VerifierKey.parse(GO_KEY);

        assertThat(note.check(List.of(key)).good()).hasSize(1);
        assertThat(key).hasToString(GO_KEY);
        NoteSigner signer = Ed25519Key.parse(GO_SECRET);
        assertThat(signer.key()).isEqualTo(key);
        assertThat(SignedNote.sign(GO_TEXT, List.of(signer))).hasToString(GO_NOTE);
    }

    @Test
    void anyOtherByteIsNotVerified() {
        VerifierKey key = VerifierKey.parse(GO_KEY);
        byte[] good = utf8(GO_NOTE);
        int text = utf8(GO_TEXT).length;
        Trials.forAll(200, random -> {
            byte[] bytes = good.clone();
            bytes[random.nextInt(text - 1)] ^= 1;
            try {
                SignedNote.Check check = SignedNote.parse(bytes).check(List.of(key));
                assertThat(check.good()).isEmpty();
                assertThat(check.bad()).hasSize(1);
            } catch (IllegalArgumentException refused) {
                assertThat(refused).hasMessageContaining("note");
            }
        });
    }

    @Test
    void bothWaysToVerifyAgree() {
        Trials.forAll(100, random -> {
            byte[] key = secret.log("a").key().key();
            byte[] message = new byte[random.nextInt(200)];
            random.nextBytes(message);
            byte[] signature = secret.signature(new String(message, StandardCharsets.ISO_8859_1));
            byte[] signed = new String(message, StandardCharsets.ISO_8859_1).getBytes(StandardCharsets.UTF_8);
            assertThat(Ed25519.byJdk(key, signed, signature)).isTrue();
            assertThat(Ed25519.byBouncyCastle(key, signed, signature)).isTrue();
            byte[] any = List.of(key, signature).get(random.nextInt(2));
            any[random.nextInt(any.length)] ^= (byte) (1 << random.nextInt(8));
            assertThat(Ed25519.byJdk(key, signed, signature)).isFalse();
            assertThat(Ed25519.byBouncyCastle(key, signed, signature)).isFalse();
        });
    }

    @Test
    void withoutBouncyCastleEverythingButSm2Works() throws Exception {
        URL classes = SignedNote.class.getProtectionDomain().getCodeSource().getLocation();
        try (URLClassLoader bare = new URLClassLoader(new URL[] {classes}, ClassLoader.getPlatformClassLoader())) {
            Object note = bare.loadClass(SignedNote.class.getName())
                    .getMethod("parse", byte[].class)
                    .invoke(null, (Object) utf8(GO_NOTE));
            Class<?> keys = bare.loadClass(VerifierKey.class.getName());
            Object key = keys.getMethod("parse", String.class).invoke(null, GO_KEY);
            Object check = note.getClass().getMethod("check", Collection.class).invoke(note, List.of(key));
            assertThat((List<?>) check.getClass().getMethod("good").invoke(check))
                    .hasSize(1);

            Sm2Key sm2 = Sm2Key.of("log.example", seed(3));
            Object sm2Key =
                    keys.getMethod("parse", String.class).invoke(null, sm2.key().toString());
            Object signed = bare.loadClass(SignedNote.class.getName())
                    .getMethod("parse", byte[].class)
                    .invoke(null, (Object)
                            SignedNote.sign(CHECKPOINT, List.of(sm2)).bytes());
            assertThatExceptionOfType(InvocationTargetException.class)
                    .isThrownBy(() -> signed.getClass()
                            .getMethod("check", Collection.class)
                            .invoke(signed, List.of(sm2Key)))
                    .havingCause()
                    .withMessageContaining("needs Bouncy Castle");
        }
    }

    @Test
    void unknownKeysCountForNothing() {
        NoteSigner log = secret.log("log.example");
        NoteSigner sameName = Ed25519Key.ofSeed(seed(2)).log("log.example");
        SignedNote note = SignedNote.sign(CHECKPOINT, List.of(sameName, log));

        SignedNote.Check check = note.check(List.of(log.key()));
        assertThat(check.good()).extracting(SignedNote.Signed::key).containsExactly(log.key());
        assertThat(check.bad()).isEmpty();
        assertThat(check.unknown()).containsExactly(note.signatures().getFirst());
    }

    @Test
    void aLineOfAKnownKeyThatDoesNotVerifyIsTold() {
        NoteSigner log = secret.log("log.example");
        NoteSignature other = log.sign(CHECKPOINT.replace("20852163", "20852164"));
        SignedNote note = new SignedNote(CHECKPOINT, List.of(other));

        assertThat(note.check(List.of(log.key())).bad()).hasSize(1);
        assertThat(note.check(List.of(log.key())).good()).isEmpty();
    }

    @Test
    void aCosignatureHoldsItsTime() {
        Cosigner witness = secret.witness("witness.example/w1");
        NoteSignature line = witness.sign(CHECKPOINT, Instant.ofEpochSecond(1_679_315_147L));

        assertThat(line.cosignedAt()).contains(Instant.ofEpochSecond(1_679_315_147L));
        assertThat(witness.key().verifies(CHECKPOINT, line)).isTrue();
        byte[] later = line.signature();
        later[7]++;
        assertThat(witness.key().verifies(CHECKPOINT, new NoteSignature(line.name(), line.id(), later)))
                .isFalse();
        assertThat(secret.log("witness.example/w1").key().id())
                .isNotEqualTo(witness.key().id());
        // the message, written out as the specification prints it
        String message = "cosignature/v1\ntime 1679315147\n" + CHECKPOINT;
        assertThat(line.signature()).endsWith(secret.signature(message));
    }

    @Test
    void sm2SignsBesideEd25519() {
        Sm2Key sm2 = Sm2Key.of("log.example", seed(3));
        NoteSigner log = secret.log("log.example");
        SignedNote note =
                SignedNote.parse(SignedNote.sign(CHECKPOINT, List.of(log, sm2)).bytes());

        assertThat(note.check(List.of(log.key(), sm2.key())).good()).hasSize(2);
        assertThat(note.check(List.of(log.key())).unknown()).hasSize(1);
        assertThat(VerifierKey.parse(sm2.key().toString())).isEqualTo(sm2.key());
        SignedNote altered = new SignedNote(CHECKPOINT.replace('3', '4'), note.signatures());
        assertThat(altered.check(List.of(sm2.key())).bad()).hasSize(1);
    }

    @Test
    void sm2AgreesWithAnotherWayToSign() throws Exception {
        // the JCA provider of Bouncy Castle, which takes the standard's default id by itself
        java.security.Security.addProvider(new org.bouncycastle.jce.provider.BouncyCastleProvider());
        byte[] secretBytes = Sm2Key.newSecret(new SecureRandom());
        Sm2Key key = Sm2Key.of("log.example", secretBytes);
        java.security.Signature verifier = java.security.Signature.getInstance("SM3WITHSM2", "BC");
        org.bouncycastle.jce.spec.ECParameterSpec curve =
                org.bouncycastle.jce.ECNamedCurveTable.getParameterSpec("sm2p256v1");
        verifier.initVerify(java.security.KeyFactory.getInstance("EC", "BC")
                .generatePublic(new org.bouncycastle.jce.spec.ECPublicKeySpec(
                        curve.getCurve().decodePoint(key.key().key()), curve)));
        verifier.update(utf8(CHECKPOINT));
        byte[] plain = key.sign(CHECKPOINT).signature();
        byte[] der = org.bouncycastle.crypto.signers.StandardDSAEncoding.INSTANCE.encode(
                curve.getN(),
                new java.math.BigInteger(1, java.util.Arrays.copyOf(plain, 32)),
                new java.math.BigInteger(1, java.util.Arrays.copyOfRange(plain, 32, 64)));
        assertThat(verifier.verify(der)).isTrue();
    }

    @Test
    void keysAreReadBackAndAlteredOnesRefused() {
        Trials.forAll(50, random -> {
            Ed25519Key any = Ed25519Key.ofSeed(seed(random.nextInt()));
            for (NoteSigner signer : List.of(any.log("a.example/" + random.nextInt()), any.witness("b.example"))) {
                assertThat(VerifierKey.parse(signer.key().toString())).isEqualTo(signer.key());
                assertThat(Ed25519Key.parse(any.text(signer)).key()).isEqualTo(signer.key());
            }
        });
        for (String wrong : List.of(
                GO_KEY.replace("Peter", "Petra"),
                GO_KEY.replace("c74f20a3", "c74f20a4"),
                GO_KEY.replace("+ARpc", "+AhPc"),
                "a b+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW",
                "+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW",
                "nothing",
                "a+00000000+???")) {
            assertThatIllegalArgumentException().as(wrong).isThrownBy(() -> VerifierKey.parse(wrong));
        }
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Ed25519Key.parse(GO_SECRET.replace("c74f", "c74e")))
                .withMessageNotContaining("AYEKF");
    }

    @Test
    void notesOfAnotherFormAreRefused() {
        for (String wrong : List.of(
                "",
                "text\n",
                "text\n\n",
                "text\n\n- a AAAAAAA=\n",
                GO_NOTE.stripTrailing(),
                GO_NOTE + "\n",
                GO_NOTE.replace("\n\u2014 ", "\n\u2014"),
                GO_NOTE.replace("If", "\u0007If"),
                GO_TEXT + "\n\u2014 PeterNeumann x08goA==\n".replace("x08goA==", "x08gow=="))) {
            assertThatIllegalArgumentException().as(wrong).isThrownBy(() -> SignedNote.parse(utf8(wrong)));
        }
        assertThatIllegalArgumentException().isThrownBy(() -> SignedNote.parse(new byte[] {(byte) 0xff, 10, 10}));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SignedNote.parse(utf8("t\n\n" + "\u2014 a AAAAAAA=\n".repeat(101))));
        assertThat(SignedNote.parse(utf8("a\n\nb\n\n\u2014 a AAAAAAA=\n")).text())
                .isEqualTo("a\n\nb\n");
    }

    @Test
    void checkpointsAreReadBackAndOthersRefused() {
        Checkpoint checkpoint = Checkpoint.parse(CHECKPOINT);
        assertThat(checkpoint.origin()).isEqualTo("example.com/behind-the-sofa");
        assertThat(checkpoint.size()).isEqualTo(20_852_163);
        assertThat(checkpoint.text()).isEqualTo(CHECKPOINT);
        assertThat(Checkpoint.parse(CHECKPOINT + "more\n").extensions()).containsExactly("more");
        for (String wrong : List.of(
                "",
                "a\n1\n",
                CHECKPOINT.replace("20852163", "020852163"),
                CHECKPOINT.replace("20852163", "-1"),
                CHECKPOINT.replace("20852163", "99999999999999999999"),
                CHECKPOINT.replace("q2I=", "q2J="),
                CHECKPOINT.replace("q2I=", ""),
                CHECKPOINT + "\n",
                CHECKPOINT.stripTrailing(),
                "\n1\n" + Hash.EMPTY_ROOT.base64() + "\n")) {
            assertThatIllegalArgumentException().as(wrong).isThrownBy(() -> Checkpoint.parse(wrong));
        }
    }
}
