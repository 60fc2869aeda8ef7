package io.qingyuan.worklist;

import io.qingyuan.identity.Actor;

/** Opens and closes to-dos, in the caller's transaction. */
public interface Worklist {

    /** Opens a to-do, or changes the open one of the same key. */
    void open(WorkItem item);

    /** Closes the open to-do of this key, if there is one. */
    void close(String key);

    /** Closes all open to-dos whose key starts so; for when a whole round or all sample data go. */
    int closeAll(String keyPrefix);

    /** How many open to-dos wait for the person, in the posts and roles they have today. */
    int waiting(Actor actor);
}
