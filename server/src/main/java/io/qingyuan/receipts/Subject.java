package io.qingyuan.receipts;

/**
 * What a result is about; a subject has at most one result at a time.
 *
 * @param kind what sort of result, such as {@code statistics.judged}; the {@link Recomputer} of the kind makes it
 * @param key which thing, such as {@code ind-24|area-wujiang}
 * @param period {@code 2025}, {@code 2025-Q3}, {@code 2025-07}, a day, or empty where the result has no period
 */
public record Subject(String kind, String key, String period) {}
