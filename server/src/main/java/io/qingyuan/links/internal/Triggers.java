package io.qingyuan.links.internal;

import io.qingyuan.casework.CaseChanged;
import io.qingyuan.casework.CaseId;
import io.qingyuan.casework.Cases;
import io.qingyuan.documents.DocumentChanged;
import io.qingyuan.documents.Documents;
import io.qingyuan.fields.Condition;
import io.qingyuan.identity.Title;
import io.qingyuan.identity.UnitId;
import io.qingyuan.links.Circumstances;
import io.qingyuan.packs.CanonicalJson;
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
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Carries out what triggers say, in the transaction of the change that sets them off: both are kept or neither. Where what follows is
 * refused, the change is refused with the same words, so nobody believes that more happened than did.
 */
@Component
class Triggers {

    private static final Logger LOG = LoggerFactory.getLogger(Triggers.class);
    private static final int PAGE = 500;

    private final PackLinks links;
    private final Registers registers;
    private final Records records;
    private final Documents documents;
    private final Cases cases;
    private final ObjectProvider<Circumstances> circumstances;
    private final Worklist worklist;
    private final TransactionTemplate transactions;
    private final Clock clock;

    Triggers(
            PackLinks links,
            Registers registers,
            Records records,
            Documents documents,
            Cases cases,
            ObjectProvider<Circumstances> circumstances,
            Worklist worklist,
            TransactionTemplate transactions,
            Clock clock) {
        this.links = links;
        this.registers = registers;
        this.records = records;
        this.documents = documents;
        this.cases = cases;
        this.circumstances = circumstances;
        this.worklist = worklist;
        this.transactions = transactions;
        this.clock = clock;
    }

    // --- what sets them off

    @EventListener
    void follow(RecordsChanged changed) {
        for (Trigger trigger : of(Trigger.Kind.REGISTER, changed.register())) {
            for (RecordsChanged.One one : changed.records()) {
                if (setOff(trigger, one)) {
                    records.find(changed.register(), one.id()).ifPresent(record -> carryOut(trigger, record));
                }
            }
        }
    }

    private List<Trigger> of(Trigger.Kind kind, String source) {
        return links.now().triggers().stream()
                .filter(trigger -> trigger.kind() == kind && trigger.source().equals(source))
                .toList();
    }

    private static boolean setOff(Trigger trigger, RecordsChanged.One one) {
        return switch (trigger.event()) {
            case CREATED -> one.from() == null;
            case MOVED -> one.from() != null && !one.to().equals(one.from()) && meant(trigger, Set.of(one.to()));
            case FIELD_CHANGED ->
                one.from() != null && trigger.when().fields().stream().anyMatch(one.fields()::contains);
            case DUE, SIGNED, FLAGGED, CLOSED, CANCELLED, OPENED, DONE -> false;
        };
    }

    private static boolean meant(Trigger trigger, Set<String> happened) {
        return trigger.to() == null ? !happened.isEmpty() : happened.contains(trigger.to());
    }

    @EventListener
    void follow(DocumentChanged changed) {
        for (Trigger trigger : of(Trigger.Kind.DOCUMENT, changed.kind())) {
            if (setOff(trigger, changed)) {
                documents
                        .find(changed.id())
                        .ifPresent(document -> carryOut(
                                trigger,
                                Set.of(),
                                new Cause(
                                        document.kind(),
                                        Title.of("联单", "Document"),
                                        document.id().toString(),
                                        "",
                                        document.number(),
                                        document.values(),
                                        "/documents/" + document.id(),
                                        document.sample())));
            }
        }
    }

    private static boolean setOff(Trigger trigger, DocumentChanged changed) {
        return switch (trigger.event()) {
            case CREATED -> changed.act() == DocumentChanged.Act.CREATED;
            case SIGNED ->
                changed.act() == DocumentChanged.Act.SIGNED
                        && meant(trigger, changed.signature() == null ? Set.of() : Set.of(changed.signature()));
            case FLAGGED -> meant(trigger, changed.flagged());
            case CLOSED -> changed.closed();
            case CANCELLED -> changed.act() == DocumentChanged.Act.CANCELLED;
            case MOVED, FIELD_CHANGED, DUE, OPENED, DONE -> false;
        };
    }

