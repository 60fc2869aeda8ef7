package io.qingyuan.identity;

import java.time.Instant;

/** Expiring permission for one thing, so that whoever must judge it sees it. */
public interface Grants {

    /** Assigns a thing to a person until a moment; the person may do what rules with relation {@code assigned} say. */
    void assign(Actor by, PersonId to, String kind, String thingId, Instant until, String reason);

    /** Assigns a thing to whoever holds a post. */
    void assign(Actor by, PostId to, String kind, String thingId, Instant until, String reason);

    /** Ends all grants on a thing at once. */
    void end(Actor by, String kind, String thingId);
}
