package io.qingyuan.registry.internal.records;

import io.qingyuan.fields.Condition;
import io.qingyuan.fields.ReferenceKind;
import io.qingyuan.fields.ReferenceTarget;
import io.qingyuan.identity.Actor;
import io.qingyuan.identity.Title;
import io.qingyuan.registry.Register;
import io.qingyuan.registry.Registers;
import io.qingyuan.registry.internal.definition.Columns;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Records as something to refer to. */
@Component
class RecordReferences implements ReferenceKind {

    private final Registers registers;
    private final RecordLists lists;
    private final JdbcClient jdbc;

    RecordReferences(Registers registers, RecordLists lists, JdbcClient jdbc) {
        this.registers = registers;
        this.lists = lists;
        this.jdbc = jdbc;
    }

    @Override
    public String kind() {
        return "record";
    }

    @Override
    public Map<String, Title> titles(ReferenceTarget target, Collection<String> ids) {
        Register register = register(target);
        List<String> wellFormed =
                ReferenceKind.uuids(ids).stream().map(UUID::toString).toList();
        Map<String, Title> titles = new HashMap<>();
        if (register == null || wellFormed.isEmpty()) {
            return titles;
        }
        jdbc.sql("select r.record::text as id, coalesce(r." + Columns.of(register.name())
                        + ", r.number, r.record::text) as name from " + Columns.table(register.id())
                        + " r where r.record = any(cast(:ids as uuid[])) and " + JdbcRecords.CURRENT)
                .param("ids", wellFormed.toArray(String[]::new))
                .query((row, _) -> titles.put(row.getString("id"), Title.of(row.getString("name"), null)))
                .list();
        return titles;
    }

    @Override
    public List<Choice> search(Actor actor, ReferenceTarget target, String words, int limit) {
        Register register = register(target);
        if (register == null) {
            return List.of();
        }
        Condition going = new Condition.Not(new Condition.StateIn(List.of("ended")));
        RecordQuery query = new RecordQuery(going, words, register.name(), List.of(), null);
        return lists.page(actor, register, query, null, limit).rows().stream()
                .map(row -> new Choice(row.id().toString(), Title.of(name(row), null)))
                .toList();
    }

    private static String name(RecordRow row) {
        return row.number() == null ? row.name() : row.name() + "（" + row.number() + "）";
    }

    private @Nullable Register register(ReferenceTarget target) {
        String register = target.register();
        return register == null ? null : registers.find(register).orElse(null);
    }
}
