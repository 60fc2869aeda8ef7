package io.qingyuan.standards;

import java.math.BigDecimal;

/** A value given to a standard that it cannot take: says which field, what was found and what is allowed. */
public final class InvalidInputException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    /** What is wrong with the value. */
    public enum Fault {
        /** Nothing was given. */
        MISSING,
        /** The text is no decimal number ({@code NaN}, {@code -}, {@code 1,5}). */
        NOT_A_NUMBER,
        /** The text is no date {@code YYYY-MM-DD}. */
        NOT_A_DATE,
        /** Below zero where nothing can be. */
        NEGATIVE,
        /** Outside the range that the quantity can have. */
        OUT_OF_RANGE,
        /** A unit of another kind than the table's. */
        WRONG_UNIT,
        /** No code of the list. */
        UNKNOWN_CODE,
        /** Two values that do not go together. */
        INCONSISTENT
    }

    private final Fault fault;
    private final String field;
    private final String found;
    private final String allowed;

    /**
     * Refuses a value.
     *
     * @param field the name of the value, as the record or column is called
     * @param found what was given
     * @param allowed what could have been given
     */
    public InvalidInputException(Fault fault, String field, String found, String allowed) {
        super(field + ": " + fault + ", found " + (found.isEmpty() ? "nothing" : found) + "; allowed: " + allowed);
        this.fault = fault;
        this.field = field;
        this.found = found;
        this.allowed = allowed;
    }

    public Fault fault() {
        return fault;
    }

    /** The name of the value. */
    public String field() {
        return field;
    }

    /** What was given; empty when nothing was. */
    public String found() {
        return found;
    }

    /** What could have been given. */
    public String allowed() {
        return allowed;
    }

    /** The value, unless it is below zero. */
    public static BigDecimal requireNonNegative(String field, BigDecimal value) {
        if (value.signum() < 0) {
            throw new InvalidInputException(Fault.NEGATIVE, field, value.toPlainString(), "0 or more");
        }
        return value;
    }

    /** The value, unless it is zero or below. */
    public static BigDecimal requirePositive(String field, BigDecimal value) {
        if (value.signum() == 0) {
            throw new InvalidInputException(Fault.OUT_OF_RANGE, field, value.toPlainString(), "more than 0");
        }
        return requireNonNegative(field, value);
    }

    /** The value, unless it lies outside the range; both ends are inside. */
    public static BigDecimal requireBetween(String field, BigDecimal value, BigDecimal from, BigDecimal to) {
        if (value.compareTo(from) < 0 || value.compareTo(to) > 0) {
            Fault fault = value.signum() < 0 && from.signum() == 0 ? Fault.NEGATIVE : Fault.OUT_OF_RANGE;
            throw new InvalidInputException(
                    fault, field, value.toPlainString(), from.toPlainString() + " to " + to.toPlainString());
        }
        return value;
    }

    /** The count, unless it lies outside the range; both ends are inside. */
    public static int requireBetween(String field, int value, int from, int to) {
        return requireBetween(field, BigDecimal.valueOf(value), BigDecimal.valueOf(from), BigDecimal.valueOf(to))
                .intValueExact();
    }
}
