package io.qingyuan.receipts.internal;

import io.qingyuan.evidence.Event;
import io.qingyuan.evidence.Evidence;
import io.qingyuan.evidence.SealedSubjects;
import io.qingyuan.identity.Actor;
import io.qingyuan.identity.Policy;
import io.qingyuan.identity.Verb;
import io.qingyuan.receipts.Canonical;
import io.qingyuan.receipts.Receipt;
import io.qingyuan.receipts.ReceiptId;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Seals receipts as they are stored. Their inputs are in it by the receipt's own hash. */
@Component
class SealedReceipts implements SealedSubjects {

    private static final String PREFIX = "receipt";

    private final JdbcReceipts receipts;
    private final Evidence evidence;
    private final Policy policy;

    SealedReceipts(JdbcReceipts receipts, Evidence evidence, Policy policy) {
        this.receipts = receipts;
        this.evidence = evidence;
        this.policy = policy;
    }

    /** In the transaction that stored them. */
    void seal(Collection<ReceiptId> ids) {
        evidence.seal(receipts.find(ids).values().stream()
                .map(receipt -> new Event(
                        "receipt.issued",
                        PREFIX + "/" + receipt.id(),
                        content(receipt).text()))
                .toList());
    }

    private static Canonical content(Receipt receipt) {
        Map<String, Object> content = new LinkedHashMap<>();
        content.put("receipt", receipt.id().toString());
        content.put("hash", receipt.hash());
        content.put(
                "subject",
                Map.of(
                        "kind", receipt.subject().kind(),
                        "key", receipt.subject().key(),
                        "period", receipt.subject().period()));
        content.put(
                "rule",
                Map.of(
                        "kind", receipt.rule().kind(),
                        "id", receipt.rule().id(),
                        "version", receipt.rule().version()));
        content.put("parameters", receipt.parameters());
        content.put("outcome", receipt.outcome().json());
        content.put("madeAt", receipt.madeAt());
        content.put("madeBy", receipt.madeBy());
        content.put("sample", receipt.sample());
        return Canonical.of(content);
    }

    @Override
    public String prefix() {
        return PREFIX;
    }

    @Override
    public boolean mayRead(Actor actor, String id) {
        return policy.somewhere(actor, Verb.READ, ReceiptController.KIND);
    }

    @Override
    public Map<String, String> contents(Collection<String> ids) {
        Map<String, String> contents = new HashMap<>();
        receipts.find(ids.stream().map(id -> new ReceiptId(UUID.fromString(id))).toList())
                .forEach((id, receipt) ->
                        contents.put(id.toString(), content(receipt).text()));
        return contents;
    }
}
