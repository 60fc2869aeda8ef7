package io.qingyuan.receipts.internal;

import io.qingyuan.receipts.Canonical;
import io.qingyuan.receipts.Input;
import io.qingyuan.receipts.Input.DefinitionInput;
import io.qingyuan.receipts.Input.FactInput;
import io.qingyuan.receipts.Input.RangeInput;
import io.qingyuan.receipts.Input.ReceiptInput;
import io.qingyuan.receipts.Outcome;
import io.qingyuan.receipts.RuleRef;
import io.qingyuan.receipts.Subject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What the hash of a receipt is taken over: everything but who asked for it and when. */
record Computation(Subject subject, RuleRef rule, Canonical parameters, List<Input> inputs, Outcome outcome) {

    String hash() {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("subject", Map.of("kind", subject.kind(), "key", subject.key(), "period", subject.period()));
        document.put("rule", Map.of("kind", rule.kind(), "id", rule.id(), "version", rule.version()));
        document.put("parameters", parameters);
        document.put("inputs", inputs.stream().map(Computation::document).toList());
        document.put("outcome", outcome.json());
        return Canonical.of(document).hash();
    }

    /** A range is known by its root; the moment it was read at says nothing about what was in it. */
    private static Map<String, Object> document(Input input) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("name", input.name());
        document.put("hash", input.hash());
        switch (input) {
            case FactInput fact -> {
                document.put("source", fact.source());
                document.put("fact", fact.id());
            }
            case RangeInput range -> {
                document.put("source", range.source());
                document.put("key", range.key());
                document.put("from", range.interval().from());
                document.put("to", range.interval().to());
                document.put("count", range.count());
            }
            case ReceiptInput receipt -> document.put("receipt", receipt.id().toString());
            case DefinitionInput definition -> {
                document.put("path", definition.path());
                document.put("code", definition.code());
            }
        }
        return document;
    }
}
