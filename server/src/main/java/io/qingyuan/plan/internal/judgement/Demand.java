package io.qingyuan.plan.internal.judgement;

import java.math.BigDecimal;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a cell of the table asks for. Its parts all have to hold.
 *
 * @param printed the number printed, if any
 * @param assigned the task set by the superior authority has to be completed (完成上级规定的任务)
 * @param steadyWithin keep stable or keep improving (保持稳定或持续改善, 不降低): how much worse than the year before still counts as
 *     stable; null when this is not asked for
 */
public record Demand(
        @Nullable Limit printed, boolean assigned, @Nullable BigDecimal steadyWithin) {

    /** Nothing is printed: nothing can be judged. */
    public static final Demand NONE = new Demand(null, false, null);

    public static Demand of(Limit limit) {
        return new Demand(limit, false, null);
    }

    public Demand andAssigned() {
        return new Demand(printed, true, steadyWithin);
    }

    public Demand andSteadyWithin(BigDecimal tolerance) {
        return new Demand(printed, assigned, tolerance);
    }

    public Optional<Limit> limit() {
        return Optional.ofNullable(printed);
    }

    public Optional<BigDecimal> steady() {
        return Optional.ofNullable(steadyWithin);
    }

    public boolean isEmpty() {
        return printed == null && !assigned && steadyWithin == null;
    }
}
