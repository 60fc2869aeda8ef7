package io.qingyuan.registry.internal.records;

import io.qingyuan.evidence.Event;
import io.qingyuan.evidence.Evidence;
import io.qingyuan.evidence.SealedJson;
import io.qingyuan.evidence.SealedSubjects;
import io.qingyuan.identity.Actor;
import io.qingyuan.identity.Policy;
import io.qingyuan.identity.Verb;
import io.qingyuan.registry.RecordId;
import io.qingyuan.registry.Register;
import io.qingyuan.registry.Registers;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Seals every version of every record. */
@Component
class SealedRecords implements SealedSubjects {

    private static final String PREFIX = "record";

    private final JdbcRecords records;
    private final Registers registers;
    private final Evidence evidence;
    private final Policy policy;

    SealedRecords(JdbcRecords records, Registers registers, Evidence evidence, Policy policy) {
        this.records = records;
        this.registers = registers;
        this.evidence = evidence;
        this.policy = policy;
    }

    /** In the transaction that wrote them. */
    void seal(List<RecordRow> rows) {
        // an import seals thousands at once
        evidence.seal(rows.parallelStream()
                .map(row -> new Event("record.written", PREFIX + "/" + row.id() + "@" + row.version(), content(row)))
                .toList());
    }

    private static String content(RecordRow row) {
        ObjectNode content = JsonNodeFactory.instance.objectNode();
        content.put("register", row.register().id());
        content.put("record", row.id().toString());
        content.put("version", row.version());
        content.put("number", row.number());
        content.put("state", row.state());
        content.put("from", row.validFrom().toString());
        content.put("to", row.validTo() == null ? null : row.validTo().toString());
        content.put("recordedAt", row.recordedAt().toString());
        content.put("act", row.act());
        content.put("reason", row.reason());
        content.put("author", row.author().toString());
        content.put("definition", row.definition());
        content.put("sample", row.sample());
        content.set("values", row.values());
        return SealedJson.of(content);
    }

    @Override
    public String prefix() {
        return PREFIX;
    }

    @Override
    public boolean mayRead(Actor actor, String id) {
        return key(id).map(JdbcRecords.VersionKey::id)
                .flatMap(record -> Optional.ofNullable(
                                records.registers(List.of(record)).get(record))
                        .flatMap(registers::find)
                        .flatMap(register -> records.current(register, record)))
                .filter(row -> policy.allows(actor, Verb.READ_PRIVATE, RecordThing.of(row))
                        || (policy.allows(actor, Verb.READ, RecordThing.of(row))
                                && row.register().form().fields().stream().noneMatch(field -> field.closed())))
                .isPresent();
    }

    @Override
    public Map<String, String> contents(Collection<String> ids) {
        Map<String, String> contents = new HashMap<>();
        Map<RecordId, List<Integer>> asked = new LinkedHashMap<>();
        ids.forEach(id -> key(id).ifPresent(key ->
                asked.computeIfAbsent(key.id(), _ -> new ArrayList<>()).add(key.version())));
        Map<String, Map<RecordId, List<Integer>>> byRegister = new LinkedHashMap<>();
        records.registers(asked.keySet())
                .forEach((id, register) -> byRegister
                        .computeIfAbsent(register, _ -> new LinkedHashMap<>())
                        .put(id, asked.getOrDefault(id, List.of())));
        byRegister.forEach((register, their) -> {
            Map<String, List<JdbcRecords.VersionKey>> byDefinition = new LinkedHashMap<>();
            their.forEach((id, versions) -> records.definitions(register, id).forEach((version, hash) -> {
                if (versions.contains(version)) {
                    byDefinition
                            .computeIfAbsent(hash, _ -> new ArrayList<>())
                            .add(new JdbcRecords.VersionKey(id, version));
                }
            }));
            byDefinition.forEach((hash, keys) -> {
                Register definition = registers.definition(hash).orElseThrow();
                records.versions(definition, keys)
                        .forEach(row -> contents.put(row.id() + "@" + row.version(), content(row)));
            });
        });
        return contents;
    }

    private static Optional<JdbcRecords.VersionKey> key(String id) {
        int at = id.indexOf('@');
        try {
            return at < 0
                    ? Optional.empty()
                    : Optional.of(new JdbcRecords.VersionKey(
                            RecordId.of(id.substring(0, at)), Integer.parseInt(id.substring(at + 1))));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }
}
