package io.qingyuan.rules;

import io.qingyuan.receipts.Canonical;
import io.qingyuan.receipts.Inputs;
import io.qingyuan.receipts.Outcome;
import io.qingyuan.receipts.Rule;

/**
 * A rule in Java: an algorithm of a national standard, or a judgment. Modules implement it as beans. What it gives for
 * the same inputs never changes; a change of the algorithm is a new class with the next revision beside the old one.
 */
public interface JavaRule {

    String id();

    int revision();

    Outcome apply(Inputs inputs, Canonical parameters);

    default Rule rule() {
        return Rule.java(id(), revision());
    }
}
