package io.qingyuan.standards;

import io.qingyuan.standards.InvalidInputException.Fault;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * A result of analysis as a laboratory reports it: a number, less than the detection limit, or only that something is
 * there. Result and limit keep the digits they were reported with.
 */
public sealed interface Measured {
    /** A number, zero or more. */
    record Value(BigDecimal value) implements Measured {
        public Value {
            requireReadable(value);
        }
    }

    /** Less than the detection limit (未检出), reported as {@code 0.01L}: somewhere from zero up to, not including, it. */
    record BelowDetection(BigDecimal detectionLimit) implements Measured {
        public BelowDetection {
            requireReadable(detectionLimit);
            InvalidInputException.requirePositive("detection limit", detectionLimit);
        }
    }

    /** Seen or smelled (有) or not (无). */
    record Presence(boolean isPresent) implements Measured {}

    /** A number. */
    static Measured of(BigDecimal value) {
        return new Value(value);
    }

    /**
     * Reads a result: {@code 0.05}, {@code 0.01L} or {@code <0.01} below a detection limit, {@code 有} or {@code 无}.
     * Missing, negative and unreadable ones are refused, and so is 未检出 without its limit.
     *
     * @param item what was measured, for the refusal
     */
    static Measured parse(String item, @Nullable String text) {
        String found = new InputField(item, text).required();
        return switch (found) {
            case "有" -> new Presence(true);
            case "无" -> new Presence(false);
            case "未检出", "ND" ->
                throw new InvalidInputException(Fault.MISSING, item, found, "the detection limit, such as 0.01L");
            default -> parseNumber(item, found);
        };
    }

    private static Measured parseNumber(String item, String found) {
        if (found.startsWith("<") || found.startsWith("＜")) {
            return below(item, found.substring(1));
        }
        if (found.endsWith("L") || found.endsWith("l")) {
            return below(item, found.substring(0, found.length() - 1));
        }
        return new Value(new InputField(item, found).nonNegative());
    }

    private static Measured below(String item, String limit) {
        BigDecimal number = new InputField(item, limit).number();
        return new BelowDetection(InvalidInputException.requirePositive(item, number));
    }

    /** The number; refused where there is none, as by rules that say nothing of results below detection. */
    default BigDecimal number(String item) {
        return switch (this) {
            case Value(BigDecimal value) -> value;
            case BelowDetection(BigDecimal limit) ->
                throw new InvalidInputException(
                        Fault.INCONSISTENT,
                        item,
                        "below " + limit.toPlainString(),
                        "a result above its detection limit");
            case Presence _ -> throw new InvalidInputException(Fault.NOT_A_NUMBER, item, toString(), "a number");
        };
    }

    /**
     * The same result in another unit.
     *
     * @param item what was measured, for the refusal of a unit of another kind
     */
    default Measured in(ConcentrationUnit from, ConcentrationUnit to, String item) {
        return switch (this) {
            case Value(BigDecimal value) -> new Value(from.convert(value, to, item));
            case BelowDetection(BigDecimal limit) -> new BelowDetection(from.convert(limit, to, item));
            case Presence _ -> this;
        };
    }

    private static void requireReadable(BigDecimal value) {
        InvalidInputException.requireNonNegative("measured value", value);
        if (Math.abs(value.scale()) > 40) {
            throw new InvalidInputException(
                    Fault.OUT_OF_RANGE, "measured value", value.toString(), "at most 40 digits around the point");
        }
    }
}
