package io.qingyuan.links.internal;

import io.qingyuan.fields.Condition;
import io.qingyuan.identity.Title;
import io.qingyuan.identity.UnitId;
import io.qingyuan.problem.ProblemException;
import io.qingyuan.registry.RecordId;
import io.qingyuan.registry.Records;
import io.qingyuan.registry.Records.Seen;
import io.qingyuan.registry.RecordsChanged;
import io.qingyuan.registry.Register;
import io.qingyuan.registry.Registers;
import io.qingyuan.time.Zone;
import io.qingyuan.worklist.Addressee;
import io.qingyuan.worklist.WorkItem;
import io.qingyuan.worklist.Worklist;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Carries out what triggers say, in the transaction of the change that sets them off: both are kept or neither. Where a move that
 * follows is refused, the change is refused with the same words, so nobody believes that more happened than did.
 */
@Component
class Triggers {

    private static final Logger LOG = LoggerFactory.getLogger(Triggers.class);
    private static final int PAGE = 500;

    private final PackLinks links;
    private final Registers registers;
    private final Records records;
    private final Worklist worklist;
    private final TransactionTemplate transactions;
    private final Clock clock;

    Triggers(
            PackLinks links,
            Registers registers,
            Records records,
            Worklist worklist,
            TransactionTemplate transactions,
            Clock clock) {
        this.links = links;
        this.registers = registers;
        this.records = records;
        this.worklist = worklist;
        this.transactions = transactions;
        this.clock = clock;
    }

    @EventListener
    void follow(RecordsChanged changed) {
        for (Trigger trigger : links.now().triggers()) {
            if (trigger.register().equals(changed.register())) {
                for (RecordsChanged.One one : changed.records()) {
                    if (setOff(trigger, one)) {
                        records.find(changed.register(), one.id()).ifPresent(record -> carryOut(trigger, record));
                    }
                }
            }
        }
    }

    private static boolean setOff(Trigger trigger, RecordsChanged.One one) {
        return switch (trigger.event()) {
            case CREATED -> one.from() == null;
            case MOVED ->
                one.from() != null
                        && !one.to().equals(one.from())
                        && (trigger.to() == null || trigger.to().equals(one.to()));
            case FIELD_CHANGED ->
                one.from() != null && trigger.when().fields().stream().anyMatch(one.fields()::contains);
            case DUE -> false;
        };
    }

    /** Every record that a condition of time has come to hold of, each by itself. */
    void due() {
        for (Trigger trigger : links.now().triggers()) {
            if (trigger.event() == Trigger.Event.DUE) {
                RecordId after = null;
                List<Seen> page;
                do {
                    page = records.where(trigger.register(), trigger.when(), after, PAGE);
                    for (Seen record : page) {
                        alone(trigger, record);
                        after = record.id();
                    }
                } while (page.size() == PAGE);
            }
        }
    }

    private void alone(Trigger trigger, Seen record) {
        try {
            transactions.executeWithoutResult(_ -> carryOut(trigger, record));
        } catch (ProblemException refused) {
            // what the move asks for is not there yet; the record stays where it is until a person sees to it
            LOG.warn(
                    "link not carried out trigger={} record={} code={}",
                    trigger.id(),
                    record.id(),
                    refused.code().code());
        }
    }

    private void carryOut(Trigger trigger, Seen record) {
        Register register = registers.get(record.register());
        Condition.Known known = new Condition.Known(
                register.form(), record.values(), register.words(record.state()), Zone.dayOf(clock.instant()));
        if (!trigger.when().holds(known)) {
            return;
        }
        switch (trigger.then()) {
            case Trigger.ToDo toDo -> open(trigger, toDo, register, record);
            case Trigger.Move move -> targets(move, record).forEach(target -> move(trigger, move, record, target));
        }
    }

    private void open(Trigger trigger, Trigger.ToDo toDo, Register register, Seen record) {
        @Nullable
        String unit = register.form().find(toDo.unit()).isPresent() ? text(record.values(), toDo.unit()) : toDo.unit();
        Addressee to =
                unit == null ? new Addressee.Anybody(toDo.role()) : new Addressee.InUnit(new UnitId(unit), toDo.role());
        Title title = toDo.title();
        WorkItem item = WorkItem.of(
                        "links/" + trigger.id() + "/" + record.id(),
                        to,
                        Title.of(
                                title.zh() + "：" + record.name(),
                                title.en() == null ? null : title.en() + ": " + record.name()),
                        "/registers/" + record.register() + "/records/" + record.id())
                .from(register.title().zh());
        worklist.open(record.sample() ? item.asSample() : item);
    }

    private List<Seen> targets(Trigger.Move move, Seen record) {
        if (move.by().equals("id")) {
            return List.of(record);
        }
        if (registers.get(record.register()).form().find(move.by()).isPresent()) {
            return Optional.ofNullable(text(record.values(), move.by()))
                    .flatMap(id -> records.find(move.register(), RecordId.of(id)))
                    .stream()
                    .toList();
        }
        return records.where(
                move.register(), new Condition.In(move.by(), List.of(record.id().toString())), null, PAGE);
    }

    private void move(Trigger trigger, Trigger.Move move, Seen record, Seen target) {
        Register.Move how = registers.get(move.register()).move(move.move()).orElseThrow();
        if (!how.from().contains(target.state())) {
            return;
        }
        ObjectNode set = JsonNodeFactory.instance.objectNode();
        move.set().forEach((field, word) -> {
            JsonNode value = Words.value(word, record.values());
            if (value != null) {
                set.set(field, value);
            }
        });
        records.move(move.register(), target.id(), move.move(), reason(trigger, record), set);
    }

    private String reason(Trigger trigger, Seen record) {
        return "联动：" + registers.get(record.register()).title().zh() + "“" + record.name() + "”（" + trigger.id() + "）";
    }

    private static @Nullable String text(JsonNode values, String field) {
        JsonNode value = values.get(field);
        return value == null || value.isNull() ? null : value.asString();
    }
}
