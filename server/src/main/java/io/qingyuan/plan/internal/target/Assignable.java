package io.qingyuan.plan.internal.target;

import io.qingyuan.packs.PackText;
import io.qingyuan.plan.PlanModel;
import io.qingyuan.plan.internal.judgement.Direction;
import io.qingyuan.receipts.Subject;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Something of a plan that a superior authority may give a number to (由上级下达目标的事项).
 *
 * @param id the code targets are recorded under, one of its own among all kinds
 * @param unit code of the measure the number is in; {@code null} where the plan prints none
 * @param asks what the plan says instead of the number
 * @param year the year whose target decides
 * @param waits whether the plan leaves the number to the superior; no other thing takes a target
 * @param subjects the results that depend on its targets
 */
public record Assignable(
        String id,
        Kind kind,
        PackText title,
        @Nullable String unit,
        Direction direction,
        @Nullable PackText asks,
        int year,
        boolean waits,
        Collection<Subject> subjects) {

    /** What it is in the plan. */
    public enum Kind {
        ITEM,
        COMMITMENT
    }

    public Assignable {
        subjects = List.copyOf(subjects);
    }

    /** One kind of things that may take targets. */
    public interface Source {

        /** All of them in the order of the plan, waiting or not. */
        List<Assignable> of(PlanModel plan);
    }
}
