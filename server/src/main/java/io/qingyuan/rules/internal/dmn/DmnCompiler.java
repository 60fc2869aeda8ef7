package io.qingyuan.rules.internal.dmn;

import io.qingyuan.rules.DmnException;
import io.qingyuan.rules.DmnModel;
import io.qingyuan.rules.DmnModel.Column;
import io.qingyuan.rules.DmnModel.Decision;
import io.qingyuan.rules.DmnModel.Formula;
import io.qingyuan.rules.DmnModel.Output;
import io.qingyuan.rules.DmnModel.Row;
import io.qingyuan.rules.DmnModel.Table;
import io.qingyuan.rules.DmnProblem;
import io.qingyuan.rules.DmnProblem.Kind;
import io.qingyuan.rules.FeelException;
import io.qingyuan.rules.FeelFormula;
import io.qingyuan.rules.FeelType;
import io.qingyuan.rules.HitPolicy;
import io.qingyuan.rules.internal.dmn.DmnProgram.Given;
import io.qingyuan.rules.internal.dmn.DmnProgram.Step;
import io.qingyuan.rules.internal.dmn.TableStep.Result;
import io.qingyuan.rules.internal.dmn.TableStep.Rule;
import io.qingyuan.rules.internal.dmn.TableStep.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Makes a program of a model; every cell goes through the whitelist of FEEL. */
public final class DmnCompiler {

    private static final Cell ANY = new Cell.Any();

    private final List<DmnProblem> problems = new ArrayList<>();
    private final Map<String, FeelType> known = new HashMap<>();

    /** A text read as a type; tables repeat themselves, and parsing is what takes time. */
    private record Test(String text, FeelType type) {}

    private final Map<Test, Cell> readTests = new HashMap<>();
    private final Map<Test, List<Object>> readConstants = new HashMap<>();
    private final Map<Test, Optional<Object>> readResults = new HashMap<>();

    private DmnCompiler() {}

    /**
     * Compiles.
     *
     * @throws DmnException naming every fault with its line
     */
    public static DmnProgram compile(DmnModel model) {
        return new DmnCompiler().program(model);
    }

    private DmnProgram program(DmnModel model) {
        List<Given> givens = new ArrayList<>();
        for (DmnModel.Input input : model.inputs()) {
            known.put(input.name(), input.type());
            givens.add(new Given(input.name(), input.type(), allowed(input.allowed(), input.type(), input.line())));
        }
        List<Step> steps = new ArrayList<>();
        for (Decision decision : model.decisions()) {
            Map<String, FeelType> names = new HashMap<>();
            for (String need : decision.needs()) {
                Optional.ofNullable(known.get(need)).ifPresent(type -> names.put(need, type));
            }
            switch (decision) {
                case Table table -> steps.add(table(table, names));
                case Formula formula ->
                    formula(formula.feel(), names, formula.line())
                            .ifPresent(feel -> steps.add(new DmnProgram.FormulaStep(
                                    formula.name(), formula.output().type(), feel)));
            }
            boolean list = decision instanceof Table table && table.policy() == HitPolicy.COLLECT;
            if (!list) { // formulas take no lists
                decision.outputs().forEach(output -> known.put(output.name(), output.type()));
            }
        }
        if (!problems.isEmpty()) {
            throw new DmnException(problems);
        }
        return new DmnProgram(givens, steps);
    }

    private TableStep table(Table table, Map<String, FeelType> names) {
        List<Value> columns = new ArrayList<>();
        for (Column column : table.columns()) {
            columns.add(value(column, names));
            allowed(column.allowed(), column.type(), column.line());
        }
        check(table);
        List<Rule> rules = new ArrayList<>();
        for (Row row : table.rows()) {
            List<Cell> cells = new ArrayList<>();
            for (int i = 0; i < row.tests().size(); i++) {
                cells.add(cell(row, i, table.columns().get(i)));
            }
            List<Result> results = new ArrayList<>();
            for (int i = 0; i < row.results().size(); i++) {
                results.add(result(row, i, table.outputs().get(i), names));
            }
            rules.add(new Rule(row.number(), cells, results));
        }
        List<List<Object>> order = table.outputs().stream()
                .map(output -> table.policy() == HitPolicy.PRIORITY ? order(output) : List.<Object>of())
                .toList();
        return new TableStep(table, columns, rules, order);
    }

