package io.qingyuan.documents.internal;

import io.qingyuan.documents.internal.Bodies.ReferenceBody;
import io.qingyuan.documents.internal.Bodies.ReferenceCheck;
import io.qingyuan.documents.internal.Bodies.ReferenceRow;
import io.qingyuan.documents.internal.Bodies.ReferenceSignature;
import io.qingyuan.documents.internal.engine.DocumentKind;
import io.qingyuan.documents.internal.engine.DocumentRules;
import io.qingyuan.documents.internal.engine.Row;
import io.qingyuan.documents.internal.engine.Signature;
import io.qingyuan.identity.Actor;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The reference page of a kind, from the same compiled table. */
@Component
class DocumentReferences {

    private final DocumentBodies bodies;

    DocumentReferences(DocumentBodies bodies) {
        this.bodies = bodies;
    }

    ReferenceBody of(Actor actor, DocumentRules rules) {
        DocumentKind kind = rules.kind();
        DocumentWords.Words words = bodies.words(actor.language());
        return new ReferenceBody(
                bodies.kind(actor, kind, words),
                kind.signatures().values().stream()
                        .map(signature -> signature(kind, signature, words))
                        .toList(),
                kind.table().stream().map(row -> row(kind, row, words)).toList(),
                kind.checks().stream()
                        .map(check -> new ReferenceCheck(
                                words.in(check.title()),
                                words.in(check.says()),
                                words.in(kind.signature(check.from()).title()),
                                check.refuses(),
                                check.holds().text()))
                        .toList(),
                bodies.parameters(kind, words));
    }

    private static ReferenceSignature signature(DocumentKind kind, Signature signature, DocumentWords.Words words) {
        return new ReferenceSignature(
                signature.id(),
                words.in(signature.title()),
                words.in(signature.says()),
                words.in(kind.party(signature.party()).title()),
                signature.after().stream()
                        .map(earlier -> words.in(kind.signature(earlier).title()))
                        .toList(),
                signature.when() == null ? null : signature.when().text(),
                kind.listOf(signature.id()) != null);
    }

    private static ReferenceRow row(DocumentKind kind, Row row, DocumentWords.Words words) {
        String pointer = row.path().pointer(0);
        return new ReferenceRow(
                row.path().toString(),
                DocumentBodies.field(kind, pointer)
                        .map(field -> words.in(field.title()))
                        .orElse(pointer),
                DocumentBodies.field(kind, pointer)
                        .map(field -> field.kind().word())
                        .orElse("text"),
                parties(kind, row.by(), words),
                signature(kind, row.requiredFrom(), words),
                signature(kind, row.sealedFrom(), words),
                parties(kind, row.visibleTo(), words),
                signature(kind, row.visibleFrom(), words),
                row.when() == null ? null : row.when().text(),
                row.createdFrom(),
                row.createdTo());
    }

    private static @Nullable String signature(DocumentKind kind, @Nullable String id, DocumentWords.Words words) {
        return id == null ? null : words.in(kind.signature(id).title());
    }

    private static List<String> parties(DocumentKind kind, Set<String> ids, DocumentWords.Words words) {
        return ids.stream()
                .sorted()
                .map(id -> kind.parties().containsKey(id)
                        ? words.in(kind.party(id).title())
                        : words.english() ? "supervisors" : "监管方")
                .toList();
    }
}
