package io.qingyuan.rules.internal.dmn;

import io.qingyuan.rules.DmnException;
import io.qingyuan.rules.DmnModel;
import io.qingyuan.rules.DmnModel.Decision;
import io.qingyuan.rules.DmnModel.Input;
import io.qingyuan.rules.DmnProblem;
import io.qingyuan.rules.DmnProblem.Kind;
import io.qingyuan.rules.internal.dmn.XmlTree.Element;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Makes the readable model of a DMN text; what the whitelist does not know is a problem, not skipped. */
public final class DmnReader {

    private final List<DmnProblem> problems = new ArrayList<>();
    private final DmnTypes types = new DmnTypes(problems);
    private final Map<String, String> names = new HashMap<>();

    private DmnReader() {}

    public static DmnModel read(String xml) {
        return new DmnReader().model(xml);
    }

    private DmnModel model(String xml) {
        Optional<Element> root = XmlTree.read(xml, problems);
        root.ifPresent(element -> DmnShape.check(element, problems));
        if (root.isEmpty() || !problems.isEmpty()) {
            throw new DmnException(problems);
        }
        Element definitions = root.get();
        types.define(definitions.all("itemDefinition"));
        for (String kind : List.of("inputData", "decision")) {
            definitions.all(kind).forEach(this::name);
        }
        List<Input> inputs =
                definitions.all("inputData").stream().map(this::input).toList();
        Map<String, Decision> decisions = new LinkedHashMap<>();
        for (Element element : definitions.all("decision")) {
            new DecisionReader(element, types, problems, this::needs)
                    .read()
                    .ifPresent(decision -> decisions.put(decision.name(), decision));
        }
        if (decisions.isEmpty() && problems.isEmpty()) {
            problems.add(DmnProblem.of(Kind.MISSING, definitions.line(), "decision", "definitions"));
        }
        distinct(inputs, decisions);
        List<Decision> ordered = ordered(decisions);
        if (!problems.isEmpty()) {
            throw new DmnException(problems);
        }
        return new DmnModel(definitions.attribute("name").orElse(""), inputs, ordered);
    }

    /** A thing is referred to by its id and read by its name. */
    private void name(Element element) {
        String name = element.attribute("name").orElse("");
        if (!DmnTypes.isName(name)) {
            problems.add(DmnProblem.of(Kind.NAME, element.line(), name));
        }
        element.find("variable")
                .flatMap(variable -> variable.attribute("name"))
                .filter(variable -> !variable.equals(name))
                .ifPresent(variable -> problems.add(DmnProblem.of(Kind.NAME, element.line(), variable)));
        String id = element.attribute("id").orElse("");
        if (id.isEmpty()) {
            problems.add(DmnProblem.of(Kind.MISSING, element.line(), "id", element.name()));
        } else if (names.put(id, name) != null) {
            problems.add(DmnProblem.of(Kind.NAME_TWICE, element.line(), id));
        }
    }

    private Input input(Element element) {
        DmnTypes.Use use = types.use(element.find("variable").flatMap(v -> v.attribute("typeRef")), element.line());
        return new Input(element.attribute("name").orElse(""), use.type(), use.allowed(), element.line());
    }

    private List<String> needs(Element decision) {
        List<String> needs = new ArrayList<>();
        for (Element requirement : decision.all("informationRequirement")) {
            for (Element required : requirement.children()) {
                String href = required.attribute("href").orElse("");
                String name = href.startsWith("#") ? names.get(href.substring(1)) : null;
                if (name == null) {
                    problems.add(DmnProblem.of(Kind.REFERENCE, required.line(), href));
                } else {
                    needs.add(name);
                }
            }
        }
        return needs;
    }

    private void distinct(List<Input> inputs, Map<String, Decision> decisions) {
        Set<String> seen = new HashSet<>();
        for (Input input : inputs) {
            if (!seen.add(input.name())) {
                problems.add(DmnProblem.of(Kind.NAME_TWICE, input.line(), input.name()));
            }
        }
        for (Decision decision : decisions.values()) {
            for (DmnModel.Output output : decision.outputs()) {
                if (!seen.add(output.name())) {
                    problems.add(DmnProblem.of(Kind.NAME_TWICE, decision.line(), output.name()));
                }
            }
        }
    }

    /** Those needed first; a circle is a problem. */
    private List<Decision> ordered(Map<String, Decision> decisions) {
        List<Decision> ordered = new ArrayList<>();
        for (Decision decision : decisions.values()) {
            place(decision, decisions, ordered, new ArrayList<>());
        }
        return ordered;
    }

    private void place(Decision decision, Map<String, Decision> all, List<Decision> ordered, List<String> under) {
        if (under.contains(decision.name())) {
            problems.add(DmnProblem.of(Kind.CIRCLE, decision.line(), String.join(" → ", under)));
            return;
        }
        if (ordered.contains(decision)) {
            return;
        }
        under.add(decision.name());
        for (String need : decision.needs()) {
            Decision needed = all.get(need);
            if (needed != null) {
                place(needed, all, ordered, under);
                if (needed.outputs().size() > 1) {
                    problems.add(DmnProblem.of(Kind.REFERENCE, decision.line(), need));
                }
            }
        }
        under.removeLast();
        ordered.add(decision);
    }
}
