package io.qingyuan.receipts;

import io.qingyuan.packs.PackText;
import org.jspecify.annotations.Nullable;

/**
 * A fact as a rule reads it.
 *
 * @param id names one version; the same id gives the same content for ever
 * @param label what it is, for people
 * @param link the page of the interface that shows it, such as {@code /statistics?element=ind-24}
 * @param sample whether it is sample data (示例)
 */
public record Fact(
        String id,
        Canonical content,
        PackText label,
        @Nullable String link,
        boolean sample) {}
