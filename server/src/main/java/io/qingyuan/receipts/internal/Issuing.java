package io.qingyuan.receipts.internal;

import io.qingyuan.receipts.Canonical;
import io.qingyuan.receipts.Draft;
import io.qingyuan.receipts.Draft.DefinitionRef;
import io.qingyuan.receipts.Draft.FactRef;
import io.qingyuan.receipts.Draft.RangeRef;
import io.qingyuan.receipts.Draft.ReceiptRef;
import io.qingyuan.receipts.Draft.Ref;
import io.qingyuan.receipts.Input;
import io.qingyuan.receipts.Input.DefinitionInput;
import io.qingyuan.receipts.Input.FactInput;
import io.qingyuan.receipts.Input.RangeInput;
import io.qingyuan.receipts.Input.ReceiptInput;
import io.qingyuan.receipts.Inputs;
import io.qingyuan.receipts.Inputs.Resolved;
import io.qingyuan.receipts.Outcome;
import io.qingyuan.receipts.ReceiptId;
import io.qingyuan.receipts.Rule;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Runs the rules of drafts and stores what came of it. */
@Component
class Issuing {

    private static final String NOT_READ = "";

    private final Sources sources;
    private final Reading reading;
    private final JdbcReceipts receipts;
    private final JdbcInputs inputs;
    private final SealedReceipts seals;

    Issuing(Sources sources, Reading reading, JdbcReceipts receipts, JdbcInputs inputs, SealedReceipts seals) {
        this.sources = sources;
        this.reading = reading;
        this.receipts = receipts;
        this.inputs = inputs;
        this.seals = seals;
    }

    private record Computed(Computation computation, String hash, boolean sample) {}

    /** The receipts of these drafts, stored, in their order. */
    List<ReceiptId> store(List<Draft> drafts, String by) {
        saveDefinitions(drafts);
        List<Computed> computed = compute(drafts);
        Map<String, ReceiptId> ids = new HashMap<>(
                receipts.existing(computed.stream().map(Computed::hash).toList()));
        Map<String, Computed> missing = new LinkedHashMap<>();
        computed.stream().filter(one -> !ids.containsKey(one.hash())).forEach(one -> missing.put(one.hash(), one));
        if (!missing.isEmpty()) {
            ids.putAll(insert(missing, by));
        }
        return computed.stream()
                .map(one -> {
                    ReceiptId id = ids.get(one.hash());
                    if (id == null) {
                        throw new IllegalStateException("receipt was not stored: " + one.hash());
                    }
                    return id;
                })
                .toList();
    }

    private Map<String, ReceiptId> insert(Map<String, Computed> missing, String by) {
        Map<String, ReceiptId> inserted = receipts.insert(missing.values().stream()
                .map(one -> new JdbcReceipts.New(
                        one.computation().subject(),
                        one.computation().rule(),
                        one.computation().parameters(),
                        one.computation().outcome(),
                        one.hash(),
                        by,
                        one.sample()))
                .toList());
        Map<ReceiptId, List<Input>> their = new LinkedHashMap<>();
        inserted.forEach((hash, id) -> {
            Computed one = missing.get(hash);
            if (one != null) {
                their.put(id, one.computation().inputs());
            }
        });
        inputs.insert(their);
        seals.seal(their.keySet());
        if (inserted.size() == missing.size()) {
            return inserted;
        }
        return receipts.existing(missing.keySet()); // another transaction was quicker with some
    }

    private void saveDefinitions(List<Draft> drafts) {
        Map<String, Canonical> definitions = new HashMap<>();
        for (Draft draft : drafts) {
            definitions.put(draft.rule().ref().version(), draft.rule().definition());
            for (Ref ref : draft.inputs()) {
                if (ref instanceof DefinitionRef definition) {
                    definitions.put(definition.content().hash(), definition.content());
                }
            }
        }
        receipts.saveDefinitions(definitions);
    }

    private List<Computed> compute(List<Draft> drafts) {
        Reading.Contents contents = reading.read(drafts.stream()
                .flatMap(draft -> draft.inputs().stream())
                .map(Issuing::unread)
                .toList());
        List<Computed> computed = new ArrayList<>();
        for (Draft draft : drafts) {
            List<Resolved> resolved = draft.inputs().stream()
                    .map(ref -> resolve(draft, unread(ref), contents))
                    .toList();
            Rule rule = draft.rule();
            Outcome outcome = sources.executor(rule).apply(rule, new Inputs(resolved), draft.parameters());
            Computation computation = new Computation(
                    draft.subject(),
                    rule.ref(),
                    draft.parameters(),
                    resolved.stream().map(Resolved::input).toList(),
                    outcome);
            computed.add(new Computed(
                    computation, computation.hash(), resolved.stream().anyMatch(Resolved::sample)));
        }
        return computed;
    }

    private static Resolved resolve(Draft draft, Input unread, Reading.Contents contents) {
        Reading.Found found = contents.find(unread)
                .orElseThrow(() -> new IllegalArgumentException(
                        "input " + unread.name() + " of " + draft.subject() + " does not exist: " + unread));
        Input input = switch (unread) {
            case FactInput fact -> new FactInput(fact.name(), fact.source(), fact.id(), found.hash());
            case RangeInput range ->
                new RangeInput(
                        range.name(),
                        range.source(),
                        range.key(),
                        range.interval(),
                        range.asOf(),
                        found.count(),
                        found.hash());
            case ReceiptInput receipt -> new ReceiptInput(receipt.name(), receipt.id(), found.hash());
            case DefinitionInput definition -> definition;
        };
        return new Resolved(input, found.content(), found.sample());
    }

    /** The input without what only reading tells. */
    private static Input unread(Ref ref) {
        return switch (ref) {
            case FactRef(var name, var source, var id) -> new FactInput(name, source, id, NOT_READ);
            case RangeRef(var name, var source, var key, var interval, var asOf) ->
                new RangeInput(name, source, key, interval, asOf, 0, NOT_READ);
            case ReceiptRef(var name, var id) -> new ReceiptInput(name, id, NOT_READ);
            case DefinitionRef(var name, var path, var code, var content) ->
                new DefinitionInput(name, path, code, content.hash());
        };
    }
}
