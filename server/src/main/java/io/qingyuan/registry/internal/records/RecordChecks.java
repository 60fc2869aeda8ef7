package io.qingyuan.registry.internal.records;

import io.qingyuan.fields.Field;
import io.qingyuan.fields.FieldKind;
import io.qingyuan.fields.FieldSet;
import io.qingyuan.fields.Lookup;
import io.qingyuan.fields.Lookups;
import io.qingyuan.fields.ReferenceKind;
import io.qingyuan.fields.ReferenceTarget;
import io.qingyuan.problem.Fault;
import io.qingyuan.registry.Fills;
import io.qingyuan.registry.Fills.Filling;
import io.qingyuan.registry.RecordId;
import io.qingyuan.registry.Register;
import io.qingyuan.registry.RegistryProblem;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What values are held against beyond their form. */
@Component
public class RecordChecks {

    /** Longer chains of records under records are no chains that people made. */
    private static final int LONGEST_CHAIN = 100;

    private final Lookups lookups;
    private final ObjectProvider<ReferenceKind> kinds;
    private final JdbcRecords records;
    private final ObjectProvider<Fills> fills;

    RecordChecks(
            Lookups lookups, ObjectProvider<ReferenceKind> kinds, JdbcRecords records, ObjectProvider<Fills> fills) {
        this.lookups = lookups;
        this.kinds = kinds;
        this.records = records;
        this.fills = fills;
    }

    /** What was written, with what follows for it from elsewhere; asked before it is checked. */
    public JsonNode filled(Register register, String state, JsonNode given) {
        return filling(register).filled(state, given);
    }

    /** The same for many records that are written together. */
    public Filling filling(Register register) {
        List<Filling> all = fills.stream().map(each -> each.of(register)).toList();
        return (state, given) -> {
            JsonNode filled = given;
            for (Filling each : all) {
                filled = each.filled(state, filled);
            }
            return filled;
        };
    }

    /** A lookup that has asked for everything that the forms refer to in one question a target. */
    public Lookup lookup(FieldSet form, Collection<? extends JsonNode> given) {
        Map<ReferenceTarget, Set<String>> asked = new HashMap<>();
        given.forEach(values -> collect(form, values, asked));
        Map<ReferenceTarget, Set<String>> known = new HashMap<>();
        asked.forEach((target, ids) -> kind(target)
                .ifPresent(kind ->
                        known.put(target, new HashSet<>(kind.titles(target, ids).keySet()))));
        Lookup one = lookups.fresh();
        return new Lookup() {
            @Override
            public boolean code(String list, String code) {
                return one.code(list, code);
            }

            @Override
            public boolean exists(ReferenceTarget target, String id) {
                return known.getOrDefault(target, Set.of()).contains(id);
            }

            @Override
            public boolean file(String id) {
                return one.file(id);
            }
        };
    }

    Optional<ReferenceKind> kind(ReferenceTarget target) {
        return kinds.stream().filter(kind -> kind.kind().equals(target.kind())).findFirst();
    }

    /** Everything that values refer to, by target. */
    static void collect(FieldSet form, JsonNode values, Map<ReferenceTarget, Set<String>> into) {
        for (Field field : form.fields()) {
            JsonNode value = values.get(field.id());
            if (value == null || value.isNull()) {
                continue;
            }
            switch (field.kind()) {
                case FieldKind.Reference(var target) -> {
                    if (value.isString()) {
                        into.computeIfAbsent(target, _ -> new LinkedHashSet<>()).add(value.asString());
                    }
                }
                case FieldKind.Rows rows -> value.forEach(row -> collect(rows.fields(), row, into));
                default -> {}
            }
        }
    }

    /** Records that come to stand under themselves. */
    List<Fault> chains(Register register, @Nullable RecordId id, ObjectNode values) {
        if (id == null) {
            return List.of(); // nothing refers to a record that is not there yet
        }
        List<Fault> faults = new ArrayList<>();
        for (Field field : register.form().fields()) {
            boolean own = field.kind() instanceof FieldKind.Reference(var target)
                    && register.id().equals(target.register());
            JsonNode value = values.get(field.id());
            if (own && value != null && leadsTo(register, field, value.asString(), id)) {
                faults.add(Fault.at(
                        "/" + field.id(),
                        RegistryProblem.OWN_CHAIN,
                        field.title().zh()));
            }
        }
        return faults;
    }

    private boolean leadsTo(Register register, Field field, String start, RecordId id) {
        String at = start;
        for (int step = 0; step < LONGEST_CHAIN; step++) {
            if (at == null) {
                return false;
            }
            if (at.equals(id.toString())) {
                return true;
            }
            at = records.current(register, RecordId.of(at))
                    .map(row -> row.text(field.id()))
                    .orElse(null);
        }
        return true;
    }
}
