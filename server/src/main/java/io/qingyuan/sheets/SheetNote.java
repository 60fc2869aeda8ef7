package io.qingyuan.sheets;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What an exported list is, so that the file explains itself.
 *
 * @param filters what was asked, label to value, in order
 * @param at as of when
 * @param by who exported it
 */
public record SheetNote(String zh, String en, Map<String, String> filters, Instant at, String by) {

    public static SheetNote of(String zh, String en, Instant at, String by) {
        return new SheetNote(zh, en, Map.of(), at, by);
    }

    /** Notes one filter; a filter that was not set is left out. */
    public SheetNote filter(String label, @Nullable Object value) {
        if (value == null || value.toString().isBlank()) {
            return this;
        }
        Map<String, String> all = new LinkedHashMap<>(filters);
        all.put(label, value.toString());
        return new SheetNote(zh, en, all, at, by);
    }
}
