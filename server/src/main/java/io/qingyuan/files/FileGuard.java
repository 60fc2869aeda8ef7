package io.qingyuan.files;

import io.qingyuan.identity.Actor;

/** A module that hangs files on its things says who may read them. Without one, the policy is asked by kind and id. */
public interface FileGuard {

    /** The kind of thing it answers for, as policy tables name it. */
    String kind();

    boolean mayRead(Actor actor, String thingId);
}
