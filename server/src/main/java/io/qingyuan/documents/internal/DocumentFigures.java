package io.qingyuan.documents.internal;

import io.qingyuan.documents.DocumentMoved;
import io.qingyuan.documents.internal.engine.DocumentKind;
import io.qingyuan.documents.internal.engine.DocumentReader;
import io.qingyuan.fields.Field;
import io.qingyuan.fields.FieldKind;
import io.qingyuan.figures.Figure;
import io.qingyuan.figures.FigureBody;
import io.qingyuan.figures.FigureOwner;
import io.qingyuan.figures.Figures;
import io.qingyuan.packs.PackConsumer;
import io.qingyuan.packs.PackContent;
import io.qingyuan.time.AsOf;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.StringNode;

/** Keeps the figures of documents with what is written and signed, in the transactions that do so. */
@Component
@Order(60)
class DocumentFigures implements PackConsumer {

    private final DocumentKinds kinds;
    private final DocumentFacts facts;
    private final Figures figures;
    private final DocumentWords words;

    DocumentFigures(DocumentKinds kinds, DocumentFacts facts, Figures figures, DocumentWords words) {
        this.kinds = kinds;
        this.facts = facts;
        this.figures = figures;
        this.words = words;
    }

    /** Before anybody has signed, only figures that ask for states themselves can count a document. */
    @EventListener
    void follow(DocumentMoved moved) {
        kinds.find(moved.kind()).ifPresent(rules -> {
            List<Figure> touched = rules.kind().figures().stream()
                    .filter(figure -> moved.signed() || figure.asksState())
                    .toList();
            figures.changed(facts, DocumentFacts.owner(rules.kind()), touched, moved.by());
        });
    }

    @Override
    public void activate(PackContent before, PackContent after) {
        Map<String, DocumentKind> old = DocumentReader.read(before);
        for (FigureOwner owner : facts.owners()) {
            DocumentKind was = old.get(owner.id());
            if (was == null || !was.hash().equals(owner.hash())) {
                figures.defined(facts, owner);
            }
        }
    }

    List<FigureBody> of(DocumentKind kind, AsOf asOf, Locale locale) {
        DocumentWords.Words its = words.words(locale);
        return FigureBody.of(
                kind.figures(),
                figures.of(facts, DocumentFacts.owner(kind), asOf),
                (figure, by) -> kind.form(figure.each()).find(by),
                (field, values) -> named(its, field, values),
                locale);
    }

    private static Map<String, String> named(DocumentWords.Words words, Field field, Collection<String> values) {
        Map<String, String> named = new HashMap<>();
        if (!(field.kind() instanceof FieldKind.Truth)) {
            values.stream()
                    .filter(value -> !value.isEmpty())
                    .forEach(value -> named.put(value, words.text(field, StringNode.valueOf(value))));
        }
        return named;
    }
}
