package io.qingyuan.proof.claim;

import io.qingyuan.proof.json.Json;
import java.time.Instant;

/**
 * What a leaf stands for, open: content and salt (披露内容). Whoever has it can make the leaf; nobody else can.
 *
 * @param kind as in the leaf
 * @param time as in the leaf
 * @param subject name of what it happened to, such as {@code receipt/0193c5…}
 * @param content canonical JSON (RFC 8785) of the fact or receipt
 * @param salt that of this fact alone
 */
public record Claim(String kind, Instant time, String subject, String content, Salt salt) {
    private static final String SUBJECT = "qingyuan.subject.v1";
    private static final String CONTENT = "qingyuan.content.v1";

    public Claim {
        Json.parseCanonical(content);
        if (subject.isEmpty()) {
            throw new IllegalArgumentException("a claim names its subject");
        }
    }

    /** The leaf that goes into the log. */
    public Leaf leaf() {
        return new Leaf(kind, time, salt.hash(SUBJECT, subject), salt.hash(CONTENT, content));
    }
}
