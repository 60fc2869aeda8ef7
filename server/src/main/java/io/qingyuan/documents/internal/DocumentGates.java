package io.qingyuan.documents.internal;

import io.qingyuan.documents.ChoiceGate;
import io.qingyuan.documents.ChoiceGates;
import io.qingyuan.documents.DocumentProblem;
import io.qingyuan.documents.internal.engine.Choice;
import io.qingyuan.documents.internal.engine.DocumentKind;
import io.qingyuan.documents.internal.engine.DocumentRules;
import io.qingyuan.documents.internal.engine.FieldPath;
import io.qingyuan.documents.internal.engine.Standing;
import io.qingyuan.problem.Fault;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** Asks whoever keeps the list whether what was chosen may be chosen. */
@Component
class DocumentGates {

    private final ObjectProvider<ChoiceGates> gates;

    DocumentGates(ObjectProvider<ChoiceGates> gates) {
        this.gates = gates;
    }

    Optional<ChoiceGate> find(String id) {
        return gates.stream().flatMap(each -> each.find(id).stream()).findFirst();
    }

    /**
     * The choices that may not be made. What a signature has sealed was chosen rightly when it was chosen, and stays. Where no list is
     * kept here, nothing is refused and the page says so.
     */
    List<Fault> faults(DocumentRules rules, Standing standing, JsonNode values) {
        return faults(rules.kind(), values, (choice, item) -> !rules.sealed(choice.field(), item, standing));
    }

    /** The same of choices that a correction touches, itself or in what is asked. */
    List<Fault> faults(DocumentKind kind, JsonNode values, Set<String> corrected) {
        return faults(
                kind,
                values,
                (choice, item) -> corrected.contains(choice.field().pointer(item))
                        || choice.ask().values().stream()
                                .flatMap(path -> places(values, path).stream())
                                .anyMatch(place -> corrected.contains(place.pointer())));
    }

    private List<Fault> faults(DocumentKind kind, JsonNode values, BiPredicate<Choice, @Nullable Integer> stillChosen) {
        List<Fault> faults = new ArrayList<>();
        for (Choice choice : kind.choices()) {
            find(choice.gate()).ifPresent(gate -> {
                Map<String, List<String>> asked = asked(choice, values);
                for (Place place : places(values, choice.field())) {
                    if (stillChosen.test(choice, place.item()) && !gate.passes(place.value(), asked)) {
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

    /** What may be chosen in a field; empty where no list narrows it. */
    Optional<List<String>> offered(DocumentKind kind, FieldPath field, JsonNode values) {
        return kind.choices().stream()
                .filter(choice -> choice.field().equals(field))
                .findFirst()
                .flatMap(choice -> find(choice.gate()).map(gate -> gate.offered(asked(choice, values))));
    }

    private static Map<String, List<String>> asked(Choice choice, JsonNode values) {
        Map<String, List<String>> asked = new HashMap<>();
        choice.ask().forEach((name, path) -> asked.put(name, texts(values, path)));
        return asked;
    }

    private record Place(String pointer, @Nullable Integer item, String value) {}

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
            places.add(new Place(path.pointer(item), item, value.asString()));
        }
    }

    private static List<String> texts(JsonNode values, FieldPath path) {
        return places(values, path).stream().map(Place::value).toList();
    }
}
