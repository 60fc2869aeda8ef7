package io.qingyuan.plan.internal.project;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What somebody should look at in a project. */
enum Warning {
    /** The table prints no amount. */
    NO_AMOUNT,
    /** No report for longer than allowed. */
    SILENT,
    /** The unit reports a delay with a new date. */
    DELAYED,
    /** The share built is reported as 100 and a quantity is not. */
    QUANTITY_SHORT,
    /** Much more paid than built. */
    PAID_AHEAD,
    /** Much more built than paid. */
    BUILT_AHEAD,
    /** More arranged than the table plans. */
    ARRANGED_ABOVE_PLAN,
    /** The plan by year and source does not add up to the table. */
    SPLIT_DIFFERS;

    @JsonValue
    String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
