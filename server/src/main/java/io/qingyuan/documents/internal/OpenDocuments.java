package io.qingyuan.documents.internal;

import io.qingyuan.documents.DocumentId;
import io.qingyuan.documents.Documents;
import io.qingyuan.documents.internal.engine.DocumentRules;
import io.qingyuan.documents.internal.engine.Standing;
import io.qingyuan.documents.internal.engine.Step;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Hands documents to other modules. */
@Service
class OpenDocuments implements Documents {

    private final JdbcDocuments documents;
    private final DocumentWholes wholes;
    private final JdbcDocumentFacts facts;
    private final DocumentKinds kinds;

    OpenDocuments(JdbcDocuments documents, DocumentWholes wholes, JdbcDocumentFacts facts, DocumentKinds kinds) {
        this.documents = documents;
        this.wholes = wholes;
        this.facts = facts;
        this.kinds = kinds;
    }

    @Override
    public Optional<Seen> find(DocumentId id) {
        return wholes.find(id).map(OpenDocuments::seen);
    }

    @Override
    public List<Seen> of(String kind, @Nullable String unit, @Nullable DocumentId after, int limit) {
        return documents.ofKind(kind, unit, after, limit).stream()
                .map(wholes::whole)
                .map(OpenDocuments::seen)
                .toList();
    }

    @Override
    public List<Seen> at(String kind, Instant asOf) {
        return facts.at(kind, asOf).stream()
                .filter(known -> !known.cancelled())
                .map(this::known)
                .toList();
    }

    private Seen known(JdbcDocumentFacts.Known known) {
        Set<Step> given = known.steps().stream().map(Step::parse).collect(Collectors.toSet());
        DocumentRules rules = kinds.of(known.kind(), known.definition());
        Standing standing = new Standing(known.createdOn(), given, false);
        return new Seen(
                known.kind(),
                known.id(),
                known.number(),
                known.revision(),
                given.stream().map(Step::signature).collect(Collectors.toSet()),
                rules.broken(given, known.values()).stream()
                        .map(broken -> broken.check().id())
                        .collect(Collectors.toSet()),
                false,
                !given.isEmpty() && rules.complete(standing, known.values()),
                known.values(),
                known.sample());
    }

    private static Seen seen(Whole whole) {
        Doc doc = whole.doc();
        return new Seen(
                doc.kind(),
                doc.id(),
                doc.number(),
                doc.revision(),
                whole.signatures().stream()
                        .map(signature -> Step.parse(signature.step()).signature())
                        .collect(Collectors.toSet()),
                whole.rules().broken(whole.standing().given(), whole.values()).stream()
                        .map(broken -> broken.check().id())
                        .collect(Collectors.toSet()),
                whole.standing().ended(),
                doc.state() == Doc.State.CLOSED,
                whole.values(),
                doc.sample());
    }
}
