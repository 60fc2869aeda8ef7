package io.qingyuan.decisions.internal;

import io.qingyuan.audit.Audit;
import io.qingyuan.decisions.DecisionProblem;
import io.qingyuan.decisions.Decisions;
import io.qingyuan.decisions.internal.DecisionViews.DecisionLine;
import io.qingyuan.decisions.internal.DecisionViews.DecisionView;
import io.qingyuan.decisions.internal.DecisionViews.MadePage;
import io.qingyuan.decisions.internal.DecisionViews.MadeView;
import io.qingyuan.decisions.internal.DecisionViews.OpenLine;
import io.qingyuan.decisions.internal.DecisionViews.ResultView;
import io.qingyuan.decisions.internal.Definition.Edition;
import io.qingyuan.decisions.internal.JdbcDeclarations.Declaration;
import io.qingyuan.identity.Actor;
import io.qingyuan.problem.ProblemException;
import io.qingyuan.receipts.Receipt;
import io.qingyuan.receipts.Receipts;
import io.qingyuan.receipts.Subject;
import io.qingyuan.time.AsOf;
import io.qingyuan.time.Zone;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What the page of decisions does. */
@Service
class DecisionDesk {

    private static final int PAGE = 50;
    private static final int LONGEST_ABOUT = 100;

    private final Catalogue catalogue;
    private final Decisions decisions;
    private final JdbcDeclarations declarations;
    private final Receipts receipts;
    private final Results results;
    private final Audit audit;
    private final Clock clock;

    DecisionDesk(
            Catalogue catalogue,
            Decisions decisions,
            JdbcDeclarations declarations,
            Receipts receipts,
            Results results,
            Audit audit,
            Clock clock) {
        this.catalogue = catalogue;
        this.decisions = decisions;
        this.declarations = declarations;
        this.receipts = receipts;
        this.results = results;
        this.audit = audit;
        this.clock = clock;
    }

    List<DecisionLine> list() {
        LocalDate today = today();
        return catalogue.all().values().stream()
                .map(definition -> Showing.line(definition, today))
                .toList();
    }

    /** The tables anybody may ask, by id; of those only what is in force today. */
    List<OpenLine> listOpen() {
        LocalDate today = today();
        return catalogue.all().values().stream()
                .filter(Definition::open)
                .flatMap(definition -> definition.findEdition(today).stream()
                        .map(edition -> new OpenLine(
                                definition.id().value(), definition.title(), definition.note(), edition.sample())))
                .toList();
    }

    /** Without a day the edition in force today, or the last there was. */
    DecisionView read(String id, @Nullable LocalDate on) {
        Definition definition = catalogue.get(id);
        LocalDate day = on == null ? today() : on;
        Edition edition = on == null
                ? definition.findEdition(day).orElse(definition.latest())
                : Catalogue.edition(definition, day);
        return Showing.view(definition, edition, day);
    }

    ResultView attempt(String id, @Nullable LocalDate on, Map<String, Object> inputs, Locale locale) {
        Definition definition = catalogue.get(id);
        Decisions.Trial trial = decisions.evaluate(definition.id(), on == null ? today() : on, inputs);
        return results.trial(definition, trial, inputs, locale);
    }

    @Transactional
    public ResultView decide(
            String id, @Nullable LocalDate on, String about, Map<String, Object> inputs, Actor actor, Locale locale) {
        Definition definition = catalogue.get(id);
        LocalDate day = on == null ? today() : on;
        String named = about.strip();
        if (named.isEmpty() || named.length() > LONGEST_ABOUT) {
            throw new ProblemException(DecisionProblem.ABOUT, LONGEST_ABOUT);
        }
        ResultView trial = attempt(id, day, inputs, locale);
        Subject subject = DecisionRecomputer.subject(id, named, day);
        Decisions.Decided decided =
                decisions.decide(Decisions.Question.declared(definition.id(), day, subject, inputs), actor.name());
        audit.record(
                actor,
                "decide",
                DecisionRecomputer.KIND,
                decided.receipt().id().toString(),
                Map.of("decision", id, "about", named, "on", day.toString()));
        return results.decided(decided, trial, locale);
    }

    MadePage made(String id, @Nullable UUID after, AsOf asOf, Locale locale) {
        Definition definition = catalogue.get(id);
        List<Declaration> found = declarations.listLatest(id, DecisionRecomputer.KIND, after, PAGE + 1);
        List<Declaration> shown = found.subList(0, Math.min(PAGE, found.size()));
        Map<Subject, Receipt> current =
                receipts.current(shown.stream().map(Declaration::about).toList(), asOf);
        return new MadePage(
                shown.stream()
                        .map(declaration -> made(definition, declaration, current.get(declaration.about()), locale))
                        .toList(),
                found.size() > PAGE ? shown.getLast().id().toString() : null);
    }

    private MadeView made(Definition definition, Declaration declaration, @Nullable Receipt receipt, Locale locale) {
        return new MadeView(
                declaration.id().toString(),
                DecisionRecomputer.about(declaration.about()),
                declaration.on(),
                Showing.texts(declaration.inputs().tree()),
                declaration.sample(),
                declaration.by(),
                declaration.at(),
                receipt == null ? null : receipt.id().toString(),
                receipt == null ? null : receipt.state().name(),
                receipt == null
                        ? List.of()
                        : Results.listed(Deciding.decided(receipt)
                                .outputs()
                                .get(definition.result().id())),
                receipt == null ? null : results.fault(receipt.outcome(), locale));
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), Zone.BEIJING);
    }
}
