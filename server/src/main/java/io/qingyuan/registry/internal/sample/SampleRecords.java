package io.qingyuan.registry.internal.sample;

import io.qingyuan.fields.Checked;
import io.qingyuan.fields.Field;
import io.qingyuan.fields.FieldKind;
import io.qingyuan.fields.FieldSet;
import io.qingyuan.identity.Actor;
import io.qingyuan.packs.PackContent;
import io.qingyuan.packs.PackDocument;
import io.qingyuan.packs.PackItem;
import io.qingyuan.packs.SampleData;
import io.qingyuan.registry.RecordsChanged;
import io.qingyuan.registry.Register;
import io.qingyuan.registry.Registers;
import io.qingyuan.registry.internal.definition.SampleFiles;
import io.qingyuan.registry.internal.records.RecordChecks;
import io.qingyuan.registry.internal.records.JdbcRecords;
import io.qingyuan.registry.internal.records.RecordDesk;
import io.qingyuan.registry.internal.records.RecordRow;
import io.qingyuan.registry.internal.records.Recorder;
import io.qingyuan.registry.internal.records.Recorder.Draft;
import io.qingyuan.registry.internal.records.Recorder.Trail;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The sample records (示例) of the packs: marked wherever they show, numbered apart, and taken out together. */
@Component
@Order(40)
class SampleRecords implements SampleData {

    private static final int AT_ONCE = 500;

    private final Registers registers;
    private final JdbcRecords records;
    private final Recorder recorder;
    private final RecordChecks checks;
    private final ApplicationEventPublisher events;

    SampleRecords(
            Registers registers,
            JdbcRecords records,
            Recorder recorder,
            RecordChecks checks,
            ApplicationEventPublisher events) {
        this.registers = registers;
        this.records = records;
        this.recorder = recorder;
        this.checks = checks;
        this.events = events;
    }

    /** One that is to be made, as soon as those it refers to are. */
    private record Waiting(Register register, PackItem item, Set<String> needs) {}

    @Override
    public void load(PackContent content) {
        List<Waiting> waiting = new ArrayList<>();
        for (PackDocument document : content.documents(SampleFiles.FILES)) {
            Register register = registers.get(document.item().string("register"));
            document.item()
                    .list("records")
                    .forEach(
                            item -> waiting.add(new Waiting(register, item, SampleFiles.needs(register.form(), item))));
        }
        Map<String, String> made = new HashMap<>();
        while (!waiting.isEmpty()) {
            List<Waiting> ready = waiting.stream()
                    .filter(one -> made.keySet().containsAll(one.needs()))
                    .toList();
            if (ready.isEmpty()) {
                throw new IllegalStateException("sample records refer to each other in a circle or to none: "
                        + waiting.getFirst().item().place());
            }
            waiting.removeAll(new HashSet<>(ready));
            Map<Register, List<Waiting>> byRegister = new LinkedHashMap<>();
            ready.forEach(one -> byRegister
                    .computeIfAbsent(one.register(), _ -> new ArrayList<>())
                    .add(one));
            byRegister.forEach((register, their) -> {
                for (int from = 0; from < their.size(); from += AT_ONCE) {
                    make(register, their.subList(from, Math.min(their.size(), from + AT_ONCE)), made);
                }
            });
        }
    }

    private void make(Register register, List<Waiting> some, Map<String, String> made) {
        List<ObjectNode> given = some.stream()
                .map(one -> resolved(
                        register.form(), one.item().find("values").orElseThrow().node(), made))
                .toList();
        var lookup = checks.lookup(register.form(), given);
        List<Draft> drafts = new ArrayList<>();
        for (int i = 0; i < some.size(); i++) {
            String state = some.get(i)
                    .item()
                    .findString("state")
                    .orElse(register.first().id());
            Register.State known = register.state(state).orElse(register.first());
            Checked checked =
                    register.form().check(given.get(i), lookup, !known.ended() && RecordDesk.complete(register, known));
            if (!checked.isFine()) {
                throw new IllegalStateException(
                        "sample record " + some.get(i).item().place() + " is not well formed: " + checked.faults());
            }
            drafts.add(new Draft(null, known.id(), checked.values(), "sample", null, null, true));
        }
        List<RecordRow> written = recorder.write(Actor.system(), register, drafts, Trail.TOGETHER);
        for (int i = 0; i < written.size(); i++) {
            String id = written.get(i).id().toString();
            some.get(i).item().findString("key").ifPresent(key -> made.put("@" + register.id() + "/" + key, id));
        }
    }

    /** The values with the ids of the records that are named by their keys. */
    private static ObjectNode resolved(FieldSet form, JsonNode values, Map<String, String> made) {
        ObjectNode resolved = JsonNodeFactory.instance.objectNode();
        values.properties().forEach(entry -> {
            Field field = form.find(entry.getKey()).orElse(null);
            JsonNode value = entry.getValue();
            boolean reference = field != null && field.kind() instanceof FieldKind.Reference;
            resolved.set(
                    entry.getKey(),
                    reference && made.containsKey(value.asString())
                            ? JsonNodeFactory.instance.stringNode(made.get(value.asString()))
                            : value);
        });
        return resolved;
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
