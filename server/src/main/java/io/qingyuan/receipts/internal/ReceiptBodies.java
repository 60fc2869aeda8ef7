package io.qingyuan.receipts.internal;

import io.qingyuan.receipts.Canonical;
import io.qingyuan.receipts.Explanation;
import io.qingyuan.receipts.Explanation.Leaf;
import io.qingyuan.receipts.FactSource;
import io.qingyuan.receipts.Input.DefinitionInput;
import io.qingyuan.receipts.Input.FactInput;
import io.qingyuan.receipts.Input.RangeInput;
import io.qingyuan.receipts.Input.ReceiptInput;
import io.qingyuan.receipts.Outcome;
import io.qingyuan.receipts.Receipt;
import io.qingyuan.receipts.ReceiptId;
import io.qingyuan.receipts.Replay;
import io.qingyuan.receipts.internal.ReceiptBody.DifferenceBody;
import io.qingyuan.receipts.internal.ReceiptBody.InputBody;
import io.qingyuan.receipts.internal.ReceiptBody.ReplayBody;
import io.qingyuan.receipts.internal.ReceiptBody.RowBody;
import io.qingyuan.receipts.internal.ReceiptBody.RuleBody;
import io.qingyuan.receipts.internal.ReceiptBody.SubjectBody;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Tells receipts to the API. */
@Component
class ReceiptBodies {

    private static final TypeReference<Map<String, Object>> MEMBERS = new TypeReference<>() {};

    private final JsonMapper json;
    private final MessageSource texts;

    ReceiptBodies(JsonMapper json, MessageSource texts) {
        this.json = json;
        this.texts = texts;
    }

    ReceiptBody tree(Explanation explanation, Locale locale) {
        Receipt receipt = explanation.receipt();
        return new ReceiptBody(
                receipt.id().toString(),
                explanation.title(),
                explanation.link(),
                subject(receipt),
                receipt.state().name(),
                receipt.sample(),
                members(receipt.outcome().json()),
                fault(receipt.outcome(), locale),
                new RuleBody(
                        receipt.rule().kind(),
                        receipt.rule().id(),
                        receipt.rule().version(),
                        explanation.ruleText(),
                        members(explanation.definition())),
                members(receipt.parameters()),
                receipt.hash(),
                receipt.madeAt(),
                receipt.madeBy(),
                explanation.inputs().stream().map(leaf -> input(leaf, locale)).toList());
    }

    /** A receipt without what it stands on. */
    ReceiptBody line(Receipt receipt, Locale locale) {
        return new ReceiptBody(
                receipt.id().toString(),
                null,
                null,
                subject(receipt),
                receipt.state().name(),
                receipt.sample(),
                members(receipt.outcome().json()),
                fault(receipt.outcome(), locale),
                new RuleBody(
                        receipt.rule().kind(),
                        receipt.rule().id(),
                        receipt.rule().version(),
                        null,
                        null),
                members(receipt.parameters()),
                receipt.hash(),
                receipt.madeAt(),
                receipt.madeBy(),
                null);
    }

    ReplayBody replay(Replay replay) {
        return switch (replay) {
            case Replay.Same same -> new ReplayBody(true, same.receipts(), List.of());
            case Replay.Differs differs -> new ReplayBody(false, 0, differences(differs.differences()));
        };
    }

    List<DifferenceBody> differences(List<Replay.Difference> differences) {
        return differences.stream()
                .map(one -> new DifferenceBody(
                        one.receipt().toString(), one.kind().name(), one.input(), one.expected(), one.found()))
                .toList();
    }

    RowBody row(FactSource.Row row) {
        ReceiptId receipt = row.receipt();
        return new RowBody(
                row.fact().id(),
                row.fact().label(),
                row.fact().link(),
                members(row.fact().content()),
                row.fact().sample(),
                receipt == null ? null : receipt.toString());
    }

    private static SubjectBody subject(Receipt receipt) {
        return new SubjectBody(
                receipt.subject().kind(),
                receipt.subject().key(),
                receipt.subject().period());
    }

    private InputBody input(Leaf leaf, Locale locale) {
        Canonical content = leaf.content();
        Explanation below = leaf.below();
        Map<String, Object> members = content == null ? null : members(content);
        ReceiptBody tree = below == null ? null : tree(below, locale);
        return switch (leaf.input()) {
            case FactInput fact -> body(leaf, "fact", fact.source(), fact.id(), null, members, null);
            case RangeInput range -> body(leaf, "range", range.source(), range.key(), range, null, null);
            case ReceiptInput receipt ->
                body(leaf, "receipt", null, receipt.id().toString(), null, members, tree);
            case DefinitionInput definition ->
                body(leaf, "definition", definition.path(), definition.code(), null, members, null);
        };
    }

    private static InputBody body(
            Leaf leaf,
            String kind,
            @Nullable String source,
            String reference,
            @Nullable RangeInput range,
            @Nullable Map<String, Object> content,
            @Nullable ReceiptBody below) {
        return new InputBody(
                leaf.input().name(),
                kind,
                source,
                reference,
                range == null ? null : range.interval().from(),
                range == null ? null : range.interval().to(),
                range == null ? null : range.asOf(),
                range == null ? null : range.count(),
                leaf.input().hash(),
                leaf.label(),
                leaf.link(),
                content,
                leaf.sample(),
                leaf.intact(),
                below);
    }

    private Map<String, Object> members(Canonical canonical) {
        return json.convertValue(canonical.tree(), MEMBERS);
    }

    /** The bundle's sentence for the fault's code; its only argument is the fault's other member. */
    private @Nullable String fault(Outcome outcome, Locale locale) {
        String code = outcome.findFault().orElse(null);
        if (code == null) {
            return null;
        }
        JsonNode fault = outcome.json().tree().get("fault");
        Object[] arguments = fault.properties().stream()
                .filter(member -> !member.getKey().equals("code"))
                .map(member -> member.getValue().asString())
                .toArray();
        return texts.getMessage("problem." + code + ".detail", arguments, code, locale);
    }
}
