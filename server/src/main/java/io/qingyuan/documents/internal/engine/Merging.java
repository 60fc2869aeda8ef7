package io.qingyuan.documents.internal.engine;

import io.qingyuan.documents.DocumentProblem;
import io.qingyuan.fields.Field;
import io.qingyuan.fields.FieldKind;
import io.qingyuan.fields.FieldSet;
import io.qingyuan.problem.Fault;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Puts what somebody filled in onto what is there, and refuses, field by field, what is not theirs to change. */
public final class Merging {

    /**
     * What came of it.
     *
     * @param values what is there with every change that is allowed
     * @param faults the changes that are not
     */
    public record Merged(ObjectNode values, List<Fault> faults) {
        public Merged {
            faults = List.copyOf(faults);
        }
    }

    private final Map<String, FieldState> states;
    private final List<Fault> faults = new ArrayList<>();

    private Merging(Map<String, FieldState> states) {
        this.states = states;
    }

    /**
     * Merges.
     *
     * @param proposed by field; what is not named stays, null empties; of a list all items are given
     */
    public static Merged merge(FieldSet form, Map<String, FieldState> states, JsonNode before, JsonNode proposed) {
        Merging merging = new Merging(states);
        ObjectNode values = merging.object(form, "", before, proposed, false);
        return new Merged(values, merging.faults);
    }

    private ObjectNode object(FieldSet form, String base, JsonNode before, JsonNode proposed, boolean item) {
        ObjectNode merged = JsonNodeFactory.instance.objectNode();
        for (String name : proposed.propertyNames()) {
            if (form.find(name).isEmpty()) {
                faults.add(Fault.at(base + "/" + name, DocumentProblem.NO_SUCH_FIELD, name));
            }
        }
        for (Field field : form.fields()) {
            JsonNode old = before.get(field.id());
            String pointer = base + "/" + field.id();
            FieldState state = states.getOrDefault(pattern(pointer), FieldState.HIDDEN);
            boolean given = proposed.has(field.id()) || (item && state.writable());
            JsonNode value = given ? proposed.get(field.id()) : old;
            if (given && !field.computed() && !same(old, value)) {
                value = change(field, pointer, state, old, value);
            }
            if (!field.computed() && !DocumentRules.empty(value)) {
                merged.set(field.id(), value);
            }
        }
        return merged;
    }

    /** The state of an added item's field is that of {@code /list/-/field}. */
    private String pattern(String pointer) {
        return states.containsKey(pointer) ? pointer : pointer.replaceFirst("/[0-9]+/", "/-/");
    }

    private @Nullable JsonNode change(
            Field field, String pointer, FieldState state, @Nullable JsonNode old, @Nullable JsonNode value) {
        if (field.kind() instanceof FieldKind.Rows rows && value != null && value.isArray()) {
            return items(rows.fields(), pointer, state, old, value, field);
        }
        if (state.writable()) {
            return value;
        }
        refuse(field, pointer, state);
        return old;
    }

    private JsonNode items(
            FieldSet form, String pointer, FieldState state, @Nullable JsonNode old, JsonNode value, Field field) {
        int before = old == null ? 0 : old.size();
        if (value.size() != before && !state.writable()) {
            refuse(field, pointer, state);
            return old == null ? JsonNodeFactory.instance.arrayNode() : old;
        }
        ArrayNode items = JsonNodeFactory.instance.arrayNode();
        for (int i = 0; i < value.size(); i++) {
            JsonNode was = old == null || i >= before ? JsonNodeFactory.instance.objectNode() : old.get(i);
            if (value.get(i).isObject()) {
                items.add(object(form, pointer + "/" + i, was, value.get(i), true));
            } else {
                items.add(value.get(i)); // the check of fields says what is wrong with it
            }
        }
        return items;
    }

    private void refuse(Field field, String pointer, FieldState state) {
        DocumentProblem problem = switch (state) {
            case SEALED -> DocumentProblem.FIELD_SEALED;
            case HIDDEN -> DocumentProblem.NO_SUCH_FIELD;
            default -> DocumentProblem.FIELD_OF_OTHERS;
        };
        faults.add(Fault.at(pointer, problem, field.title().zh()));
    }

    /** Numbers written with or without quotes say the same. */
    static boolean same(@Nullable JsonNode one, @Nullable JsonNode other) {
        if (DocumentRules.empty(one) || DocumentRules.empty(other)) {
            return DocumentRules.empty(one) && DocumentRules.empty(other);
        }
        if (one == null || other == null) {
            return false;
        }
        if (one.isValueNode() && other.isValueNode()) {
            return one.isBoolean() == other.isBoolean() && one.asString().equals(other.asString());
        }
        return one.equals(other);
    }
}
