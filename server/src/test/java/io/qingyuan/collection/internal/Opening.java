package io.qingyuan.collection.internal;

import io.qingyuan.time.Zone;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * What the office sends to open a round. The last day is given: counting working days from today fails in any year's last weeks, until
 * the next year's holidays are declared.
 */
final class Opening {
    private static final int DAYS = 30;

    private Opening() {}

    static Map<String, Object> of(String schedule, String period) {
        return Map.of("schedule", schedule, "periods", List.of(period), "due", soon());
    }

    /** A day on which everything is still on time. */
    static String soon() {
        return Zone.dayOf(Instant.now()).plusDays(DAYS).toString();
    }
}
