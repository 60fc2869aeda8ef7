package io.qingyuan.decisions.internal;

import io.qingyuan.decisions.internal.DecisionViews.CellView;
import io.qingyuan.decisions.internal.DecisionViews.ColumnView;
import io.qingyuan.decisions.internal.DecisionViews.DecisionLine;
import io.qingyuan.decisions.internal.DecisionViews.DecisionView;
import io.qingyuan.decisions.internal.DecisionViews.EditionView;
import io.qingyuan.decisions.internal.DecisionViews.ExampleView;
import io.qingyuan.decisions.internal.DecisionViews.RowView;
import io.qingyuan.decisions.internal.DecisionViews.StretchView;
import io.qingyuan.decisions.internal.DecisionViews.TableView;
import io.qingyuan.decisions.internal.DecisionViews.TermView;
import io.qingyuan.decisions.internal.DecisionViews.ValueView;
import io.qingyuan.decisions.internal.Definition.Edition;
import io.qingyuan.decisions.internal.Definition.Example;
import io.qingyuan.decisions.internal.Definition.Term;
import io.qingyuan.rules.DmnModel;
import io.qingyuan.rules.DmnTest;
import io.qingyuan.rules.FeelType;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Makes views of definitions. */
final class Showing {

    private Showing() {}

    static DecisionLine line(Definition definition, LocalDate today) {
        Edition shown = definition.findEdition(today).orElse(definition.latest());
        List<ExampleView> examples = examples(definition);
        return new DecisionLine(
                definition.id().value(),
                definition.title(),
                definition.note(),
                definition.item().document().pack().value(),
                editions(definition, shown),
                rows(shown),
                examples.size(),
                (int) examples.stream().filter(ExampleView::holds).count());
    }

    static DecisionView view(Definition definition, Edition shown, LocalDate on) {
        DmnModel model = shown.decision().model();
        return new DecisionView(
                definition.id().value(),
                definition.title(),
                definition.note(),
                definition.item().document().pack().value(),
                definition.complete(),
                definition.reason(),
                definition.open(),
                on,
                editions(definition, shown),
                definition.inputs().stream()
                        .filter(term -> model.inputs().stream()
                                .anyMatch(input -> input.name().equals(term.id())))
                        .map(term -> term(term, Objects.requireNonNullElse(term.type(), FeelType.TEXT)))
                        .toList(),
                definition.outputs().stream()
                        .map(term -> term(term, outputType(model, term.id())))
                        .toList(),
                model.decisions().stream().map(Showing::table).toList(),
                examples(definition));
    }

    private static int rows(Edition edition) {
        return edition.decision().model().decisions().stream()
                .mapToInt(decision ->
                        decision instanceof DmnModel.Table table ? table.rows().size() : 1)
                .sum();
    }

    private static List<EditionView> editions(Definition definition, Edition shown) {
        return definition.editions().stream()
                .map(edition -> new EditionView(
                        edition.file(),
                        edition.from(),
                        edition.to(),
                        edition.source(),
                        edition.sample(),
                        edition.file().equals(shown.file())))
                .toList();
    }

    private static FeelType outputType(DmnModel model, String name) {
        return model.decisions().stream()
                .flatMap(decision -> decision.outputs().stream())
                .filter(output -> output.name().equals(name))
                .findFirst()
                .map(DmnModel.Output::type)
                .orElse(FeelType.TEXT);
    }

    private static TermView term(Term term, FeelType type) {
        return new TermView(
                term.id(),
                type.word(),
                term.title(),
                term.unit(),
                term.note(),
                term.values().stream()
                        .map(value -> new ValueView(value.value(), value.title(), value.note()))
                        .toList());
    }

    private static TableView table(DmnModel.Decision decision) {
        return switch (decision) {
            case DmnModel.Formula formula ->
                new TableView(
                        formula.name(), null, formula.feel(), List.of(), List.of(formula.name()), List.of(), List.of());
            case DmnModel.Table table ->
                new TableView(
                        table.name(),
                        table.policy().letter(),
                        null,
                        table.columns().stream()
                                .map(column -> new ColumnView(
                                        column.expression(), column.type().word()))
                                .toList(),
                        table.outputs().stream().map(DmnModel.Output::name).toList(),
                        table.annotations(),
                        table.rows().stream().map(row -> row(table, row)).toList());
        };
    }

    private static RowView row(DmnModel.Table table, DmnModel.Row row) {
        List<CellView> tests = new ArrayList<>();
        for (int i = 0; i < row.tests().size(); i++) {
            tests.add(cell(row.tests().get(i), table.columns().get(i).type()));
        }
        List<String> results = new ArrayList<>();
        for (int i = 0; i < row.results().size(); i++) {
            results.add(result(row.results().get(i), table.outputs().get(i).type()));
        }
        return new RowView(row.number(), tests, results, row.annotations());
    }

    /** A constant as a value, a formula as it is written. */
    private static String result(String text, FeelType type) {
        return type == FeelType.TEXT && text.length() > 1 && text.startsWith("\"") && text.endsWith("\"")
                ? text.substring(1, text.length() - 1)
                : text;
    }

    private static CellView cell(String text, FeelType type) {
        DmnTest test = DmnTest.of(text, type);
        return new CellView(
                text,
                test.negated(),
                test.stretches().stream()
                        .map(stretch -> new StretchView(
                                said(stretch.low()), stretch.lowIn(), said(stretch.high()), stretch.highIn()))
                        .toList());
    }

    private static @Nullable String said(@Nullable Object value) {
        return value == null ? null : Examples.plain(value);
    }

    private static List<ExampleView> examples(Definition definition) {
        return definition.examples().stream()
                .map(example -> example(definition, example))
                .toList();
    }

    private static ExampleView example(Definition definition, Example example) {
        Examples.Run run = Examples.run(definition, example);
        return new ExampleView(
                example.title(), example.on(), texts(example.in()), run.expected(), run.found(), run.holds());
    }

    /** The members of an object as text. */
    static Map<String, String> texts(JsonNode object) {
        Map<String, String> texts = new LinkedHashMap<>();
        object.properties().forEach(member -> texts.put(member.getKey(), text(member.getValue())));
        return texts;
    }

    private static String text(JsonNode value) {
        return Optional.of(value)
                .filter(JsonNode::isNumber)
                .map(number -> number.decimalValue().toPlainString())
                .orElseGet(value::asString);
    }
}
