package io.qingyuan.registry.internal.records;

import io.qingyuan.fields.Field;
import io.qingyuan.files.FileGuard;
import io.qingyuan.identity.Actor;
import io.qingyuan.identity.Policy;
import io.qingyuan.identity.Verb;
import io.qingyuan.registry.RecordId;
import io.qingyuan.registry.Registers;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Whoever may read a record may read its files; where files stand in private fields, whoever may read those. */
@Component
class RecordGuard implements FileGuard {

    private final JdbcRecords records;
    private final Registers registers;
    private final Policy policy;

    RecordGuard(JdbcRecords records, Registers registers, Policy policy) {
        this.records = records;
        this.registers = registers;
        this.policy = policy;
    }

    @Override
    public String kind() {
        return Recorder.KIND;
    }

    @Override
    public boolean mayRead(Actor actor, String thingId) {
        RecordId id;
        try {
            id = RecordId.of(thingId);
        } catch (IllegalArgumentException _) {
            return false;
        }
        return Optional.ofNullable(records.registers(List.of(id)).get(id))
                .flatMap(registers::find)
                .flatMap(register -> records.current(register, id))
                .filter(row -> policy.allows(actor, Verb.READ, RecordThing.of(row)))
                .filter(row -> row.register().form().fields().stream().noneMatch(RecordGuard::hidesFiles)
                        || policy.allows(actor, Verb.READ_PRIVATE, RecordThing.of(row)))
                .isPresent();
    }

    private static boolean hidesFiles(Field field) {
        return field.closed()
                && (field.kind().word().equals("files") || field.kind().word().equals("rows"));
    }
}
