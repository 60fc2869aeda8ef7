package io.qingyuan.rules;

import java.math.BigDecimal;

/** What a formula gave. There is no null: what is no result is a fault. */
public sealed interface FeelResult {

    record Decimal(BigDecimal value) implements FeelResult {}

    record Text(String value) implements FeelResult {}

    record Truth(boolean value) implements FeelResult {}

    /**
     * Why there is no result.
     *
     * @param reason what the engine said, in English
     */
    record Fault(Kind kind, String reason) implements FeelResult {}

    enum Kind {
        DIVISION_BY_ZERO,
        MISSING_VARIABLE,
        EVALUATION
    }
}
