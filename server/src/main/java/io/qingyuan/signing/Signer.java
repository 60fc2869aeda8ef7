package io.qingyuan.signing;

import io.qingyuan.identity.Actor;
import io.qingyuan.identity.Title;

/**
 * Something that signs for the person who is there: the keys kept here, or, brought by an installation as a bean, an outside
 * certificate service or a token (UKey). No signer signs for anybody but the actor.
 */
public interface Signer {

    /** {@code personal-key}. */
    String id();

    Title title();

    /** Whether the actor could sign with it now. */
    boolean ready(Actor actor);

    /**
     * Signs the text's UTF-8 bytes.
     *
     * @param secret what unlocks it for this one signature: a passphrase, a code; never kept
     * @throws io.qingyuan.problem.ProblemException a {@link SigningProblem}
     */
    Signed sign(Actor actor, String text, String secret);
}
