package io.qingyuan.proof.signed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.qingyuan.proof.Finding;
import io.qingyuan.proof.json.Json;
import io.qingyuan.proof.note.Ed25519Key;
import io.qingyuan.proof.note.NoteSigner;
import io.qingyuan.proof.note.Sm2Key;
import io.qingyuan.proof.note.VerifierKey;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SignedDocumentTest {

    private final NoteSigner first = Ed25519Key.ofSeed(new byte[32]).log("person/1");
    private final NoteSigner second = Sm2Key.of("person/2", HexFormat.of().parseHex("11".repeat(32)));
    private final List<VerifierKey> trusted = List.of(first.key(), second.key());

    private static String content(String step, String previous) {
        return Json.of(Map.of(
                        "format", new Json.Text("qingyuan.document-signature.v1"),
                        "document", new Json.Text("d"),
                        "number", new Json.Text("N-1"),
                        "step", new Json.Text(step),
                        "unit", new Json.Text("u"),
                        "signed_at", new Json.Text("2026-11-29T00:00:00Z"),
                        "previous", new Json.Text(previous)))
                .canonical();
    }

    private static Json entry(String content, NoteSigner signer) {
        return Json.of(Map.of(
                "content", new Json.Text(content),
                "key", new Json.Text(signer.key().toString()),
                "signature", new Json.Text(signer.sign(content).toString())));
    }

    private static byte[] file(Json... signed) {
        return Json.of(Map.of(
                        "document", new Json.Text("d"),
                        "format", new Json.Text("qingyuan.signed-document.v1"),
                        "number", new Json.Text("N-1"),
                        "signed", new Json.Elements(new ArrayList<>(List.of(signed)))))
                .canonical()
                .getBytes(StandardCharsets.UTF_8);
    }

    private static String hash(String content) throws NoSuchAlgorithmException {
        return HexFormat.of()
                .formatHex(MessageDigest.getInstance("SHA-256").digest(content.getBytes(StandardCharsets.UTF_8)));
    }

    private List<String> codes(byte[] file) {
        assertThat(SignedDocument.looksLikeOne(file)).isTrue();
        return SignedDocument.parse(file).check(trusted).stream()
                .map(Finding::code)
                .map(Enum::name)
                .toList();
    }

    @Test
    void signaturesOfBothKindsHoldInTheirOrder() throws NoSuchAlgorithmException {
        String send = content("send", "");
        String load = content("load[0]", hash(send));
        assertThat(codes(file(entry(send, first), entry(load, second))))
                .containsExactly("PERSON_SIGNED", "PERSON_SIGNED");
        assertThat(codes(file(Json.of(Map.of("hash", new Json.Text(hash(send)))), entry(load, second))))
                .containsExactly("PERSON_WITHHELD", "PERSON_SIGNED");
    }

    @Test
    void whatWasChangedTakenOutOrIsOfAnotherIsFound() throws NoSuchAlgorithmException {
        String send = content("send", "");
        String load = content("load[0]", hash(send));
        assertThat(codes(file(entry(load, second)))).containsExactly("PERSON_SIGNED", "PERSON_OUT_OF_ORDER");
        String text = new String(file(entry(send, first)), StandardCharsets.UTF_8);
        assertThat(codes(text.replace("\\\"unit\\\":\\\"u\\\"", "\\\"unit\\\":\\\"x\\\"")
                        .getBytes(StandardCharsets.UTF_8)))
                .containsExactly("PERSON_BROKEN");
        NoteSigner stranger =
                Ed25519Key.ofSeed(HexFormat.of().parseHex("22".repeat(32))).log("person/1");
        assertThat(codes(file(entry(send, stranger)))).containsExactly("PERSON_UNTRUSTED");
        assertThat(codes(text.replaceFirst("N-1\",\"signed", "N-2\",\"signed").getBytes(StandardCharsets.UTF_8)))
                .containsExactly("PERSON_SIGNED", "PERSON_OTHER_DOCUMENT");
        assertThatThrownBy(() -> SignedDocument.parse("{}".getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
