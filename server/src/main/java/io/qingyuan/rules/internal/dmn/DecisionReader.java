package io.qingyuan.rules.internal.dmn;

import io.qingyuan.rules.DmnModel.Column;
import io.qingyuan.rules.DmnModel.Decision;
import io.qingyuan.rules.DmnModel.Formula;
import io.qingyuan.rules.DmnModel.Output;
import io.qingyuan.rules.DmnModel.Row;
import io.qingyuan.rules.DmnModel.Table;
import io.qingyuan.rules.DmnProblem;
import io.qingyuan.rules.DmnProblem.Kind;
import io.qingyuan.rules.HitPolicy;
import io.qingyuan.rules.internal.dmn.XmlTree.Element;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads one decision: a table or a formula. */
final class DecisionReader {

    private static final int MAX_ROWS = 2_000;
    private static final int MAX_COLUMNS = 40;

    private final Element element;
    private final DmnTypes types;
    private final List<DmnProblem> problems;
    private final String name;
    private final List<String> needs;

    DecisionReader(Element element, DmnTypes types, List<DmnProblem> problems, Function<Element, List<String>> needs) {
        this.element = element;
        this.types = types;
        this.problems = problems;
        this.name = element.attribute("name").orElse("");
        this.needs = needs.apply(element);
    }

    Optional<Decision> read() {
        Optional<Element> table = element.find("decisionTable");
        Optional<Element> formula = element.find("literalExpression");
        if (table.isPresent() == formula.isPresent()) {
            problems.add(DmnProblem.of(Kind.MISSING, element.line(), "decisionTable", name));
            return Optional.empty();
        }
        return table.isPresent()
                ? table(table.get())
                : formula.map(found -> new Formula(name, needs, variable(null), found.textOf(), element.line()));
    }

    private Optional<Decision> table(Element table) {
        Optional<HitPolicy> policy = policy(table);
        List<Column> columns = table.all("input").stream().map(this::column).toList();
        List<Output> outputs = outputs(table);
        List<String> annotations = table.all("annotation").stream()
                .map(annotation -> annotation.attribute("name").orElse(""))
                .toList();
        List<Row> rows = new ArrayList<>();
        for (Element rule : table.all("rule")) {
            rows.add(row(rule, rows.size() + 1, columns.size(), outputs.size(), annotations.size()));
        }
        if (columns.isEmpty() || outputs.isEmpty() || rows.isEmpty()) {
            problems.add(DmnProblem.of(
                    Kind.MISSING,
                    table.line(),
                    columns.isEmpty() ? "input" : outputs.isEmpty() ? "output" : "rule",
                    name));
        }
        if (rows.size() > MAX_ROWS || columns.size() > MAX_COLUMNS) {
            problems.add(DmnProblem.of(
                    Kind.TOO_LARGE,
                    table.line(),
                    rows.size() + " × " + columns.size(),
                    MAX_ROWS + " × " + MAX_COLUMNS));
        }
        return policy.map(found -> new Table(name, needs, found, columns, outputs, annotations, rows, table.line()));
    }

    private Optional<HitPolicy> policy(Element table) {
        String word = table.attribute("hitPolicy").orElse("UNIQUE");
        String aggregation = table.attribute("aggregation").orElse("");
        Optional<HitPolicy> policy = switch (word + " " + aggregation) {
            case "UNIQUE " -> Optional.of(HitPolicy.UNIQUE);
            case "FIRST " -> Optional.of(HitPolicy.FIRST);
            case "PRIORITY " -> Optional.of(HitPolicy.PRIORITY);
            case "COLLECT " -> Optional.of(HitPolicy.COLLECT);
            case "COLLECT SUM" -> Optional.of(HitPolicy.SUM);
            default -> Optional.empty();
        };
        if (policy.isEmpty()) {
            problems.add(DmnProblem.of(Kind.HIT_POLICY, table.line(), (word + " " + aggregation).strip()));
        }
        return policy;
    }

    private Column column(Element input) {
        Element expression = input.find("inputExpression").orElse(input);
        DmnTypes.Use use = types.use(expression.attribute("typeRef"), expression.line());
        String allowed = input.find("inputValues").map(Element::textOf).orElse(use.allowed());
        return new Column(expression.textOf(), use.type(), allowed, input.line());
    }

    private List<Output> outputs(Element table) {
        List<Element> outputs = table.all("output");
        if (outputs.size() == 1) {
            return List.of(variable(outputs.getFirst()));
        }
        List<Output> named = new ArrayList<>();
        for (Element output : outputs) {
            String outputName = output.attribute("name").orElse("");
            if (!DmnTypes.isName(outputName)) {
                problems.add(DmnProblem.of(Kind.NAME, output.line(), outputName));
            }
            DmnTypes.Use use = types.use(output.attribute("typeRef"), output.line());
            named.add(new Output(outputName, use.type(), allowed(output, use), output.line()));
        }
        return named;
    }

    /** A decision with one result gives it under its own name. */
    private Output variable(@Nullable Element output) {
        Optional<String> type = element.find("variable").flatMap(variable -> variable.attribute("typeRef"));
        if (type.isEmpty() && output != null) {
            type = output.attribute("typeRef");
        }
        DmnTypes.Use use = types.use(type, element.line());
        return new Output(name, use.type(), output == null ? use.allowed() : allowed(output, use), element.line());
    }

    private static @Nullable String allowed(Element output, DmnTypes.Use use) {
        return output.find("outputValues").map(Element::textOf).orElse(use.allowed());
    }

    private Row row(Element rule, int number, int columns, int outputs, int annotations) {
        List<String> tests =
                rule.all("inputEntry").stream().map(Element::textOf).toList();
        List<String> results =
                rule.all("outputEntry").stream().map(Element::textOf).toList();
        List<String> notes =
                rule.all("annotationEntry").stream().map(Element::textOf).toList();
        if (tests.size() != columns || results.size() != outputs || notes.size() > annotations) {
            problems.add(DmnProblem.of(
                    Kind.ROW_SIZE,
                    rule.line(),
                    number,
                    tests.size() + " + " + results.size() + " + " + notes.size(),
                    columns + " + " + outputs + " + " + annotations));
        }
        return new Row(number, tests, results, notes, rule.line());
    }
}
