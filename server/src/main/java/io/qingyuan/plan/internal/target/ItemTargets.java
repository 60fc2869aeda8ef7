package io.qingyuan.plan.internal.target;

import io.qingyuan.packs.PackText;
import io.qingyuan.plan.Indicator;
import io.qingyuan.plan.PlanModel;
import io.qingyuan.plan.internal.judgement.Direction;
import io.qingyuan.plan.internal.judgement.JudgedItem;
import io.qingyuan.plan.internal.judgement.JudgementSubjects;
import io.qingyuan.plan.internal.judgement.Terms;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Items of indicators that wait for a superior's number. */
@Component
@Order(1)
class ItemTargets implements Assignable.Source {

    private final JudgementSubjects subjects;

    ItemTargets(JudgementSubjects subjects) {
        this.subjects = subjects;
    }

    @Override
    public List<Assignable> of(PlanModel plan) {
        return plan.items().stream().map(item -> assignable(plan, item)).toList();
    }

    private Assignable assignable(PlanModel plan, Indicator.Item item) {
        Terms terms = JudgedItem.of(plan, item).terms();
        return new Assignable(
                item.id(),
                Assignable.Kind.ITEM,
                item.title(),
                item.unit(),
                Direction.ofKey(item.direction()),
                asks(item),
                plan.info().targetYear(),
                terms.required().assigned() || terms.target().assigned(),
                subjects.of(plan, item.id()));
    }

    private static @Nullable PackText asks(Indicator.Item item) {
        return item.target().text() != null
                ? item.target().text()
                : item.required().text();
    }
}
