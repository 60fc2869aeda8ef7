package io.qingyuan.receipts.internal;

import io.qingyuan.receipts.Canonical;
import io.qingyuan.receipts.Input;
import io.qingyuan.receipts.Input.RangeInput;
import io.qingyuan.receipts.Inputs;
import io.qingyuan.receipts.Inputs.Resolved;
import io.qingyuan.receipts.Outcome;
import io.qingyuan.receipts.Receipt;
import io.qingyuan.receipts.ReceiptId;
import io.qingyuan.receipts.Replay.Difference;
import io.qingyuan.receipts.Replay.Kind;
import io.qingyuan.receipts.Rule;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Makes receipts again from their inputs and compares. */
@Component
class Checking {

    /** How many are held in memory with all they stand on. */
    private static final int BATCH = 200;

    private final Sources sources;
    private final Reading reading;
    private final JdbcReceipts receipts;
    private final JdbcInputs inputs;

    Checking(Sources sources, Reading reading, JdbcReceipts receipts, JdbcInputs inputs) {
        this.sources = sources;
        this.reading = reading;
        this.receipts = receipts;
        this.inputs = inputs;
    }

    /** What differs in each of these receipts itself, not in those below; receipts that hold are left out. */
    Map<ReceiptId, List<Difference>> differences(Collection<ReceiptId> ids) {
        Map<ReceiptId, List<Difference>> all = new LinkedHashMap<>();
        List<ReceiptId> ordered = List.copyOf(ids);
        for (int start = 0; start < ordered.size(); start += BATCH) {
            check(ordered.subList(start, Math.min(start + BATCH, ordered.size())), all);
        }
        return all;
    }

    private void check(List<ReceiptId> batch, Map<ReceiptId, List<Difference>> all) {
        Map<ReceiptId, Receipt> found = receipts.find(batch);
        Map<ReceiptId, List<Input>> standsOn = inputs.find(batch);
        Reading.Contents contents =
                reading.read(standsOn.values().stream().flatMap(List::stream).toList());
        Map<String, Canonical> definitions = receipts.definitions(
                found.values().stream().map(receipt -> receipt.rule().version()).toList());
        for (ReceiptId id : batch) {
            Receipt receipt = found.get(id);
            List<Difference> differences = receipt == null
                    ? List.of(new Difference(id, Kind.INPUT_MISSING, "", id.toString(), ""))
                    : check(receipt, standsOn.getOrDefault(id, List.of()), contents, definitions);
            if (!differences.isEmpty()) {
                all.put(id, differences);
            }
        }
    }

    private List<Difference> check(
            Receipt receipt, List<Input> standsOn, Reading.Contents contents, Map<String, Canonical> definitions) {
        List<Difference> differences = new ArrayList<>();
        List<Resolved> resolved = new ArrayList<>();
        for (Input input : standsOn) {
            compare(receipt, input, contents.find(input), differences, resolved);
        }
        Canonical definition = definitions.get(receipt.rule().version());
        if (definition == null || !definition.hash().equals(receipt.rule().version())) {
            differences.add(new Difference(
                    receipt.id(),
                    Kind.RULE_CHANGED,
                    "",
                    receipt.rule().version(),
                    definition == null ? "" : definition.hash()));
        } else if (resolved.size() == standsOn.size()) {
            Rule rule = new Rule(receipt.rule().kind(), receipt.rule().id(), definition);
            Outcome again = sources.executor(rule).apply(rule, new Inputs(resolved), receipt.parameters());
            String expected = receipt.outcome().json().text();
            if (!again.json().text().equals(expected)) {
                differences.add(new Difference(
                        receipt.id(),
                        Kind.OUTCOME_DIFFERS,
                        "",
                        expected,
                        again.json().text()));
            }
        }
        String hash = new Computation(
                        receipt.subject(), receipt.rule(), receipt.parameters(), standsOn, receipt.outcome())
                .hash();
        if (!hash.equals(receipt.hash())) {
            differences.add(new Difference(receipt.id(), Kind.RECEIPT_CHANGED, "", receipt.hash(), hash));
        }
        return differences;
    }

    private static void compare(
            Receipt receipt,
            Input input,
            Optional<Reading.Found> found,
            List<Difference> differences,
            List<Resolved> resolved) {
        if (found.isEmpty()) {
            differences.add(new Difference(receipt.id(), Kind.INPUT_MISSING, input.name(), input.hash(), ""));
            return;
        }
        Reading.Found now = found.get();
        resolved.add(new Resolved(input, now.content(), now.sample()));
        boolean sameCount = !(input instanceof RangeInput range) || range.count() == now.count();
        if (!now.hash().equals(input.hash()) || !sameCount) {
            differences.add(new Difference(receipt.id(), Kind.INPUT_CHANGED, input.name(), input.hash(), now.hash()));
        }
    }

    /** What differs in a receipt or anywhere below it. */
    static Map<ReceiptId, List<Difference>> withBelow(
            Collection<ReceiptId> ids, Map<ReceiptId, List<Input>> standsOn, Map<ReceiptId, List<Difference>> own) {
        Map<ReceiptId, List<Difference>> all = new HashMap<>();
        ids.forEach(id -> collect(id, standsOn, own, all));
        return all;
    }

    private static List<Difference> collect(
            ReceiptId id,
            Map<ReceiptId, List<Input>> standsOn,
            Map<ReceiptId, List<Difference>> own,
            Map<ReceiptId, List<Difference>> all) {
        List<Difference> known = all.get(id);
        if (known != null) {
            return known;
        }
        List<Difference> differences = new ArrayList<>(own.getOrDefault(id, List.of()));
        for (Input input : standsOn.getOrDefault(id, List.of())) {
            if (input instanceof Input.ReceiptInput below) {
                collect(below.id(), standsOn, own, all).stream()
                        .filter(difference -> !differences.contains(difference))
                        .forEach(differences::add);
            }
        }
        all.put(id, differences);
        return differences;
    }
}
