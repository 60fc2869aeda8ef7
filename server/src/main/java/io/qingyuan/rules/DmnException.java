package io.qingyuan.rules;

import java.util.List;

/** A DMN text is not allowed; nothing of it was run. */
public class DmnException extends IllegalArgumentException {

    private final transient List<DmnProblem> problems;

    public DmnException(List<DmnProblem> problems) {
        super("decision not allowed: " + problems);
        this.problems = List.copyOf(problems);
    }

    public List<DmnProblem> problems() {
        return problems;
    }
}
