package io.qingyuan.decisions.internal;

import io.qingyuan.decisions.DecisionId;
import io.qingyuan.decisions.Decisions;
import io.qingyuan.decisions.internal.Definition.Edition;
import io.qingyuan.decisions.internal.JdbcDeclarations.Declaration;
import io.qingyuan.packs.PackText;
import io.qingyuan.receipts.Canonical;
import io.qingyuan.receipts.Draft;
import io.qingyuan.receipts.Receipt;
import io.qingyuan.receipts.Receipts;
import io.qingyuan.receipts.Subject;
import io.qingyuan.rules.DmnResult;
import io.qingyuan.rules.DmnRule;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.JsonNode;

/** Tries and makes decisions. */
@Service
class Deciding implements Decisions {

    private final Catalogue catalogue;
    private final JdbcDeclarations declarations;
    private final Receipts receipts;

    Deciding(Catalogue catalogue, JdbcDeclarations declarations, Receipts receipts) {
        this.catalogue = catalogue;
        this.declarations = declarations;
        this.receipts = receipts;
    }

    @Override
    public List<DecisionId> list() {
        return catalogue.all().values().stream().map(Definition::id).toList();
    }

    @Override
    public Map<String, PackText> titles(DecisionId decision, String output) {
        return catalogue
                .get(decision)
                .findOutput(output)
                .map(term -> term.values().stream()
                        .collect(Collectors.toMap(Definition.Value::value, Definition.Value::title)))
                .orElse(Map.of());
    }

    @Override
    public Trial evaluate(DecisionId decision, LocalDate on, Map<String, ?> inputs) {
        Definition definition = catalogue.get(decision);
        Edition edition = Catalogue.edition(definition, on);
        Map<String, Object> values = InputValues.of(edition.decision(), inputs, Set.of());
        return new Trial(
                edition.file(),
                edition.sample(),
                edition.decision().evaluate(values),
                edition.decision().changes(values, definition.result().id()));
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public Decided decide(Question question, String by) {
        Definition definition = catalogue.get(question.decision());
        Edition edition = Catalogue.edition(definition, question.on());
        Map<String, Object> values = InputValues.of(
                edition.decision(),
                question.declared(),
                question.referred().stream().map(Draft.Ref::name).collect(Collectors.toSet()));
        UUID declaration = declaration(question, edition, Canonical.of(values), by);
        List<Draft.Ref> refs = new ArrayList<>();
        refs.add(new Draft.FactRef(DmnRule.DECLARED, DeclaredFacts.SOURCE, declaration.toString()));
        refs.addAll(question.referred());
        return decided(issue(definition, edition, question.about(), refs, by));
    }

    /** The same declaration for the same subject is the same fact. */
    private UUID declaration(Question question, Edition edition, Canonical inputs, String by) {
        return declarations
                .findLatest(question.about())
                .filter(latest -> latest.decision().equals(question.decision().value())
                        && latest.on().equals(question.on())
                        && latest.sample() == edition.sample()
                        && latest.inputs().equals(inputs))
                .map(Declaration::id)
                .orElseGet(() -> declarations.insert(
                        question.decision().value(), question.on(), question.about(), inputs, edition.sample(), by));
    }

    /** Makes the decision of a declaration again, by what the packs say now. */
    Receipt again(Definition definition, Edition edition, Declaration declaration, String by) {
        return issue(
                definition,
                edition,
                declaration.about(),
                List.of(new Draft.FactRef(
                        DmnRule.DECLARED, DeclaredFacts.SOURCE, declaration.id().toString())),
                by);
    }

    private Receipt issue(Definition definition, Edition edition, Subject about, List<Draft.Ref> refs, String by) {
        PackText unit = definition.result().unit();
        DmnRule rule = new DmnRule(
                definition.id().value(),
                edition.decision().canonical(),
                definition.result().id(),
                unit == null ? "" : unit.preferChinese());
        return receipts.issue(List.of(Draft.of(about, rule.rule(), refs)), by).getFirst();
    }

    static Decided decided(Receipt receipt) {
        JsonNode outcome = receipt.outcome().json().tree();
        Map<String, Object> outputs = new LinkedHashMap<>();
        JsonNode given = outcome.get("outputs");
        if (given != null) {
            given.properties().forEach(output -> outputs.put(output.getKey(), plain(output.getValue())));
        }
        List<DmnResult.Fired> fired = new ArrayList<>();
        JsonNode rows = outcome.get("fired");
        if (rows != null) {
            rows.forEach(each -> {
                List<Integer> numbers = new ArrayList<>();
                each.get("rows").forEach(number -> numbers.add(number.asInt()));
                fired.add(new DmnResult.Fired(each.get("decision").asString(), numbers));
            });
        }
        return new Decided(receipt, outputs, fired);
    }

    private static Object plain(JsonNode value) {
        if (value.isArray()) {
            List<Object> values = new ArrayList<>();
            value.forEach(element -> values.add(plain(element)));
            return values;
        }
        return value.isBoolean() ? (Object) value.booleanValue() : value.asString();
    }
}
