package io.qingyuan.identity.internal.factor;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Locale;
import java.util.OptionalLong;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Codes by time (RFC 6238): HMAC-SHA-1, six digits, a new one every 30 seconds, as every authenticator makes them. */
final class Totp {

    static final int DIGITS = 6;
    static final int STEP_SECONDS = 30;
    /** Clocks of telephones are off: one step before and after counts as well. */
    private static final int DRIFT_STEPS = 1;

    private static final int[] POWERS = {1, 10, 100, 1_000, 10_000, 100_000, 1_000_000, 10_000_000, 100_000_000};

    private Totp() {}

    static long step(Instant at) {
        return Math.floorDiv(at.getEpochSecond(), (long) STEP_SECONDS);
    }

    /** RFC 4226, 5.3. */
    static String code(byte[] secret, long step, int digits) {
        try {
            Mac mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(secret, "RAW"));
            byte[] hash =
                    mac.doFinal(ByteBuffer.allocate(Long.BYTES).putLong(step).array());
            int at = hash[hash.length - 1] & 0xF;
            int number = ByteBuffer.wrap(hash, at, Integer.BYTES).getInt() & Integer.MAX_VALUE;
            return String.format(Locale.ROOT, "%0" + digits + "d", number % POWERS[digits]);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * The time step whose code was typed, near now; every candidate is compared, so that time tells nothing.
     *
     * @param after a step not later than this is a replay
     */
    static OptionalLong match(byte[] secret, String typed, Instant now, long after) {
        OptionalLong found = OptionalLong.empty();
        long present = step(now);
        byte[] bytes = typed.getBytes(StandardCharsets.US_ASCII);
        for (long step = present - DRIFT_STEPS; step <= present + DRIFT_STEPS; step++) {
            boolean same = MessageDigest.isEqual(code(secret, step, DIGITS).getBytes(StandardCharsets.US_ASCII), bytes);
            if (same && step > after && found.isEmpty()) {
                found = OptionalLong.of(step);
            }
        }
        return found;
    }
}
