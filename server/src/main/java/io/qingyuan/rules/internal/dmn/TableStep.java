package io.qingyuan.rules.internal.dmn;

import io.qingyuan.rules.DmnModel.Output;
import io.qingyuan.rules.DmnModel.Table;
import io.qingyuan.rules.DmnResult.Fault;
import io.qingyuan.rules.DmnResult.Fired;
import io.qingyuan.rules.DmnResult.Kind;
import io.qingyuan.rules.FeelFormula;
import io.qingyuan.rules.FeelResult;
import io.qingyuan.rules.FeelType;
import io.qingyuan.rules.HitPolicy;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A compiled table. */
final class TableStep implements DmnProgram.Step {

    /** What a column looks at: a value by its name, or a formula. */
    record Value(String name, FeelType type, @Nullable FeelFormula formula) {}

    /** What a row gives: a constant, or a formula. */
    record Result(@Nullable Object constant, @Nullable FeelFormula formula) {}

    record Rule(int number, List<Cell> cells, List<Result> results) {

        Rule {
            cells = List.copyOf(cells);
            results = List.copyOf(results);
        }
    }

    private final Table table;
    private final Value[] columns;
    private final Rule[] rules;
    private final List<List<Object>> order;

    TableStep(Table table, List<Value> columns, List<Rule> rules, List<List<Object>> order) {
        this.table = table;
        this.columns = columns.toArray(Value[]::new);
        this.rules = rules.toArray(Rule[]::new);
        this.order = order;
    }

    Value[] columns() {
        return columns;
    }

    Rule[] rules() {
        return rules;
    }

    @Override
    public @Nullable Fault run(Map<String, Object> values, Map<String, Object> outputs, List<Fired> fired) {
        Object[] looked = new Object[columns.length];
        for (int i = 0; i < columns.length; i++) {
            FeelFormula formula = columns[i].formula();
            Object value = formula == null ? values.get(columns[i].name()) : DmnProgram.value(formula, values);
            if (value == null || !DmnProgram.fits(columns[i].type(), value)) {
                return new Fault(Kind.EVALUATION, table.name(), columns[i].name() + " = " + value);
            }
            looked[i] = value;
        }
        List<Rule> matching = matching(looked);
        HitPolicy policy = table.policy();
        if (policy == HitPolicy.UNIQUE && matching.size() > 1) {
            return new Fault(Kind.SEVERAL_RULES, table.name(), numbers(matching).toString());
        }
        if (matching.isEmpty() && policy != HitPolicy.COLLECT) {
            return new Fault(Kind.NO_RULE, table.name(), "");
        }
        return switch (policy) {
            case UNIQUE, FIRST, PRIORITY -> single(matching, values, outputs, fired);
            case COLLECT, SUM -> several(matching, values, outputs, fired);
        };
    }

    private List<Rule> matching(Object[] looked) {
        List<Rule> matching = new ArrayList<>(2);
        for (Rule rule : rules) {
            List<Cell> cells = rule.cells();
            boolean holds = true;
            for (int i = 0; holds && i < looked.length; i++) {
                holds = cells.get(i).accepts(looked[i]);
            }
            if (holds) {
                matching.add(rule);
                if (table.policy() == HitPolicy.FIRST) {
                    break;
                }
            }
        }
        return matching;
    }

    private @Nullable Fault single(
            List<Rule> matching, Map<String, Object> values, Map<String, Object> outputs, List<Fired> fired) {
        List<Rule> chosen = new ArrayList<>();
        List<Object> best = List.of();
        for (Rule rule : matching) {
            List<Object> results = new ArrayList<>(rule.results().size());
            for (int i = 0; i < rule.results().size(); i++) {
                Object result = result(rule.results().get(i), values);
                Fault fault = fault(table.outputs().get(i), result);
                if (fault != null) {
                    return fault;
                }
                results.add(result);
            }
            int precedence = chosen.isEmpty() ? -1 : precedence(results, best);
            if (precedence < 0) {
                chosen.clear();
                best = results;
            }
            if (precedence <= 0) {
                chosen.add(rule);
            }
        }
        for (int i = 0; i < best.size(); i++) {
            String name = table.outputs().get(i).name();
            values.put(name, best.get(i));
            outputs.put(name, best.get(i));
        }
        fired.add(new Fired(table.name(), numbers(chosen)));
        return null;
    }

    /** Below zero where the first goes before the second in the order of results. */
    private int precedence(List<Object> left, List<Object> right) {
        for (int i = 0; i < order.size(); i++) {
            int difference = position(i, left.get(i)) - position(i, right.get(i));
            if (difference != 0) {
                return difference;
            }
        }
        return 0;
    }

    private int position(int output, Object value) {
        List<Object> values = order.get(output);
        for (int i = 0; i < values.size(); i++) {
            if (Cell.compare(values.get(i), value) == 0) {
                return i;
            }
        }
        return values.size();
    }

    private @Nullable Fault several(
            List<Rule> matching, Map<String, Object> values, Map<String, Object> outputs, List<Fired> fired) {
        Output output = table.outputs().getFirst();
        List<Object> results = new ArrayList<>(matching.size());
        for (Rule rule : matching) {
            Object result = result(rule.results().getFirst(), values);
            Fault fault = fault(output, result);
            if (fault != null) {
                return fault;
            }
            results.add(result);
        }
        if (table.policy() == HitPolicy.SUM) {
            BigDecimal sum = BigDecimal.ZERO;
            for (Object result : results) {
                sum = sum.add((BigDecimal) result);
            }
            values.put(output.name(), sum);
            outputs.put(output.name(), sum);
        } else {
            outputs.put(output.name(), List.copyOf(results));
        }
        fired.add(new Fired(table.name(), numbers(matching)));
        return null;
    }

    private static Object result(Result result, Map<String, Object> values) {
        if (result.constant() != null) {
            return result.constant();
        }
        FeelFormula formula = result.formula();
        if (formula == null) {
            throw new IllegalStateException("a result is neither a constant nor a formula");
        }
        return DmnProgram.value(formula, values);
    }

    private @Nullable Fault fault(Output output, Object result) {
        if (result instanceof FeelResult.Fault(FeelResult.Kind kind, String reason)) {
            return new Fault(Kind.EVALUATION, table.name(), kind + " " + reason);
        }
        return DmnProgram.fits(output.type(), result)
                ? null
                : new Fault(Kind.EVALUATION, table.name(), String.valueOf(result));
    }

    private static List<Integer> numbers(List<Rule> rules) {
        return rules.stream().map(Rule::number).toList();
    }
}
