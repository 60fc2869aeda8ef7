package io.qingyuan.signing;

import io.qingyuan.identity.Actor;
import io.qingyuan.identity.PersonId;
import io.qingyuan.identity.Title;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Signing for people, and telling whether a signature holds. */
public interface Signing {

    /** What can sign for the actor. */
    List<Choice> choices(Actor actor);

    /**
     * One that can be chosen.
     *
     * @param ready whether it could sign now
     */
    record Choice(String id, Title title, boolean ready) {}

    /**
     * Signs for the actor.
     *
     * @param signer as {@link Signer#id}
     * @throws io.qingyuan.problem.ProblemException a {@link SigningProblem}
     */
    Signed sign(Actor actor, String signer, String text, String secret);

    /** Whether the signature is that of the key over the text; needs nothing but the three. */
    boolean verifies(Signed signed, String text);

    /** Whose key it is, if it was made here. */
    Optional<KeyFact> key(String key);

    /**
     * What is known of a key.
     *
     * @param ended when it was revoked or renewed; a signature from before that day stands
     */
    record KeyFact(
            PersonId person,
            String algorithm,
            Instant made,
            @Nullable Instant ended,
            @Nullable String why) {
        public boolean inForce(Instant at) {
            return !at.isBefore(made) && (ended == null || at.isBefore(ended));
        }
    }
}
