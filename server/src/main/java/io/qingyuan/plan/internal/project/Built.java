package io.qingyuan.plan.internal.project;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What one monthly report says was built, as far as it matters for the state.
 *
 * @param percent share built by the end of the month, 0 to 100
 * @param quantities what is done of each quantity in all, by its id
 * @param newDate the day the unit now expects to finish, where it reports a delay
 */
record Built(
        YearMonth month,
        @Nullable BigDecimal percent,
        Map<String, BigDecimal> quantities,
        @Nullable LocalDate newDate) {

    Built {
        quantities = Collections.unmodifiableMap(new TreeMap<>(quantities));
    }
}
