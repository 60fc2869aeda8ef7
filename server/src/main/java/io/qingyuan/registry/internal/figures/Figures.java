package io.qingyuan.registry.internal.figures;

import io.qingyuan.fields.Condition;
import io.qingyuan.packs.PackText;
import io.qingyuan.receipts.Canonical;
import io.qingyuan.receipts.Change;
import io.qingyuan.receipts.Draft;
import io.qingyuan.receipts.Interval;
import io.qingyuan.receipts.Receipt;
import io.qingyuan.receipts.Receipts;
import io.qingyuan.receipts.Recomputer;
import io.qingyuan.receipts.Subject;
import io.qingyuan.registry.Register;
import io.qingyuan.statistics.DerivedValue;
import io.qingyuan.statistics.Element;
import io.qingyuan.statistics.ElementCode;
import io.qingyuan.statistics.FigureKey;
import io.qingyuan.statistics.Finality;
import io.qingyuan.statistics.Origin;
import io.qingyuan.statistics.Period;
import io.qingyuan.statistics.Statistics;
import io.qingyuan.time.AsOf;
import io.qingyuan.time.Clamp;
import io.qingyuan.time.Zone;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Makes the figures of registers, and the values of the data elements that they give. */
@Component
public class Figures implements Recomputer {

    /** A stretch of time that ends later than any that figures have. */
    private static final Instant END = Zone.startOf(LocalDate.of(9999, 1, 1));

    private final FigureFacts facts;
    private final FigureRule rule;
    private final Receipts receipts;
    private final Statistics statistics;
    private final Clamp clamp;
    private final Clock clock;

    Figures(FigureFacts facts, FigureRule rule, Receipts receipts, Statistics statistics, Clamp clamp, Clock clock) {
        this.facts = facts;
        this.rule = rule;
        this.receipts = receipts;
        this.statistics = statistics;
        this.clamp = clamp;
        this.clock = clock;
    }

    /** In the transaction that changed records of the register: what is counted of them is stale and is made anew. */
    public void recordsChanged(Register register, Instant since, String by) {
        if (register.figures().isEmpty()) {
            return;
        }
        Instant from = since.isBefore(END) ? since : END.minusSeconds(1);
        List<Change> changes = new ArrayList<>();
        for (Register.Figure figure : register.figures()) {
            changes.add(new Change.RangeChange(
                    FigureKeys.SOURCE, FigureKeys.key(register, figure), new Interval(from, END)));
        }
        receipts.invalidate(changes, by);
        receipts.request(current(register), by);
    }

    /** In the transaction of an activation: figures that are new or defined anew are made. */
    public void defined(Register register) {
        receipts.request(current(register), "system");
    }

    /** Makes anew what changes with the day, and what a period that has just begun has no value of yet. */
    public void turnTheDay(Register register) {
        Set<Subject> subjects = current(register);
        Set<Subject> answered =
                receipts.current(subjects, AsOf.at(clock.instant())).keySet();
        Set<Subject> due = new LinkedHashSet<>();
        for (Register.Figure figure : register.figures()) {
            Condition of = figure.of();
            boolean daily = figure.where().asksToday() || (of != null && of.asksToday());
            subjects.stream()
                    .filter(subject -> subject.key().equals(FigureKeys.key(register, figure)))
                    .filter(subject -> daily || !answered.contains(subject))
                    .forEach(due::add);
        }
        receipts.request(due, "system");
    }

    /** What the figures of a register are about today. */
    private Set<Subject> current(Register register) {
        Set<Subject> subjects = new LinkedHashSet<>();
        for (Register.Figure figure : register.figures()) {
            subjects.add(FigureKeys.subject(register, figure, ""));
            element(figure)
                    .map(element -> period(element.periodType()))
                    .ifPresent(period -> subjects.add(FigureKeys.subject(register, figure, period.toString())));
        }
        return subjects;
    }

    /** The receipts of the figures of a register; a figure that was not made yet is missing. */
    public Map<String, Receipt> of(Register register, AsOf asOf) {
        Map<Subject, String> ids = new LinkedHashMap<>();
        register.figures().forEach(figure -> ids.put(FigureKeys.subject(register, figure, ""), figure.id()));
        Map<String, Receipt> found = new LinkedHashMap<>();
        receipts.current(ids.keySet(), asOf).forEach((subject, receipt) -> {
            String id = ids.get(subject);
            if (id != null) {
                found.put(id, receipt);
            }
        });
        return found;
    }

