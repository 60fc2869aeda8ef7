package io.qingyuan.rules.internal.dmn;

import io.qingyuan.rules.DmnChange;
import io.qingyuan.rules.DmnChange.Relation;
import io.qingyuan.rules.DmnModel;
import io.qingyuan.rules.DmnResult;
import io.qingyuan.rules.DmnResult.Decided;
import io.qingyuan.rules.FeelType;
import io.qingyuan.rules.internal.dmn.Cell.Span;
import io.qingyuan.rules.internal.dmn.DmnProgram.Given;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What would change a result. Between two neighbouring bounds of its cells an input makes no difference, so one trial in
 * each stretch is enough.
 */
public final class DmnChanges {

    /** A stretch of values between bounds. */
    private record Stretch(Object sample, Object bound, boolean atBound, boolean above) {}

    private final DmnModel model;
    private final DmnProgram program;

    public DmnChanges(DmnModel model, DmnProgram program) {
        this.model = model;
        this.program = program;
    }

    /** For each input, in the order of the model, the nearest changes of it alone. */
    public List<DmnChange> from(Map<String, ?> values, String output) {
        if (!(program.run(values) instanceof Decided now)) {
            return List.of();
        }
        Object result = now.outputs().get(output);
        List<DmnChange> changes = new ArrayList<>();
        for (DmnModel.Input input : model.inputs()) {
            Trial trial = new Trial(input.name(), new HashMap<>(values), output, result);
            Object value = values.get(input.name());
            if (value == null) {
                continue;
            }
            if (input.type() == FeelType.NUMBER || input.type() == FeelType.DAY) {
                ordered(input, value, trial, changes);
            } else {
                named(input, value, trial, changes);
            }
        }
        return changes;
    }

    /** Values with one input changed. */
    private final class Trial {
        private final String input;
        private final Map<String, Object> values;
        private final String output;
        private final @Nullable Object before;

        Trial(String input, Map<String, Object> values, String output, @Nullable Object before) {
            this.input = input;
            this.values = values;
            this.output = output;
            this.before = before;
        }

        Optional<Map<String, Object>> with(Object value) {
            values.put(input, value);
            DmnResult result = program.run(values);
            return result instanceof Decided decided
                            && !Objects.equals(decided.outputs().get(output), before)
                    ? Optional.of(decided.outputs())
                    : Optional.empty();
        }
    }

    private void named(DmnModel.Input input, Object value, Trial trial, List<DmnChange> changes) {
        Map<Object, List<Object>> values = new LinkedHashMap<>();
        Map<Object, Map<String, Object>> outputs = new LinkedHashMap<>();
        for (Object other : named(input)) {
            if (Cell.compare(other, value) != 0) {
                trial.with(other).ifPresent(given -> {
                    Object result = Objects.requireNonNull(given.get(trial.output), trial.output);
                    values.computeIfAbsent(result, _ -> new ArrayList<>()).add(other);
                    outputs.putIfAbsent(result, given);
                });
            }
        }
        values.forEach((result, all) ->
                changes.add(new DmnChange(input.name(), Relation.IS, all, outputs.getOrDefault(result, Map.of()))));
    }

    /** The values there are, in the order they are declared. */
    private List<Object> named(DmnModel.Input input) {
        if (input.type() == FeelType.BOOLEAN) {
            return List.of(true, false);
        }
        List<Object> values = new ArrayList<>();
        if (input.allowed() != null) {
            values.addAll(Cells.constants(input.allowed(), input.type()));
        }
        return values.isEmpty() ? List.copyOf(bounds(input)) : values;
    }

    private void ordered(DmnModel.Input input, Object value, Trial trial, List<DmnChange> changes) {
        List<Stretch> stretches = stretches(List.copyOf(bounds(input)));
        int here = 0;
        while (here < stretches.size() && !holds(stretches, here, value)) {
            here++;
        }
        for (int i = here + 1; i < stretches.size(); i++) {
            Stretch stretch = stretches.get(i);
            Optional<Map<String, Object>> outputs = trial.with(stretch.sample());
            if (outputs.isPresent()) {
                Relation relation = stretch.atBound() ? Relation.REACHES : Relation.EXCEEDS;
                changes.add(new DmnChange(input.name(), relation, List.of(stretch.bound()), outputs.get()));
                break;
            }
        }
        for (int i = Math.min(here, stretches.size()) - 1; i >= 0; i--) {
            Stretch stretch = stretches.get(i);
            Optional<Map<String, Object>> outputs = trial.with(stretch.sample());
            if (outputs.isPresent()) {
                Object bound = stretch.atBound()
                        ? stretch.bound()
                        : stretches.get(i + 1).bound();
                Relation relation = stretch.atBound() ? Relation.FALLS_TO : Relation.FALLS_BELOW;
                changes.add(new DmnChange(input.name(), relation, List.of(bound), outputs.get()));
                break;
            }
        }
    }

    private static boolean holds(List<Stretch> stretches, int index, Object value) {
        Stretch stretch = stretches.get(index);
        int order = Cell.compare(value, stretch.bound());
        if (stretch.atBound()) {
            return order == 0;
        }
        if (!stretch.above()) {
            return order < 0;
        }
        boolean last = index + 1 == stretches.size();
        return order > 0
                && (last || Cell.compare(value, stretches.get(index + 1).bound()) < 0);
    }

    private static List<Stretch> stretches(List<Object> bounds) {
        List<Stretch> stretches = new ArrayList<>();
        for (int i = 0; i < bounds.size(); i++) {
            Object bound = bounds.get(i);
            if (i == 0) {
                stretches.add(new Stretch(beside(bound, -1), bound, false, false));
            }
            stretches.add(new Stretch(bound, bound, true, false));
            if (i + 1 == bounds.size()) {
                stretches.add(new Stretch(beside(bound, 1), bound, false, true));
            } else {
                between(bound, bounds.get(i + 1))
                        .ifPresent(middle -> stretches.add(new Stretch(middle, bound, false, true)));
            }
        }
        return stretches;
    }

    private static Object beside(Object value, int step) {
        return value instanceof LocalDate day ? day.plusDays(step) : ((BigDecimal) value).add(BigDecimal.valueOf(step));
    }

    private static Optional<Object> between(Object low, Object high) {
        if (low instanceof LocalDate day) {
            LocalDate next = day.plusDays(1);
            return next.equals(high) ? Optional.empty() : Optional.of(next);
        }
        BigDecimal sum = ((BigDecimal) low).add((BigDecimal) high);
        return Optional.of(sum.multiply(new BigDecimal("0.5")));
    }

    /** All values the cells of an input's columns begin or end with, in order. */
    private NavigableSet<Object> bounds(DmnModel.Input input) {
        NavigableSet<Object> bounds = new TreeSet<>(Cell::compare);
        for (Given given : program.givens()) {
            if (given.name().equals(input.name()) && given.allowed() != null) {
                given.allowed().spans().forEach(span -> add(span, bounds));
            }
        }
        for (DmnProgram.Step step : program.steps()) {
            if (step instanceof TableStep table) {
                for (int i = 0; i < table.columns().length; i++) {
                    if (table.columns()[i].formula() == null
                            && table.columns()[i].name().equals(input.name())) {
                        for (TableStep.Rule rule : table.rules()) {
                            rule.cells().get(i).spans().forEach(span -> add(span, bounds));
                        }
                    }
                }
            }
        }
        return bounds;
    }

    private static void add(Span span, NavigableSet<Object> bounds) {
        if (span.low() != null) {
            bounds.add(span.low());
        }
        if (span.high() != null) {
            bounds.add(span.high());
        }
    }
}
