package io.qingyuan.intake;

import io.qingyuan.sheets.Absence;
import java.math.BigDecimal;
import java.time.LocalDate;

/** What stands in a field of a row, read and converted. */
public sealed interface IntakeValue {

    /** Nothing was written. */
    record Empty() implements IntakeValue {}

    /** It was written that there is no value, and why. */
    record Absent(Absence absence) implements IntakeValue {}

    record Text(String text) implements IntakeValue {}

    /** A number in the unit of the field, with the digits that were written. */
    record Numeric(BigDecimal number) implements IntakeValue {}

    record Day(LocalDate day) implements IntakeValue {}

    /** {@code 2025}, {@code 2025-H1}, {@code 2025-Q3} or {@code 2025-07}. */
    record Period(String period) implements IntakeValue {}

    /** The code of a choice. */
    record Chosen(String code) implements IntakeValue {}

    /** As text that says the same whenever the values are the same; for keys and hashes. */
    default String canonical() {
        return switch (this) {
            case Empty() -> "";
            case Absent(Absence absence) -> "absent:" + absence;
            case Text(String text) -> "text:" + text;
            case Numeric(BigDecimal number) -> "number:" + number.toPlainString();
            case Day(LocalDate day) -> "day:" + day;
            case Period(String period) -> "period:" + period;
            case Chosen(String code) -> "choice:" + code;
        };
    }
}
