package io.qingyuan.receipts.internal;

import io.qingyuan.packs.PackText;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A receipt as the API tells it.
 *
 * @param outcome {@code value} with {@code unit}, or {@code state}, or {@code fault}; and what explains it
 * @param faultText the fault in the reader's language
 * @param inputs left out in lists
 */
record ReceiptBody(
        String id,
        @Nullable PackText title,
        @Nullable String link,
        SubjectBody subject,
        String state,
        boolean sample,
        Map<String, Object> outcome,
        @Nullable String faultText,
        RuleBody rule,
        Map<String, Object> parameters,
        String hash,
        Instant madeAt,
        String madeBy,
        @Nullable List<InputBody> inputs) {

    record SubjectBody(String kind, String key, String period) {}

    /**
     * The rule.
     *
     * @param text the formula, or the rule's name and revision
     * @param definition what the version is the hash of
     */
    record RuleBody(
            String kind,
            String id,
            String version,
            @Nullable String text,
            @Nullable Map<String, Object> definition) {}

    /**
     * One input.
     *
     * @param kind fact, range, receipt or definition
     * @param reference the fact's id, the range's key, the receipt's id, or the definition's code
     * @param intact whether what stands there now has the hash the receipt was made with
     * @param below the receipt itself, unless it lies deeper than was asked
     */
    record InputBody(
            String name,
            String kind,
            @Nullable String source,
            String reference,
            @Nullable Instant from,
            @Nullable Instant to,
            @Nullable Instant asOf,
            @Nullable Long count,
            String hash,
            PackText label,
            @Nullable String link,
            @Nullable Map<String, Object> content,
            boolean sample,
            boolean intact,
            @Nullable ReceiptBody below) {}

    record ReplayBody(boolean same, int receipts, List<DifferenceBody> differences) {}

    record DifferenceBody(String receipt, String kind, String input, String expected, String found) {}

    record RowsBody(List<RowBody> rows, @Nullable String next) {}

    record RowBody(
            String id,
            PackText label,
            @Nullable String link,
            Map<String, Object> content,
            boolean sample,
            @Nullable String receipt) {}

    record VerificationBody(int broken, List<BrokenBody> receipts) {}

    record BrokenBody(ReceiptBody receipt, List<DifferenceBody> differences) {}
}