    private void check(Table table) {
        boolean list = table.policy() == HitPolicy.COLLECT || table.policy() == HitPolicy.SUM;
        if ((list && table.outputs().size() > 1)
                || (table.policy() == HitPolicy.SUM
                        && table.outputs().getFirst().type() != FeelType.NUMBER)) {
            problems.add(
                    DmnProblem.of(Kind.HIT_POLICY, table.line(), table.policy().letter()));
        }
    }

    private Value value(Column column, Map<String, FeelType> names) {
        FeelType type = names.get(column.expression());
        if (type != null && type != column.type()) {
            problems.add(DmnProblem.of(
                    Kind.CELL_TYPE,
                    column.line(),
                    column.expression(),
                    DmnTypes.word(type),
                    DmnTypes.word(column.type())));
        }
        Optional<FeelFormula> formula =
                type != null ? Optional.empty() : formula(column.expression(), names, column.line());
        return new Value(column.expression(), column.type(), formula.orElse(null));
    }

    private Cell cell(Row row, int index, Column column) {
        String text = row.tests().get(index);
        try {
            Cell cell = readTests.get(new Test(text, column.type()));
            if (cell == null) {
                cell = Cells.parse(text, column.type());
                readTests.put(new Test(text, column.type()), cell);
            }
            if (column.allowed() != null) {
                List<Object> values = constants(column.allowed(), column.type());
                for (Cell.Span span : cell.spans()) {
                    if (!values.isEmpty() && span.isPoint() && span.low() != null && !contains(values, span.low())) {
                        problems.add(DmnProblem.of(Kind.CELL_VALUE, row.line(), row.number(), text, column.allowed()));
                    }
                }
            }
            return cell;
        } catch (FeelException e) {
            e.problems()
                    .forEach(problem -> problems.add(DmnProblem.of(
                            Kind.CELL, row.line(), row.number(), column.expression(), text, problem.text())));
            return ANY;
        }
    }

    /** The allowed values of a column, looked at by each of its rows. */
    private List<Object> constants(String allowed, FeelType type) {
        return readConstants.computeIfAbsent(new Test(allowed, type), _ -> Cells.constants(allowed, type));
    }

    private static boolean contains(List<Object> values, Object value) {
        return values.stream().anyMatch(allowed -> Cell.compare(allowed, value) == 0);
    }

    private Result result(Row row, int index, Output output, Map<String, FeelType> names) {
        String text = row.results().get(index);
        Optional<Object> constant =
                readResults.computeIfAbsent(new Test(text, output.type()), _ -> Cells.constant(text, output.type()));
        if (constant.isPresent()) {
            if (output.allowed() != null) {
                List<Object> values = constants(output.allowed(), output.type());
                if (!values.isEmpty() && !contains(values, constant.get())) {
                    problems.add(DmnProblem.of(Kind.CELL_VALUE, row.line(), row.number(), text, output.allowed()));
                }
            }
            return new Result(constant.get(), null);
        }
        List<DmnProblem> found = new ArrayList<>();
        Optional<FeelFormula> formula = formula(text, names, row.line(), found);
        found.forEach(problem -> problems.add(DmnProblem.of(
                Kind.CELL,
                row.line(),
                row.number(),
                output.name(),
                text,
                problem.arguments().getLast())));
        return new Result(null, formula.orElse(null));
    }

    private Optional<FeelFormula> formula(String feel, Map<String, FeelType> names, int line) {
        return formula(feel, names, line, problems);
    }

    private static Optional<FeelFormula> formula(
            String feel, Map<String, FeelType> names, int line, List<DmnProblem> found) {
        try {
            return Optional.of(FeelFormula.compile(feel, names));
        } catch (FeelException e) {
            e.problems().forEach(problem -> found.add(DmnProblem.of(Kind.FORMULA, line, feel, problem.text())));
            return Optional.empty();
        }
    }

    private @Nullable Cell allowed(@Nullable String allowed, FeelType type, int line) {
        if (allowed == null) {
            return null;
        }
        try {
            return Cells.parse(allowed, type);
        } catch (FeelException e) {
            e.problems().forEach(problem -> problems.add(DmnProblem.of(Kind.FORMULA, line, allowed, problem.text())));
            return null;
        }
    }

    private List<Object> order(Output output) {
        List<Object> values = output.allowed() == null ? List.of() : Cells.constants(output.allowed(), output.type());
        if (values.isEmpty()) {
            problems.add(DmnProblem.of(Kind.NO_ORDER, output.line(), output.name()));
        }
        return values;
    }
}
