package io.qingyuan.receipts;

import java.util.Map;

/**
 * A rule (规则) with its definition. Definitions are kept by their hash, so a receipt can be replayed when the pack that
 * brought its rule is long gone.
 *
 * @param kind what runs it, see {@link RuleExecutor#kind()}
 * @param definition all that decides what the rule does: the text of a formula with its variables, or which revision of
 *     a Java rule
 */
public record Rule(String kind, String id, Canonical definition) {

    /** A rule in Java: a standard's algorithm or a judgment. Old revisions stay callable. */
    public static Rule java(String id, int revision) {
        return new Rule("java", id, Canonical.of(Map.of("java", id, "revision", revision)));
    }

    public RuleRef ref() {
        return new RuleRef(kind, id, definition.hash());
    }
}
