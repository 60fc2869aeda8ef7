package io.qingyuan.plan.internal.judgement;

import io.qingyuan.plan.Status;
import java.util.List;

/** A status with the reasons for it, one for each part of what was asked. */
public record Outcome(Status status, List<Reason> reasons) {

    public Outcome {
        reasons = List.copyOf(reasons);
    }

    static Outcome of(Status status, Reason.Code code, String... arguments) {
        return new Outcome(status, List.of(Reason.of(code, arguments)));
    }

    /** All parts have to hold: the worst one counts, every reason stays. */
    static Outcome allOf(List<Outcome> parts) {
        return new Outcome(
                Status.worstOf(parts.stream().map(Outcome::status).toList()),
                parts.stream().flatMap(part -> part.reasons().stream()).toList());
    }
}
