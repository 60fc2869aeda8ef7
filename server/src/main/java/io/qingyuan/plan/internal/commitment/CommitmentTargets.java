package io.qingyuan.plan.internal.commitment;

import io.qingyuan.plan.PlanModel;
import io.qingyuan.plan.internal.judgement.Direction;
import io.qingyuan.plan.internal.target.Assignable;
import java.util.List;
import java.util.Set;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Commitments whose number a superior authority sets; the target of the deadline's year decides. */
@Component
@Order(2)
class CommitmentTargets implements Assignable.Source {

    private final CommitmentCatalogue catalogue;

    CommitmentTargets(CommitmentCatalogue catalogue) {
        this.catalogue = catalogue;
    }

    @Override
    public List<Assignable> of(PlanModel plan) {
        CommitmentModel model = catalogue.now();
        if (!model.plan().equals(plan.id())) {
            return List.of();
        }
        return model.all().stream().map(CommitmentTargets::assignable).toList();
    }

    private static Assignable assignable(Commitment commitment) {
        Duty duty = commitment.duty();
        return new Assignable(
                commitment.id(),
                Assignable.Kind.COMMITMENT,
                commitment.title(),
                commitment.unit(),
                duty.lowerIsBetter() ? Direction.LOWER : Direction.HIGHER,
                commitment.anchor(),
                duty.deadline().day().getYear(),
                duty.awaitsTarget(),
                Set.of(CommitmentReceipts.subject(commitment.id())));
    }
}
