package io.qingyuan.standards.discharge;

import java.math.BigDecimal;

/** A discharge judged by its limit. */
public sealed interface DischargeVerdict {
    /** The limit that judged. */
    DischargeLimit limit();

    /** Within the limit (达标). */
    record Met(DischargeLimit limit) implements DischargeVerdict {}

    /**
     * Beyond the limit (超标).
     *
     * @param value in the unit of the limit
     */
    record Exceeded(DischargeLimit limit, BigDecimal value) implements DischargeVerdict {}

    /** Not judged. */
    record NotAssessed(DischargeLimit limit, Reason reason) implements DischargeVerdict {}

    /** Why a discharge is not judged. */
    enum Reason {
        /** Not detected, but the detection limit lies above the limit. */
        DETECTION_LIMIT_ABOVE_LIMIT,
        /** The limit rests on own knowledge of a standard whose text was not found, and is shown for reference only. */
        LIMIT_NOT_TO_ENFORCE
    }
}
