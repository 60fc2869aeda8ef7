package io.qingyuan.documents.internal;

import io.qingyuan.evidence.SealedSubjects;
import io.qingyuan.identity.Actor;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** What was signed, in the evidence log: whoever sees the whole of what a signature covers may have its proof. */
@Component
class SealedDocuments implements SealedSubjects {

    static final String PREFIX = "document-signature";

    private final JdbcSignatures signatures;
    private final DocumentWholes wholes;
    private final DocumentAccess access;

    SealedDocuments(JdbcSignatures signatures, DocumentWholes wholes, DocumentAccess access) {
        this.signatures = signatures;
        this.wholes = wholes;
        this.access = access;
    }

    @Override
    public String prefix() {
        return PREFIX;
    }

    @Override
    public boolean mayRead(Actor actor, String id) {
        return find(id).flatMap(found -> wholes.find(found.document())
                        .map(whole -> access.viewer(actor, whole.rules(), whole.values()).seats().stream()
                                .anyMatch(seat ->
                                        seat.toString().equals(found.given().seat()))))
                .orElse(false);
    }

    private Optional<JdbcSignatures.Found> find(String id) {
        try {
            return signatures.find(UUID.fromString(id));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    @Override
    public Map<String, String> contents(Collection<String> ids) {
        Map<String, String> contents = new HashMap<>();
        ids.forEach(id -> find(id).ifPresent(found -> contents.put(id, Contents.sealed(found.given()))));
        return contents;
    }
}
