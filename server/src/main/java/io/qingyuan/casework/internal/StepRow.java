package io.qingyuan.casework.internal;

import io.qingyuan.casework.CaseId;
import io.qingyuan.evidence.SealedJson;
import io.qingyuan.identity.PersonId;
import io.qingyuan.identity.Role;
import io.qingyuan.identity.UnitId;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Something that was done in a case.
 *
 * @param number in the case, from 1
 * @param node the step of the procedure, where it was one
 * @param happenedAt when it was done; earlier than recorded where it was done without a network
 * @param values what was filled in
 * @param details what else matters: where it was returned to, whom it was handed to, the ground
 * @param signature the digest that whoever did it signed
 */
record StepRow(
        UUID id,
        CaseId caseId,
        int number,
        Act act,
        @Nullable String node,
        @Nullable UUID task,
        PersonId person,
        @Nullable UnitId unit,
        @Nullable Role role,
        boolean acting,
        Instant happenedAt,
        Instant recordedAt,
        @Nullable Position position,
        @Nullable String reason,
        ObjectNode values,
        ObjectNode details,
        @Nullable String signature,
        List<StepFile> files) {

    StepRow {
        files = List.copyOf(files);
    }

    /** Where it was done. */
    record Position(
            java.math.BigDecimal longitude,
            java.math.BigDecimal latitude,
            java.math.@Nullable BigDecimal accuracyMeters) {}

    /** A file that belongs to it. */
    record StepFile(String field, int position, UUID file, String name, String sha256, long sizeBytes) {}

    /** What of it is sealed, and what is signed. */
    String content() {
        JsonNodeFactory json = JsonNodeFactory.instance;
        ObjectNode content = json.objectNode()
                .put("case", caseId.toString())
                .put("number", number)
                .put("act", act.name())
                .put("person", person.toString())
                .put("happened", happenedAt.toString());
        put(content, "node", node);
        put(content, "unit", unit == null ? null : unit.value());
        put(content, "role", role == null ? null : role.name());
        put(content, "reason", reason);
        if (acting) {
            content.put("acting", true);
        }
        if (position != null) {
            content.set(
                    "position",
                    json.arrayNode()
                            .add(position.longitude().stripTrailingZeros().toPlainString())
                            .add(position.latitude().stripTrailingZeros().toPlainString()));
        }
        if (!values.isEmpty()) {
            content.set("values", values);
        }
        if (!details.isEmpty()) {
            content.set("details", details);
        }
        if (!files.isEmpty()) {
            ArrayNode listed = content.putArray("files");
            files.forEach(file -> listed.addObject()
                    .put("field", file.field())
                    .put("name", file.name())
                    .put("sha256", file.sha256()));
        }
        return SealedJson.of(content);
    }

    private static void put(ObjectNode content, String name, @Nullable String value) {
        if (value != null) {
            content.put(name, value);
        }
    }
}
