package io.qingyuan.rules;

import java.util.List;

/** The text of a formula is not allowed; nothing of it was run. */
public class FeelException extends IllegalArgumentException {

    private final transient List<FeelProblem> problems;

    public FeelException(String formula, List<FeelProblem> problems) {
        super("formula not allowed: " + formula + " " + problems);
        this.problems = List.copyOf(problems);
    }

    public List<FeelProblem> problems() {
        return problems;
    }
}
