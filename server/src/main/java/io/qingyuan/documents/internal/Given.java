package io.qingyuan.documents.internal;

import io.qingyuan.identity.PersonId;
import io.qingyuan.signing.Signed;
import java.time.Instant;
import java.util.UUID;

/**
 * Something that somebody signed.
 *
 * @param seat for which party
 * @param content what is signed: canonical JSON
 */
record Given(
        UUID id, String seat, String unit, PersonId person, String name, Signed signed, String content, Instant at) {

    /** A signature of a step. */
    record Signature(int ordinal, String step, Given given) {}
}
