package io.qingyuan.registry.internal.records;

import io.qingyuan.registry.RecordId;
import io.qingyuan.registry.Register;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * One version of a record.
 *
 * @param register the definition it was read by
 * @param validTo null as long as nothing else holds in the world
 * @param supersededAt null as long as nothing else is known
 * @param act what made it: {@code create}, {@code change}, {@code correct}, {@code import}, {@code end-period}, or the id of a move
 * @param definition the hash of the definition it was written under
 * @param values by field, as {@link io.qingyuan.fields.Checked} has them
 */
public record RecordRow(
        Register register,
        RecordId id,
        int version,
        @Nullable String number,
        String state,
        Instant validFrom,
        @Nullable Instant validTo,
        Instant recordedAt,
        @Nullable Instant supersededAt,
        String act,
        @Nullable String reason,
        UUID author,
        String authorName,
        UUID createdBy,
        String definition,
        boolean sample,
        ObjectNode values) {

    /** What stands in a field; null where nothing does. */
    public @Nullable String text(String field) {
        var value = values.get(field);
        return value == null || value.isNull() ? null : value.asString();
    }

    /** How the record is called. */
    public String name() {
        String name = text(register.name());
        if (name != null) {
            return name;
        }
        return number == null ? id.toString() : number;
    }

    /** Whether it is what holds and is known now. */
    boolean current() {
        return validTo == null && supersededAt == null;
    }
}
