package io.qingyuan.rules;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a DMN text says, as people read it: inputs, and decisions in the order they are made.
 *
 * @param decisions a decision stands after those it needs
 */
public record DmnModel(String name, List<Input> inputs, List<Decision> decisions) {

    public DmnModel {
        inputs = List.copyOf(inputs);
        decisions = List.copyOf(decisions);
    }

    /**
     * A value that is given.
     *
     * @param allowed unary tests a value must pass, such as {@code "a","b"} or {@code >= 0}; null allows every value
     */
    public record Input(
            String name, FeelType type, @Nullable String allowed, int line) {}

    /** One decision; its results are the values it adds. */
    public sealed interface Decision {
        String name();

        /** Inputs and earlier decisions it is made from. */
        List<String> needs();

        int line();

        /** The values it adds: its own name, or the names of its outputs where there are several. */
        List<Output> outputs();
    }

    /** A decision table. */
    public record Table(
            String name,
            List<String> needs,
            HitPolicy policy,
            List<Column> columns,
            List<Output> outputs,
            List<String> annotations,
            List<Row> rows,
            int line)
            implements Decision {

        public Table {
            needs = List.copyOf(needs);
            columns = List.copyOf(columns);
            outputs = List.copyOf(outputs);
            annotations = List.copyOf(annotations);
            rows = List.copyOf(rows);
        }
    }

    /** A decision that is one formula. */
    public record Formula(String name, List<String> needs, Output output, String feel, int line) implements Decision {

        public Formula {
            needs = List.copyOf(needs);
        }

        @Override
        public List<Output> outputs() {
            return List.of(output);
        }
    }

    /**
     * A column of conditions.
     *
     * @param expression what the tests look at: mostly the name of an input
     */
    public record Column(
            String expression, FeelType type, @Nullable String allowed, int line) {}

    /**
     * A value a decision gives.
     *
     * @param allowed the values there are, the one that goes before others first; null allows every value
     */
    public record Output(
            String name, FeelType type, @Nullable String allowed, int line) {}

    /**
     * A row.
     *
     * @param number from 1, as receipts name it
     * @param tests one for each column
     * @param results one for each output
     */
    public record Row(int number, List<String> tests, List<String> results, List<String> annotations, int line) {

        public Row {
            tests = List.copyOf(tests);
            results = List.copyOf(results);
            annotations = List.copyOf(annotations);
        }
    }
}
