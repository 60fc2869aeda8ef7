package io.qingyuan.registry.internal.records;

import io.qingyuan.fields.Condition;
import io.qingyuan.registry.RecordId;
import io.qingyuan.registry.Records;
import io.qingyuan.registry.Registers;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import tools.jackson.databind.node.ObjectNode;

/** Hands current records to other modules. */
@Service
class OpenRecords implements Records {

    private final Registers registers;
    private final JdbcRecords records;
    private final RecordLists lists;
    private final RecordDesk desk;

    OpenRecords(Registers registers, JdbcRecords records, RecordLists lists, RecordDesk desk) {
        this.registers = registers;
        this.records = records;
        this.lists = lists;
        this.desk = desk;
    }

    @Override
    public Optional<Seen> find(String register, RecordId id) {
        return records.current(registers.get(register), id).map(OpenRecords::seen);
    }

    @Override
    public List<Seen> where(String register, Condition condition, @Nullable RecordId after, int limit) {
        return lists.after(registers.get(register), condition, after == null ? null : after.toString(), limit).stream()
                .map(OpenRecords::seen)
                .toList();
    }

    @Override
    public List<Seen> at(String register, Condition condition, Instant asOf, @Nullable RecordId after, int limit) {
        return lists.at(registers.get(register), condition, asOf, after, limit).stream()
                .map(OpenRecords::seen)
                .toList();
    }

    @Override
    public long count(String register, Condition condition) {
        return lists.count(registers.get(register), RecordQuery.of(condition));
    }

    @Override
    public Seen move(String register, RecordId id, String move, String reason, ObjectNode values) {
        return seen(desk.follow(register, id, move, reason, values));
    }

    @Override
    public Seen create(String register, String reason, ObjectNode values, boolean sample) {
        return seen(desk.make(register, reason, values, sample));
    }

    private static Seen seen(RecordRow row) {
        return new Seen(
                row.register().id(), row.id(), row.version(), row.state(), row.name(), row.values(), row.sample());
    }
}
