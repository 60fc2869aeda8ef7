package io.qingyuan.registry.internal.records;

import io.qingyuan.identity.AreaId;
import io.qingyuan.identity.PersonId;
import io.qingyuan.identity.Scope;
import io.qingyuan.identity.Thing;
import io.qingyuan.identity.UnitId;
import io.qingyuan.registry.RecordId;
import io.qingyuan.registry.Register;
import io.qingyuan.registry.internal.definition.Columns;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What the policy must know of records: one by one, and of all rows of a query. */
public final class RecordThing {

    private RecordThing() {}

    public static Thing of(RecordRow row) {
        return of(row.register(), row.id(), row.values(), row.createdBy());
    }

    public static Thing of(Register register, @Nullable RecordId id, JsonNode values, UUID createdBy) {
        String unit = text(values, register.unit());
        String area = text(values, register.area());
        return Thing.of(register.kind())
                .id(id == null ? null : id.toString())
                .unit(unit == null ? null : new UnitId(unit))
                .area(area == null ? null : new AreaId(area))
                .person(new PersonId(createdBy));
    }

    private static @Nullable String text(JsonNode values, @Nullable String field) {
        JsonNode value = field == null ? null : values.get(field);
        return value == null || value.isNull() ? null : value.asString();
    }

    /** Where the rows of a register have what scopes speak of. */
    public static Scope.Columns columns(Register register) {
        return new Scope.Columns(
                register.unit() == null ? "null::text" : "r." + Columns.of(register.unit()),
                register.area() == null ? "null::text" : "r." + Columns.of(register.area()),
                "r.created_by",
                "r.record::text");
    }
}
