package io.qingyuan.plan.internal.judgement;

import io.qingyuan.plan.Indicator;
import io.qingyuan.plan.PlanModel;
import io.qingyuan.receipts.Subject;
import io.qingyuan.time.Zone;
import java.time.Clock;
import java.util.List;
import java.util.stream.IntStream;
import org.springframework.stereotype.Component;

/** Names the results of judging: one for each item and year of a plan, up to the year we are in. */
@Component
public class JudgementSubjects {

    public static final String KIND = "plan.judgement";

    private final Clock clock;

    JudgementSubjects(Clock clock) {
        this.clock = clock;
    }

    /** An item of a plan in a year. */
    public record Place(String plan, String item, int year) {

        public Subject subject() {
            return new Subject(KIND, plan + "/" + item, String.valueOf(year));
        }

        public static Place of(Subject subject) {
            int slash = subject.key().indexOf('/');
            return new Place(
                    subject.key().substring(0, slash),
                    subject.key().substring(slash + 1),
                    Integer.parseInt(subject.period()));
        }
    }

    /** From the base year on to the year we are in. */
    public List<Integer> years(PlanModel plan) {
        int thisYear = Zone.dayOf(clock.instant()).getYear();
        int base = plan.info().baseYear();
        return IntStream.rangeClosed(base, Math.max(base, thisYear)).boxed().toList();
    }

    public List<Subject> of(PlanModel plan, String item) {
        return years(plan).stream()
                .map(year -> new Place(plan.id(), item, year).subject())
                .toList();
    }

    public List<Subject> of(PlanModel plan) {
        return plan.items().stream()
                .map(Indicator.Item::id)
                .flatMap(item -> of(plan, item).stream())
                .toList();
    }
}
