package io.qingyuan.rules.internal.dmn;

import io.qingyuan.rules.DmnProblem;
import io.qingyuan.rules.DmnProblem.Kind;
import io.qingyuan.rules.internal.dmn.XmlTree.Element;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The elements and attributes of DMN a pack may use; everything else is refused before any engine sees it. */
final class DmnShape {

    /** DMN 1.3, 1.4 and 1.5. */
    private static final Set<String> NAMESPACES = Set.of(
            "https://www.omg.org/spec/DMN/20191111/MODEL/",
            "https://www.omg.org/spec/DMN/20211108/MODEL/",
            "https://www.omg.org/spec/DMN/20230324/MODEL/");

    /** The picture an editor draws; it decides nothing and is left out. */
    static final String PICTURE = "DMNDI";

    private record Form(Set<String> attributes, Set<String> children) {}

    private static final Map<String, Form> FORMS = Map.ofEntries(
            form(
                    "definitions",
                    "id name namespace exporter exporterVersion expressionLanguage typeLanguage",
                    "description itemDefinition inputData decision"),
            form("description", "", ""),
            form("itemDefinition", "id name label isCollection typeLanguage", "description typeRef allowedValues"),
            form("typeRef", "", ""),
            form("allowedValues", "id expressionLanguage", "text"),
            form("inputData", "id name label", "description variable"),
            form("variable", "id name label typeRef", "description"),
            form(
                    "decision",
                    "id name label",
                    "description question allowedAnswers variable informationRequirement decisionTable"
                            + " literalExpression"),
            form("question", "", ""),
            form("allowedAnswers", "", ""),
            form("informationRequirement", "id", "requiredInput requiredDecision"),
            form("requiredInput", "href", ""),
            form("requiredDecision", "href", ""),
            form(
                    "decisionTable",
                    "id label typeRef hitPolicy aggregation outputLabel preferredOrientation",
                    "description input output annotation rule"),
            form("input", "id label", "description inputExpression inputValues"),
            form("inputExpression", "id label typeRef expressionLanguage", "text"),
            form("inputValues", "id expressionLanguage", "text"),
            form("output", "id name label typeRef", "description outputValues"),
            form("outputValues", "id expressionLanguage", "text"),
            form("annotation", "name", ""),
            form("rule", "id label", "description inputEntry outputEntry annotationEntry"),
            form("inputEntry", "id label expressionLanguage", "text"),
            form("outputEntry", "id label typeRef expressionLanguage", "text"),
            form("annotationEntry", "", "text"),
            form("literalExpression", "id label typeRef expressionLanguage", "text"),
            form("text", "", ""));

    private DmnShape() {}

    static void check(Element root, List<DmnProblem> problems) {
        if (!root.name().equals("definitions") || !NAMESPACES.contains(root.namespace())) {
            problems.add(DmnProblem.of(Kind.ELEMENT, root.line(), root.name(), "DMN 1.3"));
            return;
        }
        check(root, root.namespace(), problems);
    }

    private static void check(Element element, String namespace, List<DmnProblem> problems) {
        Form form = FORMS.get(element.name());
        if (form == null) {
            return; // the parent has refused it
        }
        element.attributes().forEach((name, value) -> {
            if (!form.attributes().contains(name)) {
                problems.add(DmnProblem.of(Kind.ATTRIBUTE, element.line(), name, element.name()));
            } else if (name.endsWith("Language") && !value.endsWith("/FEEL/") && !value.equalsIgnoreCase("feel")) {
                problems.add(DmnProblem.of(Kind.ATTRIBUTE, element.line(), name + "=" + value, element.name()));
            } else if (name.equals("isCollection") && !value.equals("false")) {
                problems.add(DmnProblem.of(Kind.ATTRIBUTE, element.line(), name + "=" + value, element.name()));
            }
        });
        for (Element child : element.children()) {
            if (element.name().equals("definitions") && child.name().equals(PICTURE)) {
                continue;
            }
            if (!child.namespace().equals(namespace) || !form.children().contains(child.name())) {
                problems.add(DmnProblem.of(Kind.ELEMENT, child.line(), child.name(), element.name()));
            } else {
                check(child, namespace, problems);
            }
        }
    }

    private static Map.Entry<String, Form> form(String element, String attributes, String children) {
        return Map.entry(element, new Form(words(attributes), words(children)));
    }

    private static Set<String> words(String text) {
        return text.isEmpty() ? Set.of() : Set.of(text.split(" "));
    }
}
