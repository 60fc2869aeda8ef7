package io.qingyuan.decisions.internal;

import io.qingyuan.decisions.DecisionProblem;
import io.qingyuan.problem.Fault;
import io.qingyuan.problem.ProblemException;
import io.qingyuan.rules.DmnDecision;
import io.qingyuan.rules.DmnModel;
import io.qingyuan.rules.DmnValues;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What people and modules hand in as inputs, as values of the types a table wants. */
final class InputValues {

    private InputValues() {}

    /**
     * The values of a table's inputs.
     *
     * @param elsewhere inputs that stand on facts or receipts and are not looked for
     * @throws ProblemException naming every input that is missing, unknown or no value of its type
     */
    static Map<String, Object> of(DmnDecision decision, Map<String, ?> given, Set<String> elsewhere) {
        Map<String, Object> values = new TreeMap<>();
        List<Fault> faults = new ArrayList<>();
        Map<String, Object> open = new LinkedHashMap<>(given);
        for (DmnModel.Input input : decision.model().inputs()) {
            Object value = open.remove(input.name());
            if (elsewhere.contains(input.name())) {
                continue;
            }
            String pointer = "/inputs/" + input.name();
            if (blank(value)) {
                faults.add(new Fault(pointer, DecisionProblem.INPUT_MISSING, List.of(input.name())));
                continue;
            }
            parse(input, value)
                    .ifPresentOrElse(
                            parsed -> values.put(input.name(), parsed),
                            () -> faults.add(new Fault(
                                    pointer,
                                    DecisionProblem.INPUT_WRONG,
                                    List.of(
                                            input.name(),
                                            Examples.plain(value),
                                            input.type().word()))));
        }
        open.keySet()
                .forEach(
                        name -> faults.add(new Fault("/inputs/" + name, DecisionProblem.INPUT_UNKNOWN, List.of(name))));
        if (!faults.isEmpty()) {
            throw new ProblemException(DecisionProblem.INPUTS, faults, faults.size());
        }
        return values;
    }

    private static boolean blank(@Nullable Object value) {
        return value == null
                || (value instanceof String text && text.isBlank())
                || (value instanceof JsonNode node
                        && (node.isNull() || (node.isString() && node.asString().isBlank())));
    }

    private static Optional<Object> parse(DmnModel.Input input, @Nullable Object value) {
        return switch (value) {
            case null -> Optional.empty();
            case JsonNode node -> DmnValues.parse(input.type(), node);
            case BigDecimal number -> DmnValues.parse(input.type(), number.toPlainString());
            case LocalDate day -> DmnValues.parse(input.type(), day.toString());
            default -> DmnValues.parse(input.type(), value.toString());
        };
    }
}
