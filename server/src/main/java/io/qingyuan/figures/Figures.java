package io.qingyuan.figures;

import io.qingyuan.figures.internal.FigureKeys;
import io.qingyuan.figures.internal.FigureRule;
import io.qingyuan.packs.PackText;
import io.qingyuan.receipts.Canonical;
import io.qingyuan.receipts.Change;
import io.qingyuan.receipts.Draft;
import io.qingyuan.receipts.Interval;
import io.qingyuan.receipts.Receipt;
import io.qingyuan.receipts.Receipts;
import io.qingyuan.receipts.Recomputer;
import io.qingyuan.receipts.Subject;
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
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Makes figures, and the values of the data elements that they give. */
@Component
public class Figures implements Recomputer {

    /** A stretch of time that ends later than any that figures have. */
    private static final Instant END = Zone.startOf(LocalDate.of(9999, 1, 1));

    private final Map<String, FigureGround> grounds;
    private final FigureRule rule;
    private final Receipts receipts;
    private final Statistics statistics;
    private final Clamp clamp;
    private final Clock clock;

    Figures(
            List<FigureGround> grounds,
            FigureRule rule,
            Receipts receipts,
            Statistics statistics,
            Clamp clamp,
            Clock clock) {
        this.grounds = grounds.stream().collect(Collectors.toMap(FigureGround::kind, Function.identity()));
        this.rule = rule;
        this.receipts = receipts;
        this.statistics = statistics;
        this.clamp = clamp;
        this.clock = clock;
    }

    /** A figure with whose it is. */
    private record Known(FigureGround ground, FigureOwner owner, Figure figure) {}

    private Optional<Known> known(Subject subject) {
        FigureGround ground = grounds.get(subject.kind());
        return ground == null
                ? Optional.empty()
                : ground.find(FigureKeys.owner(subject.key()))
                        .flatMap(owner -> owner.figure(FigureKeys.figure(subject.key()))
                                .map(figure -> new Known(ground, owner, figure)));
    }

    private static Subject subject(FigureGround ground, FigureOwner owner, Figure figure, String period) {
        return new Subject(ground.kind(), FigureKeys.key(owner.id(), figure.id()), period);
    }

    /** In the transaction that changed what is counted: these figures of the owner are stale and are made anew. */
    public void changed(FigureGround ground, FigureOwner owner, List<Figure> figures, Instant since, String by) {
        if (figures.isEmpty()) {
            return;
        }
        Instant from = since.isBefore(END) ? since : END.minusSeconds(1);
        List<Change> changes = new ArrayList<>();
        for (Figure figure : figures) {
            changes.add(new Change.RangeChange(
                    ground.source(), FigureKeys.key(owner.id(), figure.id()), new Interval(from, END)));
        }
        receipts.invalidate(changes, by);
        receipts.request(current(ground, owner, figures), by);
    }

    /** As {@link #changed}, whenever it was that the change is about. */
    public void changed(FigureGround ground, FigureOwner owner, List<Figure> figures, String by) {
        changed(ground, owner, figures, FigureGround.ALWAYS.from(), by);
    }

    /** In the transaction of an activation: figures that are new or defined anew are made. */
    public void defined(FigureGround ground, FigureOwner owner) {
        receipts.request(current(ground, owner, owner.figures()), "system");
    }

    /** Makes anew what changes with the day, and what a period that has just begun has no value of yet. */
    public void turnTheDay(FigureGround ground, FigureOwner owner) {
        Set<Subject> subjects = current(ground, owner, owner.figures());
        Set<Subject> answered =
                receipts.current(subjects, AsOf.at(clock.instant())).keySet();
        Set<Subject> due = new LinkedHashSet<>();
        for (Figure figure : owner.figures()) {
            subjects.stream()
                    .filter(subject -> subject.key().equals(FigureKeys.key(owner.id(), figure.id())))
                    .filter(subject -> figure.asksToday() || !answered.contains(subject))
                    .forEach(due::add);
        }
        receipts.request(due, "system");
    }

    /** What figures are about today. */
    private Set<Subject> current(FigureGround ground, FigureOwner owner, List<Figure> figures) {
        Set<Subject> subjects = new LinkedHashSet<>();
        for (Figure figure : figures) {
            subjects.add(subject(ground, owner, figure, ""));
            element(figure)
                    .map(element -> period(element.periodType()))
                    .ifPresent(period -> subjects.add(subject(ground, owner, figure, period.toString())));
        }
        return subjects;
    }

    /** The receipts of the figures of an owner; a figure that was not made yet is missing. */
    public Map<String, Receipt> of(FigureGround ground, FigureOwner owner, AsOf asOf) {
        Map<Subject, String> ids = new LinkedHashMap<>();
        owner.figures().forEach(figure -> ids.put(subject(ground, owner, figure, ""), figure.id()));
        Map<String, Receipt> found = new LinkedHashMap<>();
        receipts.current(ids.keySet(), asOf).forEach((subject, receipt) -> {
            String id = ids.get(subject);
            if (id != null) {
                found.put(id, receipt);
            }
        });
        return found;
    }

    private Optional<Element> element(Figure figure) {
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
        return grounds.keySet();
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
            known(subject)
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

    private Draft draft(Subject subject, Known known, Instant asOf) {
        Figure figure = known.figure();
        Map<String, Object> parameters = new LinkedHashMap<>();
        parameters.put("kind", figure.kind().name().toLowerCase(Locale.ROOT));
        parameters.put("unit", figure.measure() == null ? "" : figure.measure().zh());
        parameters.put("weighted", figure.weight() != null);
        if (figure.decimals() != null) {
            parameters.put("decimals", figure.decimals());
        }
        Canonical definition = Canonical.of(Map.of("definition", known.owner().hash(), "figure", figure.id()));
        return Draft.of(
                        subject,
                        rule.rule(),
                        List.of(
                                new Draft.RangeRef(
                                        FigureRule.RECORDS,
                                        known.ground().source(),
                                        subject.key(),
                                        FigureKeys.interval(subject.period()),
                                        asOf),
                                new Draft.DefinitionRef(
                                        "definition", known.owner().file(), figure.id(), definition)))
                .with(parameters);
    }

    /** The value of the data element that a figure gives; none while there is nothing to count. */
    private Optional<DerivedValue> values(Subject subject, Receipt receipt) {
        if (receipt.outcome().findNumber().isEmpty()) {
            return Optional.empty();
        }
        Figure figure = known(subject).orElseThrow().figure();
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
            known(subject)
                    .ifPresent(known -> titles.put(
                            subject,
                            new Title(
                                    title(known.owner(), known.figure()),
                                    known.owner().page())));
        }
        return titles;
    }

    static PackText title(FigureOwner owner, Figure figure) {
        return new PackText(
                owner.title().zh() + "：" + figure.title().zh(),
                owner.title().in(Locale.ENGLISH) + ": " + figure.title().in(Locale.ENGLISH));
    }
}
