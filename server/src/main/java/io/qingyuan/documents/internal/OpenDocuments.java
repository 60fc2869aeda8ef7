package io.qingyuan.documents.internal;

import io.qingyuan.documents.DocumentId;
import io.qingyuan.documents.Documents;
import io.qingyuan.documents.internal.engine.Step;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Hands documents to other modules. */
@Service
class OpenDocuments implements Documents {

    private final JdbcDocuments documents;
    private final DocumentWholes wholes;

    OpenDocuments(JdbcDocuments documents, DocumentWholes wholes) {
        this.documents = documents;
        this.wholes = wholes;
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
