package io.qingyuan.rules;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What decisions gave. There is no null: what is no result is a fault. */
public sealed interface DmnResult {

    /**
     * A result.
     *
     * @param outputs {@code BigDecimal}, {@code String}, {@code Boolean}, {@code LocalDate} or a list of them, by name
     * @param fired for each table the rows the result comes from
     */
    record Decided(Map<String, Object> outputs, List<Fired> fired) implements DmnResult {

        public Decided {
            outputs = new LinkedHashMap<>(outputs);
            fired = List.copyOf(fired);
        }
    }

    /**
     * Why there is no result.
     *
     * @param subject the input or decision it is about
     * @param reason the value, or what the engine said
     */
    record Fault(Kind kind, String subject, String reason) implements DmnResult {}

    /** The rows of a table that fired, by number from 1. */
    record Fired(String decision, List<Integer> rows) {

        public Fired {
            rows = List.copyOf(rows);
        }
    }

    enum Kind {
        MISSING_INPUT,
        INPUT_NOT_ALLOWED,
        NO_RULE,
        SEVERAL_RULES,
        EVALUATION
    }
}
