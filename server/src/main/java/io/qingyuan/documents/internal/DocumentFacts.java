package io.qingyuan.documents.internal;

import io.qingyuan.documents.internal.engine.DocumentKind;
import io.qingyuan.documents.internal.engine.DocumentRules;
import io.qingyuan.documents.internal.engine.Standing;
import io.qingyuan.documents.internal.engine.Step;
import io.qingyuan.fields.FieldSet;
import io.qingyuan.figures.CountedFacts;
import io.qingyuan.figures.Figure;
import io.qingyuan.figures.FigureOwner;
import io.qingyuan.packs.CanonicalJson;
import io.qingyuan.packs.PackText;
import io.qingyuan.receipts.Canonical;
import io.qingyuan.receipts.Fact;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Signed documents as facts. Receipts are read by more people than documents are: a fact says which document it is, which revision and
 * which signatures were looked at, and of what it says only the hash.
 */
@Component
class DocumentFacts extends CountedFacts {

    private final DocumentKinds kinds;
    private final JdbcDocumentFacts documents;

    DocumentFacts(DocumentKinds kinds, JdbcDocumentFacts documents) {
        this.kinds = kinds;
        this.documents = documents;
    }

    @Override
    public String kind() {
        return "documents.figure";
    }

    @Override
    public String source() {
        return "documents.documents";
    }

    @Override
    public List<FigureOwner> owners() {
        return kinds.all().values().stream().map(rules -> owner(rules.kind())).toList();
    }

    @Override
    public Optional<FigureOwner> find(String owner) {
        return kinds.find(owner).map(rules -> owner(rules.kind()));
    }

    static FigureOwner owner(DocumentKind kind) {
        return new FigureOwner(
                kind.id(),
                kind.title(),
                kind.hash(),
                "documents/" + kind.id() + ".yaml",
                "/documents/kinds/" + kind.id(),
                kind.figures());
    }

    @Override
    protected FieldSet form(FigureOwner owner, Figure figure) {
        return kinds.rules(owner.id()).kind().form(figure.each());
    }

    @Override
    protected List<Counted> counted(FigureOwner owner, Figure figure, Instant asOf) {
        return documents.at(owner.id(), asOf).stream()
                .map(known -> new Counted(
                        fact(known), known.values(), items(known.values(), figure), states(known), known.createdOn()))
                .toList();
    }

    /** The document itself, or the items of a list with the fields around them. */
    private static List<JsonNode> items(ObjectNode values, Figure figure) {
        if (figure.each() == null) {
            return List.of(values);
        }
        List<JsonNode> items = new ArrayList<>();
        for (JsonNode item : values.path(figure.each())) {
            ObjectNode whole = values.objectNode();
            values.properties().stream()
                    .filter(entry -> !entry.getKey().equals(figure.each()))
                    .forEach(entry -> whole.set(entry.getKey(), entry.getValue()));
            item.properties().forEach(entry -> whole.set(entry.getKey(), entry.getValue()));
            items.add(whole);
        }
        return items;
    }

    /** Where it stood, and the signatures that had been given; a cancelled one counts for nothing that was signed. */
    private Set<String> states(JdbcDocumentFacts.Known known) {
        if (known.cancelled()) {
            return Set.of(Doc.State.CANCELLED.word());
        }
        Set<Step> given = known.steps().stream().map(Step::parse).collect(Collectors.toSet());
        DocumentRules rules = kinds.of(known.kind(), known.definition());
        Standing standing = new Standing(known.createdOn(), given, false);
        Set<String> states = new TreeSet<>();
        given.forEach(step -> states.add(step.signature()));
        boolean closed = !given.isEmpty() && rules.complete(standing, known.values());
        states.add((closed ? Doc.State.CLOSED : Doc.State.OPEN).word());
        return states;
    }

    @Override
    public Map<String, Fact> read(Collection<String> ids) {
        Map<String, Fact> facts = new HashMap<>();
        documents
                .read(ids.stream().map(JdbcDocumentFacts.Version::parse).toList())
                .forEach(known -> {
                    Fact fact = fact(known);
                    facts.put(fact.id(), fact);
                });
        return facts;
    }

    private static Fact fact(JdbcDocumentFacts.Known known) {
        String id = new JdbcDocumentFacts.Version(
                        known.id().value(), known.revision(), known.steps().size())
                .toString();
        Map<String, Object> content = new LinkedHashMap<>();
        content.put("document", known.id().toString());
        content.put("number", known.number());
        content.put("definition", known.definition());
        content.put("revision", known.revision());
        content.put("signatures", known.steps());
        content.put("values", CanonicalJson.sha256(known.values()));
        return new Fact(
                id,
                Canonical.of(content),
                new PackText(known.number(), known.number()),
                DocumentTelling.link(known.id()),
                known.sample());
    }
}
