package io.qingyuan.documents.internal;

import io.qingyuan.documents.ChoiceGate;
import io.qingyuan.documents.DocumentProblem;
import io.qingyuan.documents.internal.engine.Choice;
import io.qingyuan.documents.internal.engine.DocumentKind;
import io.qingyuan.documents.internal.engine.FieldPath;
import io.qingyuan.problem.Fault;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** Asks whoever keeps the list whether what was chosen may be chosen. */
@Component
class DocumentGates {

    private final ObjectProvider<ChoiceGate> gates;

    DocumentGates(ObjectProvider<ChoiceGate> gates) {
        this.gates = gates;
    }

    Optional<ChoiceGate> find(String id) {
        return gates.stream().filter(gate -> gate.id().equals(id)).findFirst();
    }

    /** The choices that may not be made. Where no list of licences is kept here, nothing is refused and the page says so. */
    List<Fault> faults(DocumentKind kind, JsonNode values) {
        List<Fault> faults = new ArrayList<>();
        for (Choice choice : kind.choices()) {
            find(choice.gate()).ifPresent(gate -> {
                Map<String, List<String>> asked = new HashMap<>();
                choice.ask().forEach((name, path) -> asked.put(name, texts(values, path)));
                for (Place place : places(values, choice.field())) {
                    if (!gate.passes(place.value(), asked)) {
                        faults.add(Fault.at(
                                place.pointer(),
                                DocumentProblem.NOT_TO_BE_CHOSEN,
                                place.value(),
                                choice.says().zh()));
                    }
                }
            });
        }
        return faults;
    }

    private record Place(String pointer, String value) {}

    private static List<Place> places(JsonNode values, FieldPath path) {
        List<Place> places = new ArrayList<>();
        String list = path.list();
        if (list == null) {
            place(places, values, path, null);
        } else {
            JsonNode items = values.path(list);
            for (int i = 0; i < items.size(); i++) {
                place(places, items.get(i), path, i);
            }
        }
        return places;
    }

    private static void place(List<Place> places, JsonNode owner, FieldPath path, @Nullable Integer item) {
        JsonNode value = owner.get(path.field());
        if (value != null && value.isString()) {
            places.add(new Place(path.pointer(item), value.asString()));
        }
    }

    private static List<String> texts(JsonNode values, FieldPath path) {
        return places(values, path).stream().map(Place::value).toList();
    }
}
