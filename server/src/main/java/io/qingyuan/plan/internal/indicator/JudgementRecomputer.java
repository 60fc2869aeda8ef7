package io.qingyuan.plan.internal.indicator;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;

import io.qingyuan.packs.PackConsumer;
import io.qingyuan.packs.PackContent;
import io.qingyuan.packs.PackText;
import io.qingyuan.plan.Indicator;
import io.qingyuan.plan.PlanModel;
import io.qingyuan.plan.Plans;
import io.qingyuan.plan.internal.judgement.JudgementSubjects;
import io.qingyuan.plan.internal.judgement.JudgementSubjects.Place;
import io.qingyuan.receipts.Receipts;
import io.qingyuan.receipts.Recomputer;
import io.qingyuan.receipts.Subject;
import io.qingyuan.statistics.FigureKey;
import io.qingyuan.time.AsOf;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Makes the judgements: one receipt for each item and year, also where there is nothing to judge by. */
@Component
@Order(Ordered.LOWEST_PRECEDENCE)
class JudgementRecomputer implements Recomputer, PackConsumer {

    private final Plans plans;
    private final JudgementDrafts drafts;
    private final JudgementSubjects subjects;
    private final Receipts receipts;
    private final Clock clock;

    JudgementRecomputer(
            Plans plans, JudgementDrafts drafts, JudgementSubjects subjects, Receipts receipts, Clock clock) {
        this.plans = plans;
        this.drafts = drafts;
        this.subjects = subjects;
        this.receipts = receipts;
        this.clock = clock;
    }

    @Override
    public Set<String> kinds() {
        return Set.of(JudgementSubjects.KIND);
    }

    @Override
    public Set<Subject> dependents(Collection<Subject> changed) {
        Set<Subject> dependents = new LinkedHashSet<>();
        List<FigureKey> figures = changed.stream()
                .filter(subject -> subject.kind().equals(FigureKey.JUDGED))
                .map(FigureKey::of)
                .toList();
        if (figures.isEmpty()) {
            return dependents;
        }
        for (PlanModel plan : plans.list(now())) {
            Map<String, List<Indicator.Item>> byElement =
                    plan.items().stream().collect(groupingBy(Indicator.Item::element));
            for (FigureKey figure : figures) {
                for (Indicator.Item item :
                        byElement.getOrDefault(figure.element().value(), List.of())) {
                    addDependents(dependents, plan, item, figure.period().year());
                }
            }
        }
        return dependents;
    }

    private void addDependents(Set<Subject> dependents, PlanModel plan, Indicator.Item item, int changedYear) {
        for (int year : subjects.years(plan)) {
            if (JudgementDrafts.yearsLookedAt(plan, item, year).contains(changedYear)) {
                dependents.add(new Place(plan.id(), item.id(), year).subject());
            }
        }
    }

    @Override
    @Transactional
    public void recompute(Collection<Subject> asked, String by) {
        Map<String, PlanModel> byId = plans.list(now()).stream().collect(toMap(PlanModel::id, plan -> plan));
        Map<PlanModel, List<Place>> places = new LinkedHashMap<>();
        List<Subject> gone = new ArrayList<>();
        for (Subject subject : asked) {
            Place place = Place.of(subject);
            Optional.ofNullable(byId.get(place.plan()))
                    .filter(plan -> plan.findItem(place.item()).isPresent())
                    .ifPresentOrElse(
                            plan -> places.computeIfAbsent(plan, _ -> new ArrayList<>())
                                    .add(place),
                            () -> gone.add(subject));
        }
        places.forEach((plan, of) -> receipts.issue(drafts.of(plan, of, now()), by));
        receipts.withdraw(gone, by);
    }

    @Override
    public Map<Subject, Title> describe(Collection<Subject> asked) {
        Map<Subject, Title> titles = new LinkedHashMap<>();
        Map<String, PlanModel> byId = plans.list(now()).stream().collect(toMap(PlanModel::id, plan -> plan));
        for (Subject subject : asked) {
            Place place = Place.of(subject);
            PackText name = Optional.ofNullable(byId.get(place.plan()))
                    .flatMap(plan -> plan.findItem(place.item()))
                    .map(Indicator.Item::title)
                    .orElse(new PackText(place.item(), place.item()));
            titles.put(
                    subject,
                    new Title(
                            new PackText(
                                    name.preferChinese() + "：" + place.year() + "年评判",
                                    name.preferEnglish() + ": judgement of " + place.year()),
                            "/plan/indicators/" + place.item() + "?year=" + place.year()));
        }
        return titles;
    }

    /** A new version of the plan may ask for something else: every item is judged anew. */
    @Override
    public void activate(PackContent before, PackContent after) {
        Set<Subject> all = new LinkedHashSet<>();
        plans.of(before).forEach(plan -> all.addAll(subjects.of(plan)));
        plans.of(after).forEach(plan -> all.addAll(subjects.of(plan)));
        receipts.request(all, "system");
    }

    /** At the turn of the year there is one more year to judge. */
    @EventListener(ApplicationReadyEvent.class)
    @Transactional
    public void judgeWhatIsNotJudged() {
        Set<Subject> missing = new LinkedHashSet<>();
        plans.list(now()).forEach(plan -> missing.addAll(subjects.of(plan)));
        missing.removeAll(receipts.current(missing, now()).keySet());
        receipts.request(missing, "system");
    }

    private AsOf now() {
        return AsOf.at(clock.instant());
    }
}
