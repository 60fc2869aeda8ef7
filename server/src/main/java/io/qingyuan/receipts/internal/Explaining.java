package io.qingyuan.receipts.internal;

import io.qingyuan.packs.PackText;
import io.qingyuan.receipts.Canonical;
import io.qingyuan.receipts.Explanation;
import io.qingyuan.receipts.Explanation.Leaf;
import io.qingyuan.receipts.Fact;
import io.qingyuan.receipts.Input;
import io.qingyuan.receipts.Input.DefinitionInput;
import io.qingyuan.receipts.Input.FactInput;
import io.qingyuan.receipts.Input.RangeInput;
import io.qingyuan.receipts.Input.ReceiptInput;
import io.qingyuan.receipts.Receipt;
import io.qingyuan.receipts.ReceiptId;
import io.qingyuan.receipts.Recomputer.Title;
import io.qingyuan.receipts.Rule;
import io.qingyuan.receipts.Subject;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Tells people where a receipt comes from. */
@Component
class Explaining {

    private final Sources sources;
    private final Reading reading;
    private final JdbcReceipts receipts;
    private final JdbcInputs inputs;

    Explaining(Sources sources, Reading reading, JdbcReceipts receipts, JdbcInputs inputs) {
        this.sources = sources;
        this.reading = reading;
        this.receipts = receipts;
        this.inputs = inputs;
    }

    /** All that a tree shows, read once. */
    private record Material(
            Map<ReceiptId, Receipt> receipts,
            Map<ReceiptId, List<Input>> inputs,
            Reading.Contents contents,
            Map<String, Canonical> definitions,
            Map<Subject, Title> titles) {}

    Explanation explain(ReceiptId id, int depth) {
        Set<ReceiptId> below = inputs.closure(List.of(id));
        Map<ReceiptId, Receipt> found = receipts.find(below);
        Map<ReceiptId, List<Input>> standsOn = inputs.find(below);
        Material material = new Material(
                found,
                standsOn,
                reading.read(standsOn.values().stream().flatMap(List::stream).toList()),
                receipts.definitions(found.values().stream()
                        .map(receipt -> receipt.rule().version())
                        .toList()),
                titles(found.values().stream().map(Receipt::subject).toList()));
        return explain(id, depth, material);
    }

    Map<Subject, Title> titles(Collection<Subject> subjects) {
        Map<Subject, Title> titles = new HashMap<>();
        subjects.stream()
                .collect(Collectors.groupingBy(Subject::kind))
                .forEach((kind, same) ->
                        sources.findRecomputer(kind).ifPresent(recomputer -> titles.putAll(recomputer.describe(same))));
        return titles;
    }

    private Explanation explain(ReceiptId id, int depth, Material material) {
        Receipt receipt = Optional.ofNullable(material.receipts().get(id)).orElseThrow();
        Canonical definition =
                material.definitions().getOrDefault(receipt.rule().version(), Canonical.EMPTY);
        Rule rule = new Rule(receipt.rule().kind(), receipt.rule().id(), definition);
        Title title = title(receipt.subject(), material);
        List<Leaf> leaves = new ArrayList<>();
        for (Input input : material.inputs().getOrDefault(id, List.of())) {
            leaves.add(leaf(input, depth, material));
        }
        return new Explanation(
                receipt, title.text(), title.link(), sources.executor(rule).describe(rule), definition, leaves);
    }

    private static Title title(Subject subject, Material material) {
        Title title = material.titles().get(subject);
        return title != null ? title : new Title(plain(subject.key() + " " + subject.period()), null);
    }

    private Leaf leaf(Input input, int depth, Material material) {
        Optional<Reading.Found> found = material.contents().find(input);
        boolean sample = found.map(Reading.Found::sample).orElse(false);
        boolean intact = found.map(now -> now.hash().equals(input.hash())).orElse(false);
        Canonical content = found.map(Reading.Found::content).orElse(null);
        return switch (input) {
            case FactInput fact -> {
                Optional<Fact> now = material.contents().findFact(fact.source(), fact.id());
                yield new Leaf(
                        input,
                        now.map(Fact::label).orElse(plain(fact.id())),
                        now.map(Fact::link).orElse(null),
                        content,
                        sample,
                        intact,
                        null);
            }
            case RangeInput range ->
                new Leaf(
                        input,
                        sources.facts(range.source()).label(Reading.query(range)),
                        null,
                        null,
                        sample,
                        intact,
                        null);
            case DefinitionInput definition ->
                new Leaf(
                        input, plain(definition.path() + " " + definition.code()), null, content, sample, intact, null);
            case ReceiptInput receipt -> {
                Title title = Optional.ofNullable(material.receipts().get(receipt.id()))
                        .map(below -> title(below.subject(), material))
                        .orElse(new Title(plain(receipt.id().toString()), null));
                Explanation below = depth > 0 && material.receipts().containsKey(receipt.id())
                        ? explain(receipt.id(), depth - 1, material)
                        : null;
                yield new Leaf(input, title.text(), title.link(), content, sample, intact, below);
            }
        };
    }

    private static PackText plain(String text) {
        return new PackText(text, text);
    }
}
