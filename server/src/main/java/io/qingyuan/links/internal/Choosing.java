package io.qingyuan.links.internal;

import io.qingyuan.fields.Condition;
import io.qingyuan.identity.Title;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What may be chosen because a register says so (准选名单), such as receivers with a licence in force.
 *
 * @param chosen the field there that names what may be chosen
 * @param where which records count
 * @param covers field there, or {@code rows.field} → names of what is asked, of which every value must stand there
 */
record Choosing(
        String id,
        Title title,
        String register,
        String chosen,
        Condition where,
        Map<String, List<String>> covers,
        @Nullable Day day) {

    Choosing {
        covers = Map.copyOf(covers);
    }

    /**
     * When a record holds.
     *
     * @param asked the name of the day that is asked about
     */
    record Day(
            String asked, @Nullable String from, @Nullable String until) {}
}
