package io.qingyuan.plan.internal.judgement;

import io.qingyuan.plan.Status;
import java.util.List;

/** A status with the reasons for it, one for each part of what was asked. */
public record Finding(Status status, List<Reason> reasons) {

    public Finding {
        reasons = List.copyOf(reasons);
    }

    static Finding of(Status status, Reason.Code code, String... arguments) {
        return new Finding(status, List.of(Reason.of(code, arguments)));
    }

    /** All parts have to hold: the worst one counts, every reason stays. */
    static Finding allOf(List<Finding> parts) {
        return new Finding(
                Status.worstOf(parts.stream().map(Finding::status).toList()),
                parts.stream().flatMap(part -> part.reasons().stream()).toList());
    }
}
