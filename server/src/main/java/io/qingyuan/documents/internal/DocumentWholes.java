package io.qingyuan.documents.internal;

import io.qingyuan.documents.DocumentId;
import java.util.Optional;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Reads documents whole. */
@Component
class DocumentWholes {

    private final JdbcDocuments documents;
    private final JdbcSignatures signatures;
    private final DocumentKinds kinds;

    DocumentWholes(JdbcDocuments documents, JdbcSignatures signatures, DocumentKinds kinds) {
        this.documents = documents;
        this.signatures = signatures;
        this.kinds = kinds;
    }

    Optional<Whole> find(DocumentId id) {
        return documents.find(id).map(this::whole);
    }

    Whole get(DocumentId id) {
        return find(id).orElseThrow(() -> DocumentAccess.notFound(id));
    }

    /** Nobody else moves it before this transaction ends. */
    Whole lock(DocumentId id) {
        return documents.lock(id).map(this::whole).orElseThrow(() -> DocumentAccess.notFound(id));
    }

    Whole whole(Doc doc) {
        ObjectNode values = documents
                .revision(doc.id(), doc.revision())
                .map(JdbcDocuments.Revision::values)
                .orElseGet(JsonNodeFactory.instance::objectNode);
        return new Whole(doc, kinds.of(doc), values, signatures.signatures(doc.id()), signatures.corrections(doc.id()));
    }
}
