package io.qingyuan.evidence;

import io.qingyuan.identity.Actor;
import java.util.Collection;
import java.util.Map;

/** A module that seals says of its subjects who may have their proofs, and what they say today. */
public interface SealedSubjects {

    /** What stands before the slash in the names of its subjects, such as {@code receipt}. */
    String prefix();

    /** Whether the actor may read the thing, and so have its proof with content and salt. */
    boolean mayRead(Actor actor, String id);

    /**
     * What the rows say now, written as it was sealed: a self-check of the log holds them against it.
     *
     * @param ids behind the slash
     * @return by id; an id whose row is gone is missing
     */
    Map<String, String> contents(Collection<String> ids);
}
