package io.qingyuan.receipts;

/**
 * Runs the rules of one kind. Deterministic: the same rule, inputs and parameters always give the same bytes; it reads
 * nothing else, no clock and no table.
 */
public interface RuleExecutor {

    /** Which kind of {@link Rule} it runs. */
    String kind();

    /** What the rule gives; what keeps it from a result is an {@link Outcome#fault}. */
    Outcome apply(Rule rule, Inputs inputs, Canonical parameters);

    /** The text of the rule for people: the formula, or the name and revision of a Java rule. */
    String describe(Rule rule);
}
