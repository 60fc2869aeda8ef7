package io.qingyuan.packs.internal.reading;

import io.qingyuan.packs.FormulaCheck;
import io.qingyuan.packs.PackContent;
import io.qingyuan.packs.PackDocument;
import io.qingyuan.packs.PackFault;
import io.qingyuan.packs.PackPlace;
import io.qingyuan.packs.PackText;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Whether files agree with each other. What defines an id and what names one is said by the schemas ({@code x-defines},
 * {@code x-names}, …), so a new kind of file needs no code here. Ids are unique within their plan.
 */
final class References {

    private static final String EVERYWHERE = "";

    private record Key(String kind, String scope, String id) {}

    private record Named(PackPlace place, List<String> kinds, String scope, String id) {}

    private record Counted(PackPlace place, String kind, String scope, BigDecimal number) {}

    private record Step(PackPlace place, String to) {}

    private final Schemas schemas;
    private final FormulaCheck formulas;
    private final Map<Key, PackPlace> defined = new HashMap<>();
    private final Map<String, Set<String>> scopes = new HashMap<>();
    private final Map<String, Integer> counts = new HashMap<>();
    private final List<Named> named = new ArrayList<>();
    private final List<Counted> counted = new ArrayList<>();
    private final Map<String, Map<String, Step>> chains = new HashMap<>();
    private final List<PackFault> faults = new ArrayList<>();

    private References(Schemas schemas, FormulaCheck formulas) {
        this.schemas = schemas;
        this.formulas = formulas;
    }

    static List<PackFault> check(PackContent content, Schemas schemas, FormulaCheck formulas) {
        References references = new References(schemas, formulas);
        for (PackContent.Pack pack : content.packs()) {
            for (PackDocument document : pack.documents()) {
                schemas.schemaOf(document.path())
                        .ifPresent(schema -> references.new Walk(document, schema)
                                .walk(schemas.tree(schema), document.root(), "", null));
            }
        }
        references.compare();
        return references.faults;
    }

    private void compare() {
        for (Named name : named) {
            if (!exists(name)) {
                String kinds = String.join("/", name.kinds());
                faults.add(PackFault.of(name.place(), "unknown-reference", name.id(), similar(name), name.id(), kinds));
            }
        }
        for (Counted number : counted) {
            int real = counts.getOrDefault(number.scope() + " " + number.kind(), 0);
            if (number.number().compareTo(BigDecimal.valueOf(real)) != 0) {
                faults.add(PackFault.of(
                        number.place(),
                        "wrong-count",
                        number.number().toPlainString(),
                        String.valueOf(real),
                        number.kind(),
                        real));
            }
        }
        chains.values().forEach(this::checkCycles);
    }

    private boolean exists(Named name) {
        for (String kind : name.kinds()) {
            Set<String> in = name.scope().equals(EVERYWHERE)
                    ? scopes.getOrDefault(kind, Set.of())
                    : Set.of(name.scope(), EVERYWHERE);
            for (String scope : in) {
                if (defined.containsKey(new Key(kind, scope, name.id()))) {
                    return true;
                }
            }
        }
        return false;
    }

    /** Ids of the kind that look like the unknown one, for the mend. */
    private @Nullable String similar(Named name) {
        String start = name.id().substring(0, Math.min(5, name.id().length()));
        Set<String> close = new TreeSet<>();
        for (Key key : defined.keySet()) {
            if (name.kinds().contains(key.kind()) && key.id().startsWith(start)) {
                close.add(key.id());
            }
        }
        return close.isEmpty()
                ? null
                : String.join(", ", close.stream().limit(6).toList());
    }

    private void checkCycles(Map<String, Step> chain) {
        Set<String> clean = new HashSet<>();
        for (String start : chain.keySet()) {
            Set<String> path = new LinkedHashSet<>();
            String at = start;
            while (at != null && !clean.contains(at)) {
                if (!path.add(at)) {
                    Step step = chain.get(at);
                    if (step != null) {
                        faults.add(PackFault.of(step.place(), "circle", step.to(), null, String.join(" → ", path)));
                    }
                    break;
                }
                Step step = chain.get(at);
                at = step == null ? null : step.to();
            }
            clean.addAll(path);
        }
    }

    /** Goes through one file along its schema. */
    private final class Walk {

        private final PackDocument document;
        private final String file;
        private final String scope;

