package io.qingyuan.documents.internal;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Values by where they stand: {@code /sent_on}, {@code /wastes/0/sent_weight}. */
final class Pointers {

    private Pointers() {}

    static Map<String, JsonNode> flat(JsonNode values) {
        Map<String, JsonNode> flat = new LinkedHashMap<>();
        values.properties().forEach(member -> {
            JsonNode value = member.getValue();
            if (value.isArray() && !value.isEmpty() && value.get(0).isObject()) {
                for (int i = 0; i < value.size(); i++) {
                    String base = "/" + member.getKey() + "/" + i + "/";
                    value.get(i).properties().forEach(inner -> flat.put(base + inner.getKey(), inner.getValue()));
                }
            } else {
                flat.put("/" + member.getKey(), value);
            }
        });
        return flat;
    }

    static Optional<JsonNode> find(JsonNode values, String pointer) {
        JsonNode found = values.at(pointer);
        return found.isMissingNode() || found.isNull() ? Optional.empty() : Optional.of(found);
    }

    /** Puts a value where the pointer leads; null takes it away. The object it stands in must be there. */
    static void put(ObjectNode values, String pointer, JsonNode value) {
        int slash = pointer.lastIndexOf('/');
        JsonNode owner = slash == 0 ? values : values.at(pointer.substring(0, slash));
        if (owner instanceof ObjectNode object) {
            String name = pointer.substring(slash + 1);
            if (value.isNull()) {
                object.remove(name);
            } else {
                object.set(name, value);
            }
        }
    }
}
