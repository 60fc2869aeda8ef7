package io.qingyuan.documents.internal;

import io.qingyuan.fields.ReferenceKind;
import io.qingyuan.fields.ReferenceTarget;
import io.qingyuan.identity.Actor;
import io.qingyuan.identity.Title;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Documents as something that fields refer to, by their numbers. */
@Component
class DocumentTargets implements ReferenceKind {

    private final JdbcDocuments documents;
    private final DocumentAccess access;

    DocumentTargets(JdbcDocuments documents, DocumentAccess access) {
        this.documents = documents;
        this.access = access;
    }

    @Override
    public String kind() {
        return "document";
    }

    @Override
    public Map<String, Title> titles(ReferenceTarget target, Collection<String> ids) {
        List<UUID> wellFormed = ReferenceKind.uuids(ids);
        Map<String, Title> titles = new HashMap<>();
        documents
                .numbers(target.register(), wellFormed)
                .forEach((id, number) -> titles.put(id.toString(), Title.of(number, null)));
        return titles;
    }

    @Override
    public List<Choice> search(Actor actor, ReferenceTarget target, String words, int limit) {
        JdbcDocuments.Filter filter =
                access.filter(actor, target.register(), null, false, false, words.isBlank() ? null : words.strip());
        return documents.list(filter, null, limit).stream()
                .map(doc -> new Choice(doc.id().toString(), Title.of(doc.number(), null)))
                .toList();
    }
}
