package io.qingyuan.registry;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * That records of a register were made or changed; published in the transaction of the change.
 *
 * @param since the earliest moment in the world from which something else holds
 * @param by the name of whoever did it
 */
public record RecordsChanged(String register, List<One> records, Instant since, Instant at, String by) {

    public RecordsChanged {
        records = List.copyOf(records);
    }

    /**
     * One record.
     *
     * @param act {@code create}, {@code change}, {@code correct}, {@code import}, or the id of a move
     * @param from the state it was in; null for a new record
     * @param fields those that say something else than before
     */
    public record One(
            RecordId id,
            int version,
            String act,
            @Nullable String from,
            String to,
            Set<String> fields,
            boolean sample) {
        public One {
            fields = Set.copyOf(fields);
        }
    }
}
