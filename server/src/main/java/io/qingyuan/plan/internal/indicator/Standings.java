package io.qingyuan.plan.internal.indicator;

import io.qingyuan.plan.Indicator;
import io.qingyuan.plan.PlanModel;
import io.qingyuan.plan.internal.judgement.Judgement;
import io.qingyuan.plan.internal.judgement.JudgementJson;
import io.qingyuan.plan.internal.judgement.JudgementSubjects;
import io.qingyuan.plan.internal.judgement.JudgementSubjects.Place;
import io.qingyuan.plan.internal.owner.Confirmation;
import io.qingyuan.plan.internal.owner.Owners;
import io.qingyuan.plan.internal.target.AssignedTarget;
import io.qingyuan.plan.internal.target.AssignedTargets;
import io.qingyuan.receipts.Receipt;
import io.qingyuan.receipts.Receipts;
import io.qingyuan.receipts.Subject;
import io.qingyuan.statistics.ElementCode;
import io.qingyuan.statistics.Extent;
import io.qingyuan.statistics.Figure;
import io.qingyuan.statistics.FigureKey;
import io.qingyuan.statistics.JudgedFigure;
import io.qingyuan.statistics.Statistics;
import io.qingyuan.time.AsOf;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Everything known of some items over all years, read with one query of each kind. */
@Component
class Standings {

    private final Statistics statistics;
    private final Receipts receipts;
    private final AssignedTargets targets;
    private final Owners owners;
    private final JudgementSubjects subjects;

    Standings(
            Statistics statistics,
            Receipts receipts,
            AssignedTargets targets,
            Owners owners,
            JudgementSubjects subjects) {
        this.statistics = statistics;
        this.receipts = receipts;
        this.targets = targets;
        this.owners = owners;
        this.subjects = subjects;
    }

    Known of(PlanModel plan, List<Indicator.Item> items, AsOf asOf) {
        List<Integer> years = subjects.years(plan);
        List<Subject> asked = new ArrayList<>();
        items.forEach(item -> asked.addAll(subjects.of(plan, item.id())));
        Map<Place, Judged> judged = new HashMap<>();
        receipts.current(asked, asOf)
                .forEach((subject, receipt) ->
                        judged.put(Place.of(subject), new Judged(JudgementJson.read(receipt.outcome()), receipt)));
        int first = items.stream()
                .mapToInt(item -> item.baseline().year())
                .min()
                .orElse(plan.info().baseYear());
        List<ElementCode> elements =
                items.stream().map(item -> new ElementCode(item.element())).toList();
        Map<FigureKey, Figure> figures =
                statistics.figures(elements, Math.min(first, years.getFirst()), years.getLast(), asOf).stream()
                        .collect(Collectors.toMap(Figure::key, Function.identity()));
        Map<String, AssignedTarget> assigned = targets.list(plan.id(), asOf).stream()
                .collect(Collectors.toMap(target -> target.item() + "." + target.year(), Function.identity()));
        return new Known(plan, years, judged, figures, assigned, owners.confirmed(plan.id(), asOf));
    }

    /** A judgement with the receipt it stands in. */
    record Judged(Judgement judgement, Receipt receipt) {}

    record Known(
            PlanModel plan,
            List<Integer> years,
            Map<Place, Judged> judged,
            Map<FigureKey, Figure> figures,
            Map<String, AssignedTarget> assigned,
            Map<String, Confirmation> confirmed) {

        Optional<Judged> judged(Indicator.Item item, int year) {
            return Optional.ofNullable(judged.get(new Place(plan.id(), item.id(), year)));
        }

        /** The figures of an item in a year: one, or one for each unit that reports. */
        List<Figure> figures(Indicator.Item item, int year) {
            List<Extent> extents = item.scopes().isEmpty()
                    ? List.of(Extent.area(plan.info().area()))
                    : item.scopes().stream().map(Extent::unit).toList();
            return extents.stream()
                    .map(extent -> figures.get(FigureKey.of(item.element(), extent, year)))
                    .filter(figure -> figure != null)
                    .toList();
        }

        /** The figure that is judged: the worst, where several units report and all have. */
        Optional<JudgedFigure> decisive(Indicator.Item item, int year) {
            List<Figure> all = figures(item, year);
            int needed = Math.max(1, item.scopes().size());
            List<JudgedFigure> values = new ArrayList<>();
            for (Figure figure : all) {
                JudgedFigure value = figure.judged();
                if (value != null) {
                    values.add(value);
                }
            }
            if (values.size() < needed) {
                return Optional.empty();
            }
            return values.stream().reduce((left, right) -> isWorse(item, right, left) ? right : left);
        }

        private static boolean isWorse(Indicator.Item item, JudgedFigure figure, JudgedFigure than) {
            if (figure.number() == null || than.number() == null) {
                return false;
            }
            int order = figure.number().compareTo(than.number());
            return item.direction().equals("lower") ? order > 0 : order < 0;
        }

        Optional<AssignedTarget> assigned(Indicator.Item item, int year) {
            return Optional.ofNullable(assigned.get(item.id() + "." + year));
        }
    }
}
