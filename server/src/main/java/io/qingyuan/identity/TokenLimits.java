package io.qingyuan.identity;

import java.util.Set;

/**
 * What an API token is limited to. Within it the token does what its person may do, never more.
 *
 * @param readOnly whether it only reads
 * @param modules the modules its requests may go to, by the first word of a kind such as {@code statistics}; empty for all
 */
public record TokenLimits(boolean readOnly, Set<String> modules) {

    /** All that the person may do. */
    public static final TokenLimits NONE = new TokenLimits(false, Set.of());

    public TokenLimits {
        modules = Set.copyOf(modules);
    }

    public boolean allow(Verb verb, String kind) {
        boolean reads = verb == Verb.READ || verb == Verb.READ_PRIVATE;
        return (!readOnly || reads) && (modules.isEmpty() || modules.contains(module(kind)));
    }

    /** {@code statistics} of {@code statistics.figure}. */
    public static String module(String kind) {
        int dot = kind.indexOf('.');
        return dot < 0 ? kind : kind.substring(0, dot);
    }
}
