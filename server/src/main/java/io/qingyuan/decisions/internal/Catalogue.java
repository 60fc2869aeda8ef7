package io.qingyuan.decisions.internal;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.qingyuan.decisions.DecisionId;
import io.qingyuan.decisions.DecisionProblem;
import io.qingyuan.decisions.internal.Definition.Edition;
import io.qingyuan.packs.PackContent;
import io.qingyuan.packs.PackDocument;
import io.qingyuan.packs.Packs;
import io.qingyuan.problem.ProblemException;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.springframework.stereotype.Component;

/** The decisions of the active packs; each content is read once. */
@Component
class Catalogue {

    private final Packs packs;
    private final Cache<String, Map<String, Definition>> read =
            Caffeine.newBuilder().maximumSize(4).build();

    Catalogue(Packs packs) {
        this.packs = packs;
    }

    /** By id. */
    Map<String, Definition> all() {
        PackContent content = packs.active();
        return read.get(content.hash(), _ -> definitions(content));
    }

    Optional<Definition> find(String id) {
        return Optional.ofNullable(all().get(id));
    }

    Definition get(String id) {
        return find(id).orElseThrow(() -> new ProblemException(DecisionProblem.NOT_FOUND, id));
    }

    Definition get(DecisionId id) {
        return get(id.value());
    }

    /** The edition in force on a day. */
    static Edition edition(Definition definition, LocalDate on) {
        return definition
                .findEdition(on)
                .orElseThrow(() -> new ProblemException(DecisionProblem.NOT_IN_FORCE, definition.id(), on));
    }

    private static Map<String, Definition> definitions(PackContent content) {
        Map<String, Definition> definitions = new TreeMap<>();
        for (PackDocument document : content.documents(DefinitionReader.HEADERS)) {
            Definition definition = DefinitionReader.read(content, document.item());
            definitions.put(definition.id().value(), definition);
        }
        return definitions;
    }
}
