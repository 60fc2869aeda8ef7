package io.qingyuan.identity.internal.factor;

import io.qingyuan.identity.PersonId;
import java.math.BigInteger;
import java.time.Instant;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A person's authenticator, as a telephone would be one. */
public final class Authenticator {

    private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    private final String secret;
    private final JdbcClient jdbc;
    private final PersonId person;

    public Authenticator(String secret, JdbcClient jdbc, PersonId person) {
        this.secret = secret;
        this.jdbc = jdbc;
        this.person = person;
    }

    public String secret() {
        return secret;
    }

    /** The present code. Waits for no new one: the server is made to forget when it took the last. */
    public String next() {
        jdbc.sql("update identity.second_factor set last_step = last_step - 10 where person_id = :person")
                .param("person", person.value())
                .update();
        return Totp.code(decode(secret), Totp.step(Instant.now()), Totp.DIGITS);
    }

    private static byte[] decode(String base32) {
        BigInteger number = BigInteger.ZERO;
        for (char c : base32.toCharArray()) {
            number = number.shiftLeft(5).or(BigInteger.valueOf(ALPHABET.indexOf(c)));
        }
        byte[] bytes = number.toByteArray();
        byte[] padded = new byte[base32.length() * 5 / 8];
        int copied = Math.min(bytes.length, padded.length);
        System.arraycopy(bytes, bytes.length - copied, padded, padded.length - copied, copied);
        return padded;
    }
}
