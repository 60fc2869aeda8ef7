package io.qingyuan.receipts;

import java.time.Instant;

/**
 * A result with where it comes from (凭据).
 *
 * @param hash SHA-256 over subject, rule, parameters, inputs and outcome; the same computation has the same hash
 * @param madeBy the login name of the person whose act made it, or {@code system}
 * @param sample whether any input is sample data (示例)
 * @param state at the time asked for
 */
public record Receipt(
        ReceiptId id,
        Subject subject,
        RuleRef rule,
        Canonical parameters,
        Outcome outcome,
        String hash,
        Instant madeAt,
        String madeBy,
        boolean sample,
        State state) {

    public enum State {
        /** The answer for its subject. */
        FRESH,
        /** Something it stands on has changed; the new answer is being made. */
        STALE,
        /** Another receipt is the answer now, or there is none any more. */
        SUPERSEDED
    }
}