    private Optional<Element> element(Register.Figure figure) {
        String element = figure.element();
        return element == null
                ? Optional.empty()
                : statistics.findElement(new ElementCode(element), AsOf.at(clock.instant()));
    }

    private Period period(Period.Type type) {
        LocalDate today = Zone.dayOf(clock.instant());
        return Period.of(type, today.getYear())
                .filter(period -> !today.isAfter(period.lastDay()))
                .findFirst()
                .orElseThrow();
    }

    // --- as a recomputer
    // -----------------------------------------------------------------------------------------

    @Override
    public Set<String> kinds() {
        return Set.of(FigureKeys.KIND);
    }

    @Override
    public Set<Subject> dependents(Collection<Subject> changed) {
        return Set.of();
    }

    @Override
    public void recompute(Collection<Subject> subjects, String by) {
        Instant asOf = clamp.now().at();
        List<Subject> gone = new ArrayList<>();
        List<Subject> asked = new ArrayList<>();
        List<Draft> drafts = new ArrayList<>();
        for (Subject subject : subjects) {
            facts.known(subject.key())
                    .ifPresentOrElse(
                            known -> {
                                asked.add(subject);
                                drafts.add(draft(subject, known, asOf));
                            },
                            () -> gone.add(subject));
        }
        receipts.withdraw(gone, by);
        List<Receipt> made = receipts.issue(drafts, by);
        List<DerivedValue> values = new ArrayList<>();
        for (int i = 0; i < made.size(); i++) {
            if (!asked.get(i).period().isEmpty()) {
                values(asked.get(i), made.get(i)).ifPresent(values::add);
            }
        }
        statistics.put(values);
    }

    private Draft draft(Subject subject, FigureFacts.Known known, Instant asOf) {
        Register.Figure figure = known.figure();
        Map<String, Object> parameters = new LinkedHashMap<>();
        parameters.put("kind", figure.kind().name().toLowerCase(Locale.ROOT));
        parameters.put("unit", figure.measure() == null ? "" : figure.measure().zh());
        parameters.put("weighted", figure.weight() != null);
        if (figure.decimals() != null) {
            parameters.put("decimals", figure.decimals());
        }
        Canonical definition =
                Canonical.of(Map.of("definition", known.register().hash(), "figure", figure.id()));
        return Draft.of(
                        subject,
                        rule.rule(),
                        List.of(
                                new Draft.RangeRef(
                                        FigureRule.RECORDS,
                                        FigureKeys.SOURCE,
                                        subject.key(),
                                        FigureKeys.interval(subject.period()),
                                        asOf),
                                new Draft.DefinitionRef(
                                        "definition",
                                        "registers/" + known.register().id() + ".yaml",
                                        figure.id(),
                                        definition)))
                .with(parameters);
    }

    /** The value of the data element that a figure gives; none while there is nothing to count. */
    private Optional<DerivedValue> values(Subject subject, Receipt receipt) {
        if (receipt.outcome().findNumber().isEmpty()) {
            return Optional.empty();
        }
        Register.Figure figure = facts.known(subject.key()).orElseThrow().figure();
        Period period = Period.parse(subject.period());
        AsOf now = AsOf.at(clock.instant());
        ElementCode element = new ElementCode(String.valueOf(figure.element()));
        return statistics.extents(period, now).getOrDefault(element, List.of()).stream()
                .findFirst()
                .map(whole -> new DerivedValue(
                        new FigureKey(element, whole, period),
                        Origin.COMPUTED,
                        Zone.dayOf(clock.instant()).isAfter(period.lastDay()) ? Finality.FINAL : Finality.PRELIMINARY,
                        receipt.id(),
                        null));
    }

    @Override
    public Map<Subject, Title> describe(Collection<Subject> subjects) {
        Map<Subject, Title> titles = new HashMap<>();
        for (Subject subject : subjects) {
            facts.known(subject.key())
                    .ifPresent(known -> titles.put(
                            subject,
                            new Title(
                                    new PackText(
                                            known.register().title().zh() + "："
                                                    + known.figure().title().zh(),
                                            known.register().title().in(Locale.ENGLISH) + ": "
                                                    + known.figure().title().in(Locale.ENGLISH)),
                                    "/registers/" + known.register().id() + "/figures")));
        }
        return titles;
    }
}
