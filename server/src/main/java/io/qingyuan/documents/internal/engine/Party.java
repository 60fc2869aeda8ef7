package io.qingyuan.documents.internal.engine;

import io.qingyuan.identity.Role;
import io.qingyuan.identity.Title;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A party (一方).
 *
 * @param unit the field that says which unit it is; in a list every item has its own
 * @param fixed the unit it always is
 * @param roles who fills in and signs for the unit
 */
public record Party(
        String id,
        Title title,
        @Nullable FieldPath unit,
        @Nullable String fixed,
        Set<Role> roles) {

    public Party {
        roles = Set.copyOf(roles);
    }

    /** The list whose items each have such a party. */
    public @Nullable String list() {
        return unit == null ? null : unit.list();
    }
}
