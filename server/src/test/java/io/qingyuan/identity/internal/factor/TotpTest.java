package io.qingyuan.identity.internal.factor;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TotpTest {

    private static final byte[] SECRET = "12345678901234567890".getBytes(StandardCharsets.US_ASCII);

    /** RFC 6238, appendix B, the rows of SHA-1. */
    @ParameterizedTest
    @CsvSource({
        "59, 94287082",
        "1111111109, 07081804",
        "1111111111, 14050471",
        "1234567890, 89005924",
        "2000000000, 69279037",
        "20000000000, 65353130"
    })
    void theCodesAreThoseOfTheStandard(long seconds, String code) {
        assertThat(Totp.code(SECRET, Totp.step(Instant.ofEpochSecond(seconds)), 8))
                .isEqualTo(code);
    }

    /** RFC 4648, section 10. */
    @ParameterizedTest
    @CsvSource({"f,MY", "fo,MZXQ", "foo,MZXW6", "foob,MZXW6YQ", "fooba,MZXW6YTB", "foobar,MZXW6YTBOI"})
    void secretsAreWrittenInBase32(String text, String written) {
        assertThat(Base32.encode(text.getBytes(StandardCharsets.US_ASCII))).isEqualTo(written);
    }

    @Test
    void aClockMayBeOneStepOffAndNoMore() {
        Instant now = Instant.ofEpochSecond(1_111_111_111);
        long present = Totp.step(now);

        assertThat(Totp.match(SECRET, Totp.code(SECRET, present - 1, Totp.DIGITS), now, 0))
                .hasValue(present - 1);
        assertThat(Totp.match(SECRET, Totp.code(SECRET, present + 1, Totp.DIGITS), now, 0))
                .hasValue(present + 1);
        assertThat(Totp.match(SECRET, Totp.code(SECRET, present - 2, Totp.DIGITS), now, 0))
                .isEmpty();
        assertThat(Totp.match(SECRET, Totp.code(SECRET, present + 2, Totp.DIGITS), now, 0))
                .isEmpty();
    }

    @Test
    void aCodeThatWasTakenAndAnyBeforeItAreReplays() {
        Instant now = Instant.ofEpochSecond(1_111_111_111);
        long present = Totp.step(now);

        assertThat(Totp.match(SECRET, Totp.code(SECRET, present, Totp.DIGITS), now, present))
                .isEmpty();
        assertThat(Totp.match(SECRET, Totp.code(SECRET, present - 1, Totp.DIGITS), now, present))
                .isEmpty();
        assertThat(Totp.match(SECRET, Totp.code(SECRET, present + 1, Totp.DIGITS), now, present))
                .hasValue(present + 1);
    }

    @Test
    void whatIsNoCodeMatchesNothing() {
        Instant now = Instant.ofEpochSecond(1_111_111_111);

        for (String typed : new String[] {"", "1", "１２３４５６", "0".repeat(200)}) {
            assertThat(Totp.match(SECRET, typed, now, 0)).as("“%s”", typed).isEmpty();
        }
    }
}
