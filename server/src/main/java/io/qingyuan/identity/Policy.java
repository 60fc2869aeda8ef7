package io.qingyuan.identity;

import java.util.Set;

/**
 * The one answer to "may this person do this verb on this thing?". The rules are the tables
 * {@code classpath*:policy/*.csv}; what none of them allows is denied.
 */
public interface Policy {

    Decision decide(Actor actor, Verb verb, Thing thing);

    /** Whether the actor may do this to at least some thing of the kind. */
    boolean somewhere(Actor actor, Verb verb, String kind);

    /** Which things of the kind the actor may act on; for lists, counts, exports and tiles. It agrees with {@link #decide}. */
    Scope scope(Actor actor, Verb verb, String kind);

    /** All rights of the actor that hold for at least some thing, as {@code kind:VERB}, sorted. */
    Set<String> rights(Actor actor);

    /** Every act that any rule speaks of, as {@code kind:VERB}, sorted. */
    Set<String> acts();

    default boolean allows(Actor actor, Verb verb, Thing thing) {
        return decide(actor, verb, thing).allowed();
    }

    /**
     * Refuses what is not allowed.
     *
     * @throws io.qingyuan.problem.ProblemException {@code request.forbidden}, or {@code identity.other-unit} where the
     *     same act would be allowed for the actor's own unit
     */
    void require(Actor actor, Verb verb, Thing thing);
}
