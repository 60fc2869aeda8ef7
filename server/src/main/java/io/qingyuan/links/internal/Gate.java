package io.qingyuan.links.internal;

import io.qingyuan.fields.Condition;
import io.qingyuan.identity.Title;
import java.util.Map;

/**
 * A question that must be answered before a step is taken (卡口).
 *
 * @param register the register that is asked
 * @param match field there → a word, or {@code {field}} of what asks
 * @param where which of the matching records count
 * @param whenNone whether it lets through when no record counts; else when one does
 * @param says what is said when it stops somebody
 */
record Gate(
        String id,
        Title title,
        String register,
        Map<String, String> match,
        Condition where,
        boolean whenNone,
        Title says) {

    Gate {
        match = Map.copyOf(match);
    }
}
