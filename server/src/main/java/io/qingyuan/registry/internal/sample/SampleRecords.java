package io.qingyuan.registry.internal.sample;

import io.qingyuan.identity.Actor;
import io.qingyuan.packs.PackContent;
import io.qingyuan.packs.SampleData;
import io.qingyuan.registry.RecordsChanged;
import io.qingyuan.registry.Register;
import io.qingyuan.registry.Registers;
import io.qingyuan.registry.internal.definition.RecordFiles;
import io.qingyuan.registry.internal.records.JdbcRecords;
import io.qingyuan.registry.internal.sample.RecordMaker.Mark;
import java.time.Instant;
import java.util.List;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** The sample records (示例) of the packs: marked wherever they show, numbered apart, and taken out together. */
@Component
@Order(40)
class SampleRecords implements SampleData {

    private final Registers registers;
    private final JdbcRecords records;
    private final JdbcFirstRecords first;
    private final RecordMaker maker;
    private final ApplicationEventPublisher events;

    SampleRecords(
            Registers registers,
            JdbcRecords records,
            JdbcFirstRecords first,
            RecordMaker maker,
            ApplicationEventPublisher events) {
        this.registers = registers;
        this.records = records;
        this.first = first;
        this.maker = maker;
        this.events = events;
    }

    @Override
    public void load(PackContent content) {
        maker.make(content.documents(RecordFiles.SAMPLE), new Mark("sample", true), first.all());
    }

    @Override
    public void remove() {
        Instant now = records.now();
        for (Register register : registers.all()) {
            if (records.endSamples(register, now) > 0) {
                events.publishEvent(new RecordsChanged(
                        register.id(),
                        List.of(),
                        Instant.EPOCH,
                        now,
                        Actor.system().name()));
            }
        }
    }
}
