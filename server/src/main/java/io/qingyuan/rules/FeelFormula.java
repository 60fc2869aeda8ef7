package io.qingyuan.rules;

import io.qingyuan.rules.internal.FeelCompiler;
import io.qingyuan.rules.internal.FeelProgram;
import java.util.List;
import java.util.Map;

/**
 * A formula in FEEL that was checked: it can only calculate with the variables it declares. It reaches no clock, no file,
 * no class, defines no functions and has no loops, so it always ends and always gives the same result.
 */
public final class FeelFormula {

    private final String text;
    private final Map<String, FeelType> variables;
    private final FeelProgram program;

    private FeelFormula(String text, Map<String, FeelType> variables, FeelProgram program) {
        this.text = text;
        this.variables = Map.copyOf(variables);
        this.program = program;
    }

    /**
     * Checks and compiles a text.
     *
     * @throws FeelException naming every fault with its position
     */
    public static FeelFormula compile(String text, Map<String, FeelType> variables) {
        return new FeelFormula(text, variables, FeelCompiler.compile(text, variables));
    }

    /** What is wrong with the text; empty when it is fine. */
    public static List<FeelProblem> check(String text, Map<String, FeelType> variables) {
        try {
            FeelCompiler.compile(text, variables);
            return List.of();
        } catch (FeelException e) {
            return e.problems();
        }
    }

    /**
     * Calculates.
     *
     * @param values {@code BigDecimal}, {@code String}, {@code Boolean} or {@code LocalDate} by variable
     */
    public FeelResult evaluate(Map<String, ?> values) {
        for (String name : variables.keySet()) {
            if (values.get(name) == null) {
                return new FeelResult.Fault(FeelResult.Kind.MISSING_VARIABLE, name);
            }
        }
        return program.run(values);
    }

    public String text() {
        return text;
    }

    public Map<String, FeelType> variables() {
        return variables;
    }
}