    @EventListener
    void follow(CaseChanged changed) {
        for (Trigger trigger : of(Trigger.Kind.PROCEDURE, changed.procedure())) {
            if (setOff(trigger, changed)) {
                cases.find(changed.id()).ifPresent(found -> carryOut(trigger, Set.of(found.state()), cause(found)));
            }
        }
    }

    private static boolean setOff(Trigger trigger, CaseChanged changed) {
        return switch (trigger.event()) {
            case OPENED -> changed.act() == CaseChanged.Act.OPENED;
            case DONE ->
                changed.act() == CaseChanged.Act.DONE
                        && meant(trigger, changed.step() == null ? Set.of() : Set.of(changed.step()));
            case CLOSED -> changed.closed();
            case CANCELLED -> changed.act() == CaseChanged.Act.CANCELLED;
            case CREATED, MOVED, FIELD_CHANGED, DUE, SIGNED, FLAGGED -> false;
        };
    }

    private static Cause cause(Cases.Seen found) {
        return new Cause(
                found.procedure(),
                Title.of("办件", "Case"),
                found.id().toString(),
                "",
                found.number(),
                found.values(),
                "/cases/" + found.id(),
                found.sample());
    }

    private void dueCases(Trigger trigger) {
        CaseId after = null;
        List<Cases.Seen> page;
        do {
            page = cases.of(trigger.source(), after, PAGE);
            for (Cases.Seen found : page) {
                alone(trigger, found.number(), () -> carryOut(trigger, Set.of(found.state()), cause(found)));
                after = found.id();
            }
        } while (page.size() == PAGE);
    }

    /** Every record and case that a condition of time has come to hold of, each by itself. */
    void due() {
        for (Trigger trigger : links.now().triggers()) {
            if (trigger.event() == Trigger.Event.DUE && trigger.kind() == Trigger.Kind.PROCEDURE) {
                dueCases(trigger);
            } else if (trigger.event() == Trigger.Event.DUE) {
                RecordId after = null;
                List<Seen> page;
                do {
                    page = records.where(trigger.source(), trigger.when(), after, PAGE);
                    for (Seen record : page) {
                        alone(trigger, record.id().toString(), () -> carryOut(trigger, record));
                        after = record.id();
                    }
                } while (page.size() == PAGE);
            }
        }
    }

    private void alone(Trigger trigger, String what, Runnable act) {
        try {
            transactions.executeWithoutResult(_ -> act.run());
        } catch (ProblemException refused) {
            // what follows asks for something that is not there yet; the record stays until a person sees to it
            LOG.warn(
                    "link not carried out trigger={} of={} code={}",
                    trigger.id(),
                    what,
                    refused.code().code());
        }
    }

    // --- what follows

    private void carryOut(Trigger trigger, Seen record) {
        Register register = registers.get(record.register());
        carryOut(
                trigger,
                register.words(record.state()),
                new Cause(
                        record.register(),
                        register.title(),
                        record.id().toString(),
                        "",
                        record.name(),
                        record.values(),
                        "/registers/" + record.register() + "/records/" + record.id(),
                        record.sample()));
    }

    private void carryOut(Trigger trigger, Set<String> states, Cause cause) {
        Condition.Known known = new Condition.Known(trigger.form(), cause.values(), states, today());
        if (!trigger.when().holds(known)) {
            return;
        }
        String rows = trigger.each();
        if (rows == null) {
            carryOut(trigger, cause);
            return;
        }
        for (int i = 0; i < cause.values().path(rows).size(); i++) {
            carryOut(trigger, cause.at(rows, i));
        }
    }

    private void carryOut(Trigger trigger, Cause cause) {
        switch (trigger.then()) {
            case Trigger.ToDo toDo -> toDo(trigger, toDo, cause);
            case Trigger.Move move -> targets(move, cause).forEach(target -> move(trigger, move, cause, target));
            case Trigger.Make make -> make(trigger, make, cause);
            case Trigger.Circumstance noted -> note(noted, cause);
            case Trigger.OpenCase opening -> open(trigger, opening, cause);
        }
    }

