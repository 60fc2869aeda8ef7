package io.qingyuan.collection.internal;

import java.time.Instant;
import java.util.UUID;

/**
 * What a form said when it was accepted (封存): the canonical bytes and their hash.
 *
 * @param content RFC 8785 JSON
 * @param sha256 of its bytes, in hex
 */
record Seal(UUID form, String sha256, String content, String sealedBy, Instant sealedAt) {}
