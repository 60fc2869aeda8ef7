package io.qingyuan.rules.internal.dmn;

import io.qingyuan.rules.DmnResult;
import io.qingyuan.rules.DmnResult.Decided;
import io.qingyuan.rules.DmnResult.Fault;
import io.qingyuan.rules.DmnResult.Fired;
import io.qingyuan.rules.DmnResult.Kind;
import io.qingyuan.rules.DmnTest;
import io.qingyuan.rules.FeelFormula;
import io.qingyuan.rules.FeelResult;
import io.qingyuan.rules.FeelType;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Checked decisions that can be run. */
public final class DmnProgram {

    /** An input with what it may be. */
    record Given(String name, FeelType type, @Nullable Cell allowed) {

        boolean admits(Object value) {
            return fits(type, value) && (allowed == null || allowed.accepts(value));
        }
    }

    /** One decision. */
    sealed interface Step permits TableStep, FormulaStep {

        /** Adds its results to the values and outputs, or says why there are none. */
        @Nullable
        Fault run(Map<String, Object> values, Map<String, Object> outputs, List<Fired> fired);
    }

    record FormulaStep(String name, FeelType type, FeelFormula formula) implements Step {

        @Override
        public @Nullable Fault run(Map<String, Object> values, Map<String, Object> outputs, List<Fired> fired) {
            Object result = value(formula, values);
            if (result instanceof FeelResult.Fault(FeelResult.Kind kind, String reason)) {
                return new Fault(Kind.EVALUATION, name, kind + " " + reason);
            }
            if (!fits(type, result)) {
                return new Fault(Kind.EVALUATION, name, String.valueOf(result));
            }
            values.put(name, result);
            outputs.put(name, result);
            return null;
        }
    }

    private final List<Given> givens;
    private final List<Step> steps;

    DmnProgram(List<Given> givens, List<Step> steps) {
        this.givens = List.copyOf(givens);
        this.steps = List.copyOf(steps);
    }

    List<Given> givens() {
        return givens;
    }

    List<Step> steps() {
        return steps;
    }

    /** Decides one after the other; the first fault ends it. */
    public DmnResult run(Map<String, ?> inputs) {
        Map<String, Object> values = new HashMap<>();
        for (Given given : givens) {
            Object value = inputs.get(given.name());
            if (value == null) {
                return new Fault(Kind.MISSING_INPUT, given.name(), "");
            }
            if (!given.admits(value)) {
                return new Fault(Kind.INPUT_NOT_ALLOWED, given.name(), value.toString());
            }
            values.put(given.name(), value);
        }
        Map<String, Object> outputs = new LinkedHashMap<>();
        List<Fired> fired = new ArrayList<>(steps.size());
        for (Step step : steps) {
            Fault fault = step.run(values, outputs, fired);
            if (fault != null) {
                return fault;
            }
        }
        return new Decided(outputs, fired);
    }

    /** The constants of allowed values. */
    public static List<Object> listed(@Nullable String allowed, FeelType type) {
        return allowed == null ? List.of() : Cells.constants(allowed, type);
    }

    /** The tests of a cell, for showing. */
    public static DmnTest test(String text, FeelType type) {
        Cell cell = Cells.parse(text, type);
        return new DmnTest(
                cell instanceof Cell.NoneOf,
                cell.spans().stream()
                        .map(span -> new DmnTest.Stretch(span.low(), span.lowIn(), span.high(), span.highIn()))
                        .toList());
    }

    static boolean fits(FeelType type, Object value) {
        return switch (type) {
            case NUMBER -> value instanceof BigDecimal;
            case TEXT -> value instanceof String;
            case BOOLEAN -> value instanceof Boolean;
            case DAY -> value instanceof LocalDate;
        };
    }

    /** The plain value of a formula, or its fault. */
    static Object value(FeelFormula formula, Map<String, Object> values) {
        FeelResult result = formula.evaluate(values);
        return switch (result) {
            case FeelResult.Decimal(BigDecimal number) -> number;
            case FeelResult.Text(String text) -> text;
            case FeelResult.Truth(boolean truth) -> truth;
            case FeelResult.Fault fault -> fault;
        };
    }
}
