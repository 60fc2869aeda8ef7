package io.qingyuan.proof.claim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

class ClaimTest {
    private static final Salt SALT = Salt.ofHex("00".repeat(31) + "01");
    private final Claim claim = new Claim(
            "receipt.published",
            Instant.parse("2026-01-31T08:00:00.123456789Z"),
            "receipt/0193c5f0",
            "{\"holder\":\"张三\",\"value\":\"98.50\"}",
            SALT);

    @Test
    void theLeafIsTheDocumentedForm() throws Exception {
        String entry = new String(claim.leaf().entry(), StandardCharsets.UTF_8);
        String subject = sha256("qingyuan.subject.v1\n", "receipt/0193c5f0");
        String content = sha256("qingyuan.content.v1\n", "{\"holder\":\"张三\",\"value\":\"98.50\"}");

        assertThat(entry)
                .isEqualTo("{\"content\":\"" + content + "\",\"format\":\"qingyuan.leaf.v1\","
                        + "\"kind\":\"receipt.published\",\"subject\":\"" + subject
                        + "\",\"time\":\"2026-01-31T08:00:00.123456Z\"}");
        assertThat(entry).doesNotContain("张三").doesNotContain("0193c5f0");
        assertThat(Leaf.parse(claim.leaf().entry())).isEqualTo(claim.leaf());
    }

    private static String sha256(String purpose, String text) throws Exception {
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        digest.update(purpose.getBytes(StandardCharsets.UTF_8));
        digest.update(HexFormat.of().parseHex(SALT.hex()));
        return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void anotherSaltHidesTheSameContent() {
        Claim other = new Claim(
                claim.kind(), claim.time(), claim.subject(), claim.content(), Salt.generate(new SecureRandom()));

        assertThat(other.leaf().content()).isNotEqualTo(claim.leaf().content());
        assertThat(other.leaf().subject()).isNotEqualTo(claim.leaf().subject());
        assertThat(other.salt()).hasToString("a salt");
    }

    @Test
    void leavesOfAnotherFormAreRefused() {
        String good = new String(claim.leaf().entry(), StandardCharsets.UTF_8);
        for (String wrong : List.of(
                "{}",
                "[]",
                good + " ",
                good.replace("leaf.v1", "leaf.v2"),
                good.replace("receipt.published", "Receipt"),
                good.replace(".123456Z", ".1234560Z"),
                good.replace("2026-01-31", "2026-02-31"),
                good.replace("\"format\"", "\"extra\":1,\"format\""),
                good.replace("\"content\":\"", "\"content\":\"00"))) {
            assertThatIllegalArgumentException()
                    .as(wrong)
                    .isThrownBy(() -> Leaf.parse(wrong.getBytes(StandardCharsets.UTF_8)));
        }
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Claim("a", claim.time(), "s", "{ }", SALT))
                .withMessageContaining("RFC 8785");
        assertThatIllegalArgumentException().isThrownBy(() -> Salt.ofHex("00"));
    }
}
