package io.qingyuan.rules;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Values of decisions as JSON has them: numbers also as text, days as {@code 2026-01-01}. */
public final class DmnValues {

    private DmnValues() {}

    /** The value of a node; empty where it is none of this type. */
    public static Optional<Object> parse(FeelType type, @Nullable JsonNode node) {
        if (node == null || node.isNull() || node.isContainer()) {
            return Optional.empty();
        }
        if (type == FeelType.BOOLEAN && node.isBoolean()) {
            return Optional.of(node.booleanValue());
        }
        return parse(type, node.isNumber() ? node.decimalValue().toPlainString() : node.asString());
    }

    /** The value of a text; empty where it is none of this type. */
    public static Optional<Object> parse(FeelType type, String text) {
        try {
            return switch (type) {
                case NUMBER -> Optional.of(new BigDecimal(text.strip()));
                case TEXT -> Optional.of(text);
                case BOOLEAN ->
                    text.equals("true") || text.equals("false") ? Optional.of(Boolean.valueOf(text)) : Optional.empty();
                case DAY -> Optional.of(LocalDate.parse(text));
            };
        } catch (NumberFormatException | DateTimeParseException _) {
            return Optional.empty();
        }
    }
}
