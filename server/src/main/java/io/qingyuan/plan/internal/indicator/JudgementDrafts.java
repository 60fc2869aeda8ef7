package io.qingyuan.plan.internal.indicator;

import static java.util.stream.Collectors.toMap;

import io.qingyuan.plan.Indicator;
import io.qingyuan.plan.PlanModel;
import io.qingyuan.plan.internal.judgement.JudgedItem;
import io.qingyuan.plan.internal.judgement.JudgementRule;
import io.qingyuan.plan.internal.judgement.JudgementSubjects.Place;
import io.qingyuan.plan.internal.judgement.Terms;
import io.qingyuan.plan.internal.target.AssignedTarget;
import io.qingyuan.plan.internal.target.AssignedTargets;
import io.qingyuan.receipts.Draft;
import io.qingyuan.statistics.ElementCode;
import io.qingyuan.statistics.Extent;
import io.qingyuan.statistics.Figure;
import io.qingyuan.statistics.FigureKey;
import io.qingyuan.statistics.JudgedFigure;
import io.qingyuan.statistics.Statistics;
import io.qingyuan.statistics.Value;
import io.qingyuan.time.AsOf;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;
import org.springframework.stereotype.Component;

/** Collects what a judgement stands on: figures, documents behind states, assigned targets. */
@Component
class JudgementDrafts {

    private static final String VALUE_SOURCE = "statistics.value";
    private static final String FILE = "plan/indicators.yaml";

    private final Statistics statistics;
    private final AssignedTargets targets;
    private final JudgementRule rule;

    JudgementDrafts(Statistics statistics, AssignedTargets targets, JudgementRule rule) {
        this.statistics = statistics;
        this.targets = targets;
        this.rule = rule;
    }

    List<Draft> of(PlanModel plan, Collection<Place> places, AsOf asOf) {
        Known known = known(plan, places, asOf);
        return places.stream().map(place -> draft(plan, place, known)).toList();
    }

    /** Everything that may be looked at, read at once. */
    private Known known(PlanModel plan, Collection<Place> places, AsOf asOf) {
        List<Indicator.Item> items = places.stream()
                .map(place -> plan.findItem(place.item()).orElseThrow())
                .distinct()
                .toList();
        int first = items.stream()
                .mapToInt(item -> item.baseline().year())
                .min()
                .orElse(plan.info().baseYear());
        int last = places.stream().mapToInt(Place::year).max().orElse(first);
        Map<FigureKey, Figure> figures = statistics
                .figures(
                        items.stream()
                                .map(item -> new ElementCode(item.element()))
                                .distinct()
                                .toList(),
                        first,
                        last,
                        asOf)
                .stream()
                .collect(toMap(Figure::key, Function.identity()));
        Map<String, AssignedTarget> assigned = targets.list(plan.id(), asOf).stream()
                .collect(toMap(target -> target.item() + "." + target.year(), Function.identity()));
        return new Known(figures, assigned);
    }

    private Draft draft(PlanModel plan, Place place, Known known) {
        Indicator.Item item = plan.findItem(place.item()).orElseThrow();
        JudgedItem judged = JudgedItem.of(plan, item);
        List<Draft.Ref> refs = new ArrayList<>();
        refs.add(new Draft.DefinitionRef(JudgementRule.ITEM, FILE, plan.id() + "/" + item.id(), judged.canonical()));
        for (int year : yearsLookedAt(plan, item, place.year())) {
            if (item.scopes().isEmpty()) {
                addFigure(refs, item, year, "", Extent.area(plan.info().area()), known);
            }
            item.scopes().forEach(scope -> addFigure(refs, item, year, scope, Extent.unit(scope), known));
        }
        SortedSet<Integer> assignedYears = new TreeSet<>();
        if (judged.terms().target().assigned()) {
            assignedYears.add(plan.info().targetYear());
        }
        if (judged.terms().required().assigned()) {
            assignedYears.add(place.year());
        }
        for (int year : assignedYears) {
            known.assigned(item, year)
                    .ifPresent(target -> refs.add(new Draft.FactRef(
                            JudgementRule.inputName(JudgementRule.ASSIGNED, year, ""),
                            AssignedTarget.SOURCE,
                            target.id().toString())));
        }
        return Draft.of(place.subject(), rule.rule(), refs).with(Map.of(JudgementRule.YEAR, place.year()));
    }

    private static void addFigure(
            List<Draft.Ref> refs, Indicator.Item item, int year, String scope, Extent extent, Known known) {
        Figure figure = known.figures().get(FigureKey.of(item.element(), extent, year));
        if (figure == null) {
            return;
        }
        JudgedFigure judged = figure.judged();
        if (judged == null) {
            figure.values().stream()
                    .filter(value -> value.doubt() != null)
                    .findFirst()
                    .ifPresent(value -> refs.add(value(JudgementRule.DOUBT, year, scope, value)));
            return;
        }
        refs.add(new Draft.ReceiptRef(JudgementRule.inputName(JudgementRule.FIGURE, year, scope), judged.receipt()));
        if (item.isQualitative()) {
            figure.find(judged.origin())
                    .filter(JudgementDrafts::isProven)
                    .ifPresent(value -> refs.add(value(JudgementRule.PROOF, year, scope, value)));
        }
    }

    private static Draft.FactRef value(String kind, int year, String scope, Value value) {
        return new Draft.FactRef(
                JudgementRule.inputName(kind, year, scope),
                VALUE_SOURCE,
                value.id().toString());
    }

    private static boolean isProven(Value value) {
        return value.document() != null || !value.evidence().isEmpty();
    }

    /** The years whose figures the judgement of a year looks at. */
    static SortedSet<Integer> yearsLookedAt(PlanModel plan, Indicator.Item item, int year) {
        SortedSet<Integer> years = new TreeSet<>();
        years.add(year);
        if (item.isQualitative()) {
            return years;
        }
        Terms terms = JudgedItem.of(plan, item).terms();
        if (terms.required().steady().isPresent() || terms.target().steady().isPresent()) {
            years.add(year - 1);
        }
        if (year <= terms.targetYear()) {
            years.add(terms.baseYear());
        }
        if (year < terms.targetYear()) {
            for (int before = terms.baseYear(); before < year; before++) {
                years.add(before);
            }
        }
        return years;
    }

    private record Known(Map<FigureKey, Figure> figures, Map<String, AssignedTarget> assigned) {

        Optional<AssignedTarget> assigned(Indicator.Item item, int year) {
            return Optional.ofNullable(assigned.get(item.id() + "." + year));
        }
    }
}
