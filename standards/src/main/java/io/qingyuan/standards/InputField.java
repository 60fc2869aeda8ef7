package io.qingyuan.standards;

import io.qingyuan.standards.InvalidInputException.Fault;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A value as text, such as a cell of a table, on its way into a standard. Reads it or refuses it by its name: never a
 * silent 0 for nothing, {@code NaN} or a dash.
 *
 * @param name the name of the value, such as the column
 */
public record InputField(String name, @Nullable String text) {
    /** Plain decimals only: as long as no exponent is read, a short text cannot stand for a number of a million digits. */
    private static final Pattern DECIMAL = Pattern.compile("[+-]?(\\d+(\\.\\d*)?|\\.\\d+)");

    /** Whether nothing was given; spaces are nothing. */
    public boolean isMissing() {
        return text == null || text.isBlank();
    }

    /** The text without spaces around it; missing is refused. */
    public String required() {
        if (text == null || text.isBlank()) {
            throw new InvalidInputException(Fault.MISSING, name, "", "a value");
        }
        return text.strip();
    }

    /** The number, its digits kept; negative ones too. */
    public BigDecimal number() {
        String found = required();
        if (!DECIMAL.matcher(found).matches()) {
            throw new InvalidInputException(Fault.NOT_A_NUMBER, name, found, "a decimal number");
        }
        return new BigDecimal(found);
    }

    /** The number, refused when below zero. */
    public BigDecimal nonNegative() {
        return InvalidInputException.requireNonNegative(name, number());
    }

    /** The number refused when below zero, or nothing when nothing was given. */
    public Optional<BigDecimal> findNonNegative() {
        return isMissing() ? Optional.empty() : Optional.of(nonNegative());
    }

    /** The day, written {@code YYYY-MM-DD}. */
    public LocalDate date() {
        String found = required();
        try {
            return LocalDate.parse(found);
        } catch (DateTimeParseException _) {
            throw new InvalidInputException(Fault.NOT_A_DATE, name, found, "a date written YYYY-MM-DD");
        }
    }

    /** The value of an enumeration by its code. */
    public <E extends Enum<E> & Coded> E code(Class<E> type) {
        return Coded.of(type, name, required());
    }
}
