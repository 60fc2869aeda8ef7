package io.qingyuan.plan.internal.commitment;

import io.qingyuan.receipts.ReceiptId;
import io.qingyuan.time.AsOf;
import java.util.Collection;
import java.util.Map;
import java.util.SortedMap;

/** The figures of indicator items, for commitments that measure the same. */
interface ItemFigures {

    /** Receipts of the judged figures, by item and then by year ({@code 2025}) or year and unit ({@code 2025|water-bureau}). */
    Map<String, SortedMap<String, ReceiptId>> receipts(Collection<String> items, AsOf asOf);
}
