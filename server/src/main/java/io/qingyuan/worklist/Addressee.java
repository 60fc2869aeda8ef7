package io.qingyuan.worklist;

import io.qingyuan.identity.PersonId;
import io.qingyuan.identity.PostId;
import io.qingyuan.identity.Role;
import io.qingyuan.identity.UnitId;

/** Whom a to-do waits for. */
public sealed interface Addressee {

    record Person(PersonId person) implements Addressee {}

    /** Whoever holds the post at the time. */
    record Holder(PostId post) implements Addressee {}

    /** Whoever has the role in the unit at the time. */
    record InUnit(UnitId unit, Role role) implements Addressee {}

    /** Whoever has the role, in whichever unit. */
    record Anybody(Role role) implements Addressee {}
}
