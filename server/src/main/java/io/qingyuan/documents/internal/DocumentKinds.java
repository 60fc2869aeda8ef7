package io.qingyuan.documents.internal;

import io.qingyuan.documents.DocumentProblem;
import io.qingyuan.documents.internal.engine.DocumentKind;
import io.qingyuan.documents.internal.engine.DocumentReader;
import io.qingyuan.documents.internal.engine.DocumentRules;
import io.qingyuan.packs.PackContent;
import io.qingyuan.packs.PackDocument;
import io.qingyuan.packs.Packs;
import io.qingyuan.problem.ProblemException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** The definitions of the active packs, compiled once a content; and those that documents were created by, by their hash. */
@Component
class DocumentKinds {

    private record Read(String hash, Map<String, DocumentRules> rules, Map<String, JsonNode> sources) {}

    private final Packs packs;
    private final JdbcDefinitions definitions;
    private final Map<String, DocumentRules> byHash = new ConcurrentHashMap<>();
    private volatile @Nullable Read last;

    DocumentKinds(Packs packs, JdbcDefinitions definitions) {
        this.packs = packs;
        this.definitions = definitions;
    }

    private Read active() {
        PackContent content = packs.active();
        Read read = last;
        if (read == null || !read.hash().equals(content.hash())) {
            Map<String, DocumentRules> rules = new LinkedHashMap<>();
            DocumentReader.read(content).forEach((id, kind) -> rules.put(id, new DocumentRules(kind)));
            Map<String, JsonNode> sources = new LinkedHashMap<>();
            for (PackDocument document : content.documents("documents/*.yaml")) {
                sources.put(document.item().id(), document.root());
            }
            read = new Read(content.hash(), rules, sources);
            last = read;
        }
        return read;
    }

    String version() {
        return active().hash();
    }

    Map<String, DocumentRules> all() {
        return active().rules();
    }

    Optional<DocumentRules> find(String kind) {
        return Optional.ofNullable(active().rules().get(kind));
    }

    DocumentRules rules(String kind) {
        return find(kind).orElseThrow(() -> new ProblemException(DocumentProblem.KIND_UNKNOWN, kind));
    }

    /** Keeps the definition a document is created by: it goes by it for good. */
    void keep(DocumentKind kind) {
        JsonNode source = active().sources().get(kind.id());
        if (source != null) {
            definitions.insert(kind, source);
        }
    }

    /** The rules of a document, which are those it was created by. */
    DocumentRules of(Doc doc) {
        return of(doc.kind(), doc.definition());
    }

    DocumentRules of(String kind, String definition) {
        return byHash.computeIfAbsent(
                definition,
                hash -> find(kind)
                        .filter(rules -> rules.kind().hash().equals(hash))
                        .orElseGet(() -> new DocumentRules(DocumentReader.parse(definitions.content(hash)))));
    }
}
