package io.qingyuan.links.internal;

import io.qingyuan.fields.Condition;
import io.qingyuan.fields.FieldSet;
import io.qingyuan.identity.Title;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Two registers or procedures held against each other (比对).
 *
 * @param left whose records or cases are listed
 * @param leftField its field, or {@code id} for the record or case itself
 * @param with whether those with a partner are listed; else those without
 */
record Join(String id, Title title, Side left, Side right, String leftField, String rightField, boolean with) {

    /**
     * One of the two.
     *
     * @param register null where it is a procedure
     * @param procedure null where it is a register
     * @param form what conditions on cases speak of
     * @param where which of them count
     * @param done steps that must have been done in a case
     */
    record Side(
            @Nullable String register,
            @Nullable String procedure,
            @Nullable FieldSet form,
            Condition where,
            List<String> done) {
        Side {
            done = List.copyOf(done);
        }

        String of() {
            return register != null ? register : String.valueOf(procedure);
        }
    }
}
