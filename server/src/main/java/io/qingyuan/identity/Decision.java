package io.qingyuan.identity;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The policy's answer, with what it rests on. */
public sealed interface Decision {

    /**
     * A rule allows it.
     *
     * @param through the post's role that the rule looked at; null for a rule for everybody
     */
    record Allowed(Rule rule, @Nullable Assignment through) implements Decision {}

    /**
     * No rule allows it.
     *
     * @param considered the rules that would allow it to others or for other things
     */
    record Denied(Reason reason, List<Rule> considered) implements Decision {
        public Denied {
            considered = List.copyOf(considered);
        }
    }

    enum Reason {
        /** No rule allows this verb on this kind to anybody. */
        NO_RULE,
        /** Rules allow it to other roles. */
        OTHER_ROLE,
        /** A rule allows it to this role, but for another unit's, area's or person's things. */
        OTHER_THING
    }

    default boolean allowed() {
        return this instanceof Allowed;
    }
}
