package io.qingyuan.plan.internal.commitment;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What was reached by a day, as far as it matters for the state.
 *
 * @param fact where it stands: the id of a progress record, or of an indicator's figure
 */
record Progress(
        String fact,
        LocalDate on,
        @Nullable BigDecimal value,
        @Nullable Step step) {}
