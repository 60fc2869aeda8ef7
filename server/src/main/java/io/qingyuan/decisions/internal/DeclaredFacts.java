package io.qingyuan.decisions.internal;

import io.qingyuan.decisions.internal.JdbcDeclarations.Declaration;
import io.qingyuan.packs.PackText;
import io.qingyuan.receipts.Fact;
import io.qingyuan.receipts.FactSource;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** What was declared for decisions, as facts. */
@Component
class DeclaredFacts implements FactSource {

    static final String SOURCE = "decisions.declared";

    private final JdbcDeclarations declarations;
    private final Catalogue catalogue;

    DeclaredFacts(JdbcDeclarations declarations, Catalogue catalogue) {
        this.declarations = declarations;
        this.catalogue = catalogue;
    }

    @Override
    public String source() {
        return SOURCE;
    }

    @Override
    public Map<String, Fact> read(Collection<String> ids) {
        Map<String, Fact> facts = new HashMap<>();
        declarations
                .find(ids.stream().map(UUID::fromString).toList())
                .forEach(declaration -> facts.put(declaration.id().toString(), fact(declaration)));
        return facts;
    }

    private Fact fact(Declaration declaration) {
        String id = declaration.decision();
        PackText title = catalogue.find(id).map(Definition::title).orElse(new PackText(id, id));
        return new Fact(
                declaration.id().toString(),
                declaration.inputs(),
                new PackText("申报的输入（" + title.preferChinese() + "）", "Inputs declared (" + title.preferEnglish() + ")"),
                "/decisions/" + id,
                declaration.sample());
    }
}
