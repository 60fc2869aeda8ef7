package io.qingyuan.evidence;

/**
 * Something that is sealed (存证事项).
 *
 * @param kind what happened, such as {@code receipt.issued}; stands openly in the log
 * @param subject what it happened to, such as {@code receipt/0193…}; stands in the log as a salted hash, and a proof is asked for by it
 * @param content what is proven: canonical JSON (RFC 8785); stands in the log as a salted hash
 */
public record Event(String kind, String subject, String content) {}
