package io.qingyuan.decisions.internal;

import io.qingyuan.decisions.internal.Definition.Edition;
import io.qingyuan.decisions.internal.JdbcDeclarations.Declaration;
import io.qingyuan.packs.PackText;
import io.qingyuan.receipts.Receipts;
import io.qingyuan.receipts.Recomputer;
import io.qingyuan.receipts.Subject;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Makes the decisions anew that people made on the page; those of other modules are theirs. */
@Component
class DecisionRecomputer implements Recomputer {

    static final String KIND = "decisions.decision";

    private final Catalogue catalogue;
    private final JdbcDeclarations declarations;
    private final Deciding deciding;
    private final Receipts receipts;

    DecisionRecomputer(Catalogue catalogue, JdbcDeclarations declarations, Deciding deciding, Receipts receipts) {
        this.catalogue = catalogue;
        this.declarations = declarations;
        this.deciding = deciding;
        this.receipts = receipts;
    }

    /** What somebody asked: which decision, about what, on which day. */
    static Subject subject(String decision, String about, LocalDate on) {
        return new Subject(KIND, decision + "|" + about, on.toString());
    }

    static String about(Subject subject) {
        return subject.key().substring(subject.key().indexOf('|') + 1);
    }

    @Override
    public Set<String> kinds() {
        return Set.of(KIND);
    }

    @Override
    public Set<Subject> dependents(Collection<Subject> changed) {
        return Set.of();
    }

    @Override
    public void recompute(Collection<Subject> subjects, String by) {
        for (Subject subject : subjects) {
            Optional<Declaration> declaration = declarations.findLatest(subject);
            Optional<Definition> definition = declaration.flatMap(declared -> catalogue.find(declared.decision()));
            Optional<Edition> edition =
                    definition.flatMap(found -> declaration.flatMap(declared -> found.findEdition(declared.on())));
            if (declaration.isPresent() && definition.isPresent() && edition.isPresent()) {
                deciding.again(definition.get(), edition.get(), declaration.get(), by);
            } else {
                receipts.withdraw(List.of(subject), by);
            }
        }
    }

    @Override
    public Map<Subject, Title> describe(Collection<Subject> subjects) {
        Map<Subject, Title> titles = new HashMap<>();
        for (Subject subject : subjects) {
            String id = subject.key().substring(0, subject.key().indexOf('|'));
            PackText title = catalogue.find(id).map(Definition::title).orElse(new PackText(id, id));
            titles.put(
                    subject,
                    new Title(
                            new PackText(
                                    about(subject) + "：" + title.preferChinese(),
                                    about(subject) + ": " + title.preferEnglish()),
                            "/decisions/" + id));
        }
        return titles;
    }
}
