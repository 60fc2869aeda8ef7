package io.qingyuan.receipts;

import java.time.Instant;

/**
 * What a receipt stands on: a reference with the hash of what was read. The name says which part it plays in the rule.
 */
public sealed interface Input {

    String name();

    String hash();

    /** One version of one fact. */
    record FactInput(String name, String source, String id, String hash) implements Input {}

    /** All rows of a key in a stretch of time, as known at a moment. A row that appears later changes the root. */
    record RangeInput(String name, String source, String key, Interval interval, Instant asOf, long count, String hash)
            implements Input {}

    record ReceiptInput(String name, ReceiptId id, String hash) implements Input {}

    /** A piece of a pack: a target, a definition. Kept by its hash. */
    record DefinitionInput(String name, String path, String code, String hash) implements Input {}
}
