package io.qingyuan.receipts;

/**
 * The rule behind a result, exactly.
 *
 * @param kind what runs it: {@code feel}, {@code java}
 * @param id which rule, such as {@code ind-24} or {@code statistics.judged}
 * @param version SHA-256 of its definition
 */
public record RuleRef(String kind, String id, String version) {}
