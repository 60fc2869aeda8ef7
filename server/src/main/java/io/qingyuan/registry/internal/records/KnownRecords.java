package io.qingyuan.registry.internal.records;

import io.qingyuan.fields.Condition;
import io.qingyuan.identity.UnitId;
import io.qingyuan.problem.ProblemException;
import io.qingyuan.registry.RecordId;
import io.qingyuan.registry.Records;
import io.qingyuan.registry.Registers;
import io.qingyuan.registry.RegistryProblem;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Answers other modules. */
@Service
class KnownRecords implements Records {

    private final Registers registers;
    private final JdbcRecords records;
    private final RecordLists lists;
    private final RecordDesk desk;

    KnownRecords(Registers registers, JdbcRecords records, RecordLists lists, RecordDesk desk) {
        this.registers = registers;
        this.records = records;
        this.lists = lists;
        this.desk = desk;
    }

    @Override
    public Optional<Known> find(RecordId id) {
        return Optional.ofNullable(records.registers(List.of(id)).get(id))
                .flatMap(registers::find)
                .flatMap(register -> records.current(register, id))
                .map(KnownRecords::known);
    }

    @Override
    public List<Known> find(String register, Condition where, int limit) {
        return lists.some(registers.get(register), RecordQuery.of(where), limit).stream()
                .map(KnownRecords::known)
                .toList();
    }

    @Override
    public long count(String register, Condition where) {
        return lists.count(registers.get(register), RecordQuery.of(where));
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public Known follow(RecordId id, String move, String because) {
        String register = Optional.ofNullable(records.registers(List.of(id)).get(id))
                .orElseThrow(() -> new ProblemException(RegistryProblem.NO_RECORD, id));
        return known(desk.follow(register, id, move, because));
    }

    private static Known known(RecordRow row) {
        String field = row.register().unit();
        String unit = field == null ? null : row.text(field);
        return new Known(
                row.register().id(),
                row.id(),
                row.version(),
                row.number(),
                row.name(),
                row.state(),
                unit == null ? null : new UnitId(unit),
                row.sample(),
                row.values());
    }
}
