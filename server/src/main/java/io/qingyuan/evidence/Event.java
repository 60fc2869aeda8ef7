package io.qingyuan.evidence;

import io.qingyuan.proof.json.Json;

/**
 * Something that is sealed.
 *
 * @param kind what happened, such as {@code figures.sealed}; stands openly in the log
 * @param subject what it happened to, such as {@code form/0193…}; stands in the log as a salted hash, and a proof is asked for by it
 * @param content what is proven; stands in the log as a salted hash
 */
public record Event(String kind, String subject, Json content) {}
