package io.qingyuan.identity;

import org.jspecify.annotations.Nullable;

/**
 * One line of a policy table: this role may do this verb to things of this kind that it stands in this relation to.
 *
 * @param kind {@code *} for every kind
 * @param role null for everybody who is signed in
 * @param source file and line, as {@code statistics.csv:4}
 */
public record Rule(String kind, Verb verb, @Nullable Role role, Relation relation, String source) {

    public boolean concerns(Verb asked, String askedKind) {
        return verb == asked && (kind.equals("*") || kind.equals(askedKind));
    }
}
