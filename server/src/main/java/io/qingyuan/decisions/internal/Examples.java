package io.qingyuan.decisions.internal;

import io.qingyuan.decisions.internal.Definition.Edition;
import io.qingyuan.decisions.internal.Definition.Example;
import io.qingyuan.rules.DmnDecision;
import io.qingyuan.rules.DmnModel;
import io.qingyuan.rules.DmnResult;
import io.qingyuan.rules.DmnValues;
import io.qingyuan.rules.FeelType;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Decides the examples of a pack and compares what comes out. */
final class Examples {

    /**
     * How an example came out.
     *
     * @param expected what the pack says
     * @param found what the table gives
     */
    record Run(boolean holds, String expected, String found) {}

    private Examples() {}

    static Run run(Definition definition, Example example) {
        Optional<Edition> edition = definition.editionOf(example);
        if (edition.isEmpty()) {
            return new Run(false, expected(example), "–");
        }
        DmnDecision decision = edition.get().decision();
        DmnResult result = decision.evaluate(values(decision, example.in()));
        return new Run(holds(example, result), expected(example), said(result));
    }

    /** The values of an example by the types of the table; what is no value of its type is left out. */
    static Map<String, Object> values(DmnDecision decision, JsonNode given) {
        Map<String, Object> values = new HashMap<>();
        for (DmnModel.Input input : decision.model().inputs()) {
            DmnValues.parse(input.type(), given.get(input.name())).ifPresent(value -> values.put(input.name(), value));
        }
        return values;
    }

    private static boolean holds(Example example, DmnResult result) {
        JsonNode out = example.out();
        return switch (result) {
            case DmnResult.Decided(Map<String, Object> outputs, List<DmnResult.Fired> fired) ->
                out != null
                        && out.properties().stream()
                                .allMatch(member -> same(outputs.get(member.getKey()), member.getValue()));
            case DmnResult.Fault(DmnResult.Kind kind, String subject, String reason) ->
                word(kind).equals(example.fault());
        };
    }

    private static boolean same(@Nullable Object found, JsonNode expected) {
        if (found instanceof List<?> list) {
            return expected.isArray()
                    && expected.size() == list.size()
                    && IntStream.range(0, list.size()).allMatch(i -> equal(list.get(i), expected.get(i)));
        }
        return found != null && equal(found, expected);
    }

    private static boolean equal(Object found, JsonNode expected) {
        return switch (found) {
            case BigDecimal number ->
                DmnValues.parse(FeelType.NUMBER, expected)
                        .filter(value -> ((BigDecimal) value).compareTo(number) == 0)
                        .isPresent();
            default -> !expected.isContainer() && found.toString().equals(expected.asString());
        };
    }

    static String word(DmnResult.Kind kind) {
        return kind.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static String expected(Example example) {
        JsonNode out = example.out();
        return out == null
                ? String.valueOf(example.fault())
                : out.properties().stream()
                        .map(member -> member.getKey() + " = "
                                + (member.getValue().isContainer()
                                        ? member.getValue().toString()
                                        : member.getValue().asString()))
                        .collect(Collectors.joining(", "));
    }

    static String said(DmnResult result) {
        return switch (result) {
            case DmnResult.Decided(Map<String, Object> outputs, List<DmnResult.Fired> fired) ->
                outputs.entrySet().stream()
                        .map(output -> output.getKey() + " = " + plain(output.getValue()))
                        .collect(Collectors.joining(", "));
            case DmnResult.Fault(DmnResult.Kind kind, String subject, String reason) ->
                word(kind) + " (" + subject + (reason.isEmpty() ? "" : ": " + reason) + ")";
        };
    }

    static String plain(@Nullable Object value) {
        return value instanceof BigDecimal number ? number.toPlainString() : String.valueOf(value);
    }
}