        Walk(PackDocument document, String file) {
            this.document = document;
            this.file = file;
            JsonNode plan = document.root().get("plan");
            JsonNode id = plan != null && plan.isObject() ? plan.get("id") : plan;
            this.scope = id == null ? EVERYWHERE : id.asString();
        }

        void walk(JsonNode rules, JsonNode value, String pointer, @Nullable JsonNode owner) {
            if (rules.has("$ref")) {
                String reference = rules.get("$ref").asString();
                String target = reference.startsWith("#") ? file : reference.substring(0, reference.indexOf('#'));
                JsonNode resolved = schemas.resolve(reference, file);
                if (target.equals(file)) {
                    walk(resolved, value, pointer, owner);
                } else {
                    new Walk(document, target).walk(resolved, value, pointer, owner);
                }
            }
            if (rules.has("x-counted") && !value.isNull()) {
                counts.merge(scope + " " + rules.get("x-counted").asString(), 1, Integer::sum);
            }
            if (value.isValueNode() && !value.isNull()) {
                scalar(rules, value, pointer, owner);
            } else if (value.isObject()) {
                object(rules, value, pointer);
            } else if (value.isArray() && rules.has("items")) {
                for (int i = 0; i < value.size(); i++) {
                    walk(rules.get("items"), value.get(i), pointer + "/" + i, null);
                }
            }
        }

        private void object(JsonNode rules, JsonNode value, String pointer) {
            JsonNode properties = rules.get("properties");
            JsonNode others = rules.get("additionalProperties");
            value.properties().forEach(entry -> {
                String at = pointer + "/" + entry.getKey().replace("~", "~0").replace("/", "~1");
                JsonNode rule = properties == null ? null : properties.get(entry.getKey());
                if (rule == null && others != null && others.isObject()) {
                    rule = others;
                }
                if (rule != null) {
                    walk(rule, entry.getValue(), at, value);
                }
            });
            if (rules.has("x-formula")) {
                formula(value, pointer);
            }
        }

        private void scalar(JsonNode rules, JsonNode value, String pointer, @Nullable JsonNode owner) {
            PackPlace place = document.place(pointer);
            String text = value.asString();
            if (rules.has("x-defines")) {
                define(rules.get("x-defines").asString(), text, place);
            }
            if (rules.has("x-counts") && value.isNumber()) {
                counted.add(new Counted(place, rules.get("x-counts").asString(), scope, value.decimalValue()));
            }
            if (rules.has("x-names")) {
                List<String> kinds = new ArrayList<>();
                rules.get("x-names").forEach(kind -> kinds.add(kind.asString()));
                named.add(new Named(place, kinds, rules.has("x-of-any-plan") ? EVERYWHERE : scope, text));
                if (rules.has("x-acyclic") && owner != null && owner.has("id")) {
                    chains.computeIfAbsent(kinds.getFirst() + scope, _ -> new HashMap<>())
                            .put(owner.get("id").asString(), new Step(place, text));
                }
            }
            if (rules.has("x-not-below") && owner != null && value.isNumber()) {
                notBelow(rules.get("x-not-below").asString(), value, place, owner);
            }
        }

        private void define(String kind, String id, PackPlace place) {
            PackPlace before = defined.putIfAbsent(new Key(kind, scope, id), place);
            if (before != null) {
                faults.add(PackFault.of(place, "defined-twice", id, null, id, before));
            } else {
                counts.merge(scope + " " + kind, 1, Integer::sum);
                scopes.computeIfAbsent(kind, _ -> new HashSet<>()).add(scope);
            }
        }

        private void notBelow(String name, JsonNode value, PackPlace place, JsonNode owner) {
            JsonNode floor = owner.get(name);
            if (floor != null && floor.isNumber() && value.decimalValue().compareTo(floor.decimalValue()) < 0) {
                faults.add(PackFault.of(
                        place, "below", value.asString(), ">= " + floor.asString(), name, floor.asString()));
            }
        }

        private void formula(JsonNode value, String pointer) {
            JsonNode feel = value.get("feel");
            JsonNode inputs = value.get("inputs");
            if (feel == null || inputs == null || !inputs.isObject()) {
                return;
            }
            Set<String> names = new LinkedHashSet<>(inputs.propertyNames());
            for (PackText fault : formulas.faults(feel.asString(), names)) {
                faults.add(PackFault.of(
                        document.place(pointer + "/feel"),
                        "formula",
                        feel.asString(),
                        String.join(", ", names),
                        fault));
            }
        }
    }
}
