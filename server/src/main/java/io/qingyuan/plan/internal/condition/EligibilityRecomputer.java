package io.qingyuan.plan.internal.condition;

import io.qingyuan.packs.PackText;
import io.qingyuan.plan.PlanModel;
import io.qingyuan.plan.Plans;
import io.qingyuan.receipts.Draft;
import io.qingyuan.receipts.Receipts;
import io.qingyuan.receipts.Recomputer;
import io.qingyuan.receipts.Subject;
import io.qingyuan.time.AsOf;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Makes checks anew when a case they stand on is taken back. */
@Component
class EligibilityRecomputer implements Recomputer {

    private final VetoEvents events;
    private final Plans plans;
    private final Receipts receipts;
    private final Clock clock;

    EligibilityRecomputer(VetoEvents events, Plans plans, Receipts receipts, Clock clock) {
        this.events = events;
        this.plans = plans;
        this.receipts = receipts;
        this.clock = clock;
    }

    @Override
    public Set<String> kinds() {
        return Set.of(VetoEvents.CHECK);
    }

    @Override
    public Set<Subject> dependents(Collection<Subject> changed) {
        return Set.of();
    }

    @Override
    @Transactional
    public void recompute(Collection<Subject> asked, String by) {
        AsOf now = AsOf.at(clock.instant());
        List<Draft> drafts = new ArrayList<>();
        List<Subject> gone = new ArrayList<>();
        for (Subject subject : asked) {
            findPlan(subject, now)
                    .ifPresentOrElse(
                            plan -> drafts.add(events.draft(plan, LocalDate.parse(subject.period()), now)),
                            () -> gone.add(subject));
        }
        receipts.issue(drafts, by);
        receipts.withdraw(gone, by);
    }

    @Override
    public Map<Subject, Title> describe(Collection<Subject> subjects) {
        Map<Subject, Title> titles = new LinkedHashMap<>();
        for (Subject subject : subjects) {
            titles.put(
                    subject,
                    new Title(
                            new PackText(
                                    "申报条件自查：申报日 " + subject.period(),
                                    "Eligibility check for an application on " + subject.period()),
                            "/plan/conditions?date=" + subject.period()));
        }
        return titles;
    }

    private Optional<PlanModel> findPlan(Subject subject, AsOf asOf) {
        return plans.list(asOf).stream()
                .filter(plan -> plan.id().equals(subject.key()))
                .findFirst();
    }
}
