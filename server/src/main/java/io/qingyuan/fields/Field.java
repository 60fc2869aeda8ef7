package io.qingyuan.fields;

import io.qingyuan.identity.Title;
import org.jspecify.annotations.Nullable;

/**
 * One field of a form (字段).
 *
 * @param id its name in formulas, tables and the API
 * @param section the section it stands in
 * @param filter whether lists are filtered and sorted by it at any size
 * @param unique whether no two current records may say the same
 * @param column whether it is a column of the list
 * @param open whether the public may read it once it is published
 * @param closed whether only those read it who may read private fields
 */
public record Field(
        String id,
        Title title,
        @Nullable Title help,
        @Nullable String section,
        boolean required,
        boolean filter,
        boolean unique,
        boolean column,
        boolean open,
        boolean closed,
        FieldKind kind) {

    public boolean computed() {
        return kind instanceof FieldKind.Computed;
    }
}
