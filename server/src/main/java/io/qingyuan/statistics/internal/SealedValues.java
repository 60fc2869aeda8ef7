package io.qingyuan.statistics.internal;

import io.qingyuan.evidence.Event;
import io.qingyuan.evidence.Evidence;
import io.qingyuan.evidence.SealedSubjects;
import io.qingyuan.identity.Actor;
import io.qingyuan.identity.Policy;
import io.qingyuan.identity.Verb;
import io.qingyuan.receipts.Canonical;
import io.qingyuan.statistics.SourceDocument;
import io.qingyuan.statistics.Value;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Seals every version of a value: reported, computed, confirmed, delivered by a sealed form, taken back. */
@Component
class SealedValues implements SealedSubjects {

    private static final String PREFIX = "value";

    private final JdbcValues values;
    private final Evidence evidence;
    private final Policy policy;

    SealedValues(JdbcValues values, Evidence evidence, Policy policy) {
        this.values = values;
        this.evidence = evidence;
        this.policy = policy;
    }

    /** In the transaction that wrote them. */
    void seal(List<UUID> ids) {
        evidence.seal(values.find(ids).stream()
                .map(value -> new Event(
                        value.sealed() ? "figure.sealed" : "figure.recorded",
                        PREFIX + "/" + value.id(),
                        content(value).text()))
                .toList());
    }

    /** The whole row: the figure, what a rule may look at, and what says where it is from. */
    private static Canonical content(Value value) {
        Map<String, Object> content = new LinkedHashMap<>();
        content.put("element", value.figure().element().value());
        content.put("extent", value.figure().extent().text());
        content.put("period", value.figure().period().toString());
        content.put("elementVersion", value.elementVersion());
        content.put("fact", ValueFacts.content(value));
        content.put("evidence", value.evidence());
        content.put("comment", value.comment());
        content.put("withdrawn", value.withdrawn());
        SourceDocument document = value.document();
        if (document != null) {
            Map<String, Object> source = new LinkedHashMap<>();
            source.put("title", document.title());
            source.put("number", document.number());
            source.put("date", document.date());
            content.put("document", source);
        }
        return Canonical.of(content);
    }

    @Override
    public String prefix() {
        return PREFIX;
    }

    @Override
    public boolean mayRead(Actor actor, String id) {
        return policy.somewhere(actor, Verb.READ, EntryCheck.KIND);
    }

    @Override
    public Map<String, String> contents(Collection<String> ids) {
        Map<String, String> contents = new HashMap<>();
        values.find(ids.stream().map(UUID::fromString).toList())
                .forEach(value ->
                        contents.put(value.id().toString(), content(value).text()));
        return contents;
    }
}
