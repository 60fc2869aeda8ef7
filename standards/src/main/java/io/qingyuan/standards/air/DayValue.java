package io.qingyuan.standards.air;

import java.math.BigDecimal;

/** The value of a pollutant for a day: its daily mean, for ozone its largest 8-hour mean, or why there is none. */
public sealed interface DayValue {
    /** Hours of the day, for ozone 8-hour windows, that were there. */
    int present();

    /** A valid value, rounded to the decimals of HJ 663. */
    record Valid(BigDecimal value, int present) implements DayValue {}

    /** Too little was measured: {@code required} were needed. */
    record Invalid(int present, int required) implements DayValue {}
}
