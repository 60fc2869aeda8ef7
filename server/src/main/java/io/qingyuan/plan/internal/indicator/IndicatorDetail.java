package io.qingyuan.plan.internal.indicator;

import io.qingyuan.packs.PackText;
import io.qingyuan.plan.IndicatorRow;
import io.qingyuan.plan.Status;
import io.qingyuan.plan.internal.target.AssignedTarget;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An item with everything known of it.
 *
 * @param siblings the other items of the same indicator
 * @param valuesByYear what each origin says, year by year
 * @param receipts every receipt that was ever the answer for the year, the latest first
 * @param assigned every version of the targets assigned to it, the latest first
 */
record IndicatorDetail(
        String plan,
        int year,
        int targetYear,
        List<Integer> years,
        IndicatorRow row,
        List<Sibling> siblings,
        Definition definition,
        List<YearValues> valuesByYear,
        List<PastReceipt> receipts,
        List<AssignedTarget> assigned,
        List<OwnerStep> owners,
        List<ItemLink> links) {

    record Sibling(String id, @Nullable String letter, PackText title, Status status) {}

    record YearValues(int year, Status status, List<IndicatorRow.OriginValue> values) {}

    record PastReceipt(String id, Instant madeAt, String madeBy, Status status, boolean sample, String state) {}

    /** One decision on who answers for it. */
    record OwnerStep(PackText unit, @Nullable String note, String author, Instant recordedAt) {}
}
