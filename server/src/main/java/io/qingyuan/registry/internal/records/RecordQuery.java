package io.qingyuan.registry.internal.records;

import io.qingyuan.fields.Condition;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which records of a register are looked for.
 *
 * @param where a condition on fields and state
 * @param words that the name or the number holds; empty for none
 * @param sort a field, or one of {@code @number}, {@code @state}, {@code @changed}, {@code @created}; a minus before it turns it around
 * @param box west, south, east and north of the map; empty for everywhere
 * @param asOf what was known then; null for now
 */
public record RecordQuery(
        Condition where,
        String words,
        String sort,
        List<Double> box,
        @Nullable Instant asOf) {

    public static final String NEWEST = "-@created";

    public RecordQuery {
        box = List.copyOf(box);
    }

    public static RecordQuery of(Condition where) {
        return new RecordQuery(where, "", NEWEST, List.of(), null);
    }
}