    private void toDo(Trigger trigger, Trigger.ToDo toDo, Cause cause) {
        @Nullable
        String unit =
                trigger.form().find(toDo.unit()).isPresent() || cause.values().has(toDo.unit())
                        ? text(cause.values(), toDo.unit())
                        : toDo.unit();
        Addressee to =
                unit == null ? new Addressee.Anybody(toDo.role()) : new Addressee.InUnit(new UnitId(unit), toDo.role());
        Title title = toDo.title();
        WorkItem work = WorkItem.of(
                        "links/" + trigger.id() + "/" + cause.id() + cause.row(),
                        to,
                        Title.of(
                                title.zh() + "：" + cause.name(),
                                title.en() == null ? null : title.en() + ": " + cause.name()),
                        cause.link())
                .from(cause.of().zh());
        worklist.open(cause.sample() ? work.asSample() : work);
    }

    private void make(Trigger trigger, Trigger.Make make, Cause cause) {
        ObjectNode values = filled(make.set(), cause);
        if (!make.once().isEmpty()) {
            List<Condition> same = new ArrayList<>();
            for (String field : make.once()) {
                String value = text(values, field);
                if (value == null) {
                    return;
                }
                same.add(new Condition.In(field, List.of(value)));
            }
            if (records.count(make.register(), new Condition.All(same)) > 0) {
                return;
            }
        }
        records.create(make.register(), reason(trigger, cause), values, cause.sample());
    }

    private void note(Trigger.Circumstance noted, Cause cause) {
        JsonNode on = Words.value(noted.on(), cause.known(today()));
        JsonNode summary = Words.value(noted.summary(), cause.known(today()));
        if (on != null && !on.isNull() && summary != null && !summary.isNull()) {
            for (Circumstances each : circumstances) {
                each.note(
                        noted.circumstance(),
                        LocalDate.parse(on.asString()),
                        summary.asString(),
                        cause.name(),
                        cause.sample());
            }
        }
    }

    /** The same cause opens one case, however often it is looked at. */
    private void open(Trigger trigger, Trigger.OpenCase opening, Cause cause) {
        String again = opening.again();
        JsonNode turn = again == null ? null : Words.value(again, cause.known(today()));
        String once = String.join(
                "\n",
                trigger.id(),
                cause.source(),
                cause.id() + cause.row(),
                turn == null || turn.isNull() ? "" : turn.asString());
        cases.open(
                opening.procedure(),
                "link/" + CanonicalJson.sha256(once.getBytes(StandardCharsets.UTF_8)),
                reason(trigger, cause),
                filled(opening.values(), cause),
                cause.sample());
    }

    private ObjectNode filled(Map<String, String> texts, Cause cause) {
        ObjectNode known = cause.known(today());
        ObjectNode filled = JsonNodeFactory.instance.objectNode();
        texts.forEach((field, text) -> {
            JsonNode value = Words.value(text, known);
            if (value != null && !value.isNull()) {
                filled.set(field, value);
            }
        });
        return filled;
    }

    private LocalDate today() {
        return Zone.dayOf(clock.instant());
    }

    private List<Seen> targets(Trigger.Move move, Cause cause) {
        if (move.by().equals("id")) {
            return records.find(move.register(), RecordId.of(cause.id())).stream()
                    .toList();
        }
        if (text(cause.values(), move.by()) != null
                || registers
                        .find(cause.source())
                        .flatMap(register -> register.form().find(move.by()))
                        .isPresent()) {
            return Optional.ofNullable(text(cause.values(), move.by()))
                    .flatMap(id -> records.find(move.register(), RecordId.of(id)))
                    .stream()
                    .toList();
        }
        if (registers.get(move.register()).form().find(move.by()).isEmpty()) {
            return List.of();
        }
        return records.where(move.register(), new Condition.In(move.by(), List.of(cause.id())), null, PAGE);
    }

    private void move(Trigger trigger, Trigger.Move move, Cause cause, Seen target) {
        Register.Move how = registers.get(move.register()).move(move.move()).orElseThrow();
        if (how.from().contains(target.state())) {
            records.move(move.register(), target.id(), move.move(), reason(trigger, cause), filled(move.set(), cause));
        }
    }

    private static String reason(Trigger trigger, Cause cause) {
        return "联动：" + cause.of().zh() + "“" + cause.name() + "”（" + trigger.id() + "）";
    }

    private static @Nullable String text(JsonNode values, String field) {
        JsonNode value = values.get(field);
        return value == null || value.isNull() ? null : value.asString();
    }
}
