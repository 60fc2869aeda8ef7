package io.qingyuan.decisions.internal;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.qingyuan.decisions.DecisionId;
import io.qingyuan.decisions.internal.Definition.Edition;
import io.qingyuan.decisions.internal.Definition.Example;
import io.qingyuan.decisions.internal.Definition.Term;
import io.qingyuan.decisions.internal.Definition.Value;
import io.qingyuan.packs.PackContent;
import io.qingyuan.packs.PackDocument;
import io.qingyuan.packs.PackItem;
import io.qingyuan.rules.DmnDecision;
import io.qingyuan.rules.FeelType;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Reads decisions from packs. */
final class DefinitionReader {

    static final String HEADERS = "decisions/*.yaml";
    static final String TABLES = "decisions/*.dmn";

    private static final Cache<String, DmnDecision> COMPILED =
            Caffeine.newBuilder().maximumSize(200).softValues().build();

    private DefinitionReader() {}

    /** The decision of a header whose editions are sound. */
    static Definition read(PackContent content, PackItem header) {
        List<Edition> editions = header.list("editions").stream()
                .map(edition -> edition(content, edition))
                .sorted(Comparator.comparing(Edition::from))
                .toList();
        return new Definition(
                header,
                new DecisionId(header.id()),
                header.text("title"),
                header.findText("note").orElse(null),
                editions,
                terms(header, "inputs"),
                terms(header, "outputs"),
                header.flag("complete"),
                header.findText("reason").orElse(null),
                header.flag("public"),
                header.list("examples").stream().map(DefinitionReader::example).toList());
    }

    /** The DMN file of an edition; it lies in the same pack. */
    static Optional<PackDocument> file(PackContent content, PackItem edition) {
        String path = "decisions/" + edition.string("file");
        return content.documents(TABLES).stream()
                .filter(document -> document.pack().equals(edition.document().pack()))
                .filter(document -> document.path().equals(path))
                .findFirst();
    }

    private static Edition edition(PackContent content, PackItem edition) {
        PackDocument document = file(content, edition)
                .orElseThrow(() -> new IllegalStateException(edition.place() + " names a file that is not there"));
        return new Edition(
                edition.string("file"),
                LocalDate.parse(edition.string("from")),
                edition.findString("to").map(LocalDate::parse).orElse(null),
                edition.text("source"),
                edition.flag("sample"),
                compiled(document.source()));
    }

    /** The decision of a text; checking, activating and deciding take the same one. */
    static DmnDecision compiled(String source) {
        return COMPILED.get(source, DmnDecision::compile);
    }

    private static List<Term> terms(PackItem header, String list) {
        return header.list(list).stream().map(DefinitionReader::term).toList();
    }

    private static Term term(PackItem term) {
        return new Term(
                term.id(),
                term.findString("type").map(FeelType::parse).orElse(null),
                term.text("title"),
                term.findText("unit").orElse(null),
                term.findText("note").orElse(null),
                term.list("values").stream()
                        .map(value -> new Value(
                                value.string("value"),
                                value.text("title"),
                                value.findText("note").orElse(null)))
                        .toList());
    }

    private static Example example(PackItem example) {
        return new Example(
                example,
                example.findText("title").orElse(null),
                example.findString("on").map(LocalDate::parse).orElse(null),
                example.node().get("in"),
                example.node().get("out"),
                example.findString("fault").orElse(null));
    }
}
