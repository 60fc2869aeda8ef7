package io.qingyuan.packs.internal.reading;

import io.qingyuan.packs.CanonicalJson;
import io.qingyuan.packs.PackContent;
import io.qingyuan.packs.PackContent.Pack;
import io.qingyuan.packs.PackDiff.Change;
import io.qingyuan.packs.PackDiff.Field;
import io.qingyuan.packs.PackDiff.Kind;
import io.qingyuan.packs.PackDocument;
import io.qingyuan.packs.PackItem;
import io.qingyuan.packs.PackPlace;
import io.qingyuan.packs.PackText;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Compares two contents thing by thing; what is a thing is said by {@code x-defines} in the schemas. */
public final class DiffBuilder {

    /** Fields that say where a thing stands, not what it is. */
    private static final List<String> STANDING = List.of("ref", "number", "letter");

    private record Key(String thing, String scope, String id) {}

    private record Thing(PackPlace place, @Nullable PackText title, String idField, Map<String, JsonNode> fields) {

        /** What stays the same when a thing is only renumbered. */
        String substance() {
            StringBuilder text = new StringBuilder();
            fields.forEach((name, value) -> {
                if (!name.equals(idField) && !STANDING.contains(name)) {
                    text.append(name)
                            .append('=')
                            .append(CanonicalJson.write(value))
                            .append('\n');
                }
            });
            return text.toString();
        }
    }

    private final Schemas schemas = Schemas.shipped();
    private final Map<Key, Thing> things = new HashMap<>();

    private DiffBuilder(PackContent content) {
        for (Pack pack : content.packs()) {
            for (PackDocument document : pack.documents()) {
                schemas.schemaOf(document.path()).ifPresent(schema -> new Collect(document, schema).collect());
            }
        }
    }

    public static List<Change> compare(PackContent before, PackContent after) {
        Map<Key, Thing> old = new DiffBuilder(before).things;
        Map<Key, Thing> now = new DiffBuilder(after).things;
        List<Change> changes = new ArrayList<>();
        Map<String, Key> removed = new HashMap<>();
        old.forEach((key, thing) -> {
            Thing other = now.get(key);
            if (other == null) {
                removed.put(key.thing() + "\n" + thing.substance(), key);
            } else {
                List<Field> fields = fields(thing, other);
                if (!fields.isEmpty()) {
                    changes.add(change(Kind.CHANGED, key, null, thing, other, fields));
                }
            }
        });
        now.forEach((key, thing) -> {
            if (old.containsKey(key)) {
                return;
            }
            Key former = removed.remove(key.thing() + "\n" + thing.substance());
            if (former == null) {
                changes.add(change(Kind.ADDED, key, null, null, thing, List.of()));
            } else {
                Thing was = Objects.requireNonNull(old.get(former));
                changes.add(change(Kind.RENUMBERED, key, former.id(), was, thing, fields(was, thing)));
            }
        });
        removed.values().forEach(key -> changes.add(change(Kind.REMOVED, key, null, old.get(key), null, List.of())));
        changes.sort(Comparator.comparing(Change::thing).thenComparing(Change::id));
        return changes;
    }

    private static Change change(
            Kind kind,
            Key key,
            @Nullable String formerId,
            @Nullable Thing before,
            @Nullable Thing after,
            List<Field> fields) {
        Thing shown = after != null ? after : Objects.requireNonNull(before);
        return new Change(
                kind,
                key.thing(),
                key.id(),
                formerId,
                shown.title(),
                before == null ? null : before.place(),
                after == null ? null : after.place(),
                fields);
    }

    private static List<Field> fields(Thing before, Thing after) {
        TreeSet<String> names = new TreeSet<>(before.fields().keySet());
        names.addAll(after.fields().keySet());
        List<Field> fields = new ArrayList<>();
        for (String name : names) {
            String was = json(before.fields().get(name));
            String is = json(after.fields().get(name));
            if (!Objects.equals(was, is)) {
                fields.add(new Field(name, was, is));
            }
        }
        return fields;
    }

    private static @Nullable String json(@Nullable JsonNode node) {
        return node == null ? null : CanonicalJson.write(node);
    }

    /** Takes the things out of one file; what remains belongs to the file itself. */
    private final class Collect {

        private final PackDocument document;
        private final String schema;
        private final String scope;

        Collect(PackDocument document, String schema) {
            this.document = document;
            this.schema = schema;
            JsonNode plan = document.root().get("plan");
            JsonNode id = plan != null && plan.isObject() ? plan.get("id") : plan;
            this.scope = id == null ? "" : id.asString();
        }

        void collect() {
            Map<String, JsonNode> rest = new TreeMap<>();
            walk(schemas.tree(schema), document.root(), "", "", rest);
            things.put(
                    new Key("file", document.pack().value(), document.path()),
                    new Thing(document.place(""), null, "", rest));
        }

        private void walk(JsonNode rules, JsonNode value, String pointer, String name, Map<String, JsonNode> into) {
            JsonNode at = rules.has("$ref") && !rules.has("properties")
                    ? schemas.resolve(rules.get("$ref").asString(), schema)
                    : rules;
            String idField = value.isObject() ? idField(at) : null;
            if (idField != null && value.has(idField)) {
                Map<String, JsonNode> own = new TreeMap<>();
                inside(at, value, pointer, "", own);
                PackItem item = new PackItem(document, pointer, value);
                String thing =
                        at.get("properties").get(idField).get("x-defines").asString();
                things.put(
                        new Key(thing, scope, value.get(idField).asString()),
                        new Thing(
                                document.place(pointer), item.findText("title").orElse(null), idField, own));
            } else if (value.isObject() && at.has("properties")) {
                inside(at, value, pointer, name.isEmpty() ? "" : name + ".", into);
            } else if (value.isArray() && at.has("items") && containsThings(at.get("items"))) {
                for (int i = 0; i < value.size(); i++) {
                    walk(at.get("items"), value.get(i), pointer + "/" + i, name + "." + i, into);
                }
            } else {
                into.put(name, value);
            }
        }

        private void inside(JsonNode rules, JsonNode value, String pointer, String prefix, Map<String, JsonNode> into) {
            JsonNode properties = rules.get("properties");
            value.properties().forEach(entry -> {
                JsonNode rule = properties.get(entry.getKey());
                if (rule != null) {
                    walk(rule, entry.getValue(), pointer + "/" + entry.getKey(), prefix + entry.getKey(), into);
                } else {
                    into.put(prefix + entry.getKey(), entry.getValue());
                }
            });
        }

        private static @Nullable String idField(JsonNode rules) {
            JsonNode properties = rules.get("properties");
            if (properties == null) {
                return null;
            }
            for (Map.Entry<String, JsonNode> entry : properties.properties()) {
                if (entry.getValue().has("x-defines")) {
                    return entry.getKey();
                }
            }
            return null;
        }

        private static boolean containsThings(JsonNode rules) {
            return idField(rules) != null;
        }
    }
}
