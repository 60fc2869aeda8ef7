package io.qingyuan.registry.internal.sample;

import io.qingyuan.fields.Checked;
import io.qingyuan.fields.Field;
import io.qingyuan.fields.FieldKind;
import io.qingyuan.fields.FieldSet;
import io.qingyuan.identity.Actor;
import io.qingyuan.packs.PackDocument;
import io.qingyuan.packs.PackItem;
import io.qingyuan.registry.Fills.Filling;
import io.qingyuan.registry.Register;
import io.qingyuan.registry.Registers;
import io.qingyuan.registry.internal.definition.RecordFiles;
import io.qingyuan.registry.internal.records.RecordChecks;
import io.qingyuan.registry.internal.records.RecordDesk;
import io.qingyuan.registry.internal.records.RecordRow;
import io.qingyuan.registry.internal.records.Recorder;
import io.qingyuan.registry.internal.records.Recorder.Draft;
import io.qingyuan.registry.internal.records.Recorder.Trail;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Makes the records that packs write, each after those it refers to. */
@Component
class RecordMaker {

    private static final int AT_ONCE = 500;

    private final Registers registers;
    private final Recorder recorder;
    private final RecordChecks checks;

    RecordMaker(Registers registers, Recorder recorder, RecordChecks checks) {
        this.registers = registers;
        this.recorder = recorder;
        this.checks = checks;
    }

    /** How records are marked that are made: their act, and whether they are samples. */
    record Mark(String act, boolean sample) {}

    /** One that is to be made, as soon as those it refers to are. */
    private record Waiting(Register register, PackItem item, Set<String> needs) {}

    /**
     * Makes them.
     *
     * @param known ids of records that are there, by {@code @REGISTER/KEY}; those that are made are added
     */
    void make(List<PackDocument> documents, Mark mark, Map<String, String> known) {
        List<Waiting> waiting = new ArrayList<>();
        for (PackDocument document : documents) {
            Register register = registers.get(document.item().string("register"));
            document.item().list("records").stream()
                    .filter(item -> item.findString("key")
                            .map(key -> !known.containsKey("@" + register.id() + "/" + key))
                            .orElse(true))
                    .forEach(
                            item -> waiting.add(new Waiting(register, item, RecordFiles.needs(register.form(), item))));
        }
        while (!waiting.isEmpty()) {
            List<Waiting> ready = waiting.stream()
                    .filter(one -> known.keySet().containsAll(one.needs()))
                    .toList();
            if (ready.isEmpty()) {
                throw new IllegalStateException("records of packs refer to each other in a circle or to none: "
                        + waiting.getFirst().item().place());
            }
            waiting.removeAll(new HashSet<>(ready));
            Map<Register, List<Waiting>> byRegister = new LinkedHashMap<>();
            ready.forEach(one -> byRegister
                    .computeIfAbsent(one.register(), _ -> new ArrayList<>())
                    .add(one));
            byRegister.forEach((register, their) -> {
                for (int from = 0; from < their.size(); from += AT_ONCE) {
                    make(register, their.subList(from, Math.min(their.size(), from + AT_ONCE)), mark, known);
                }
            });
        }
    }

    private void make(Register register, List<Waiting> some, Mark mark, Map<String, String> made) {
        Filling filling = checks.filling(register);
        List<JsonNode> given = some.stream()
                .map(one -> filling.filled(
                        one.item().findString("state").orElse(register.first().id()),
                        resolved(
                                register.form(),
                                one.item().find("values").orElseThrow().node(),
                                made)))
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
                        "record " + some.get(i).item().place() + " is not well formed: " + checked.faults());
            }
            drafts.add(new Draft(null, known.id(), checked.values(), mark.act(), null, null, mark.sample()));
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
}
