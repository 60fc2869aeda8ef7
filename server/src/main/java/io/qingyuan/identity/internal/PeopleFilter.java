package io.qingyuan.identity.internal;

import io.qingyuan.identity.Role;
import io.qingyuan.identity.Scope;
import org.jspecify.annotations.Nullable;

/**
 * Which people a list shows.
 *
 * @param words part of the name or, for those who may see it, of the login
 * @param state {@code all}, {@code active} (holds a post today), {@code none} (holds none), {@code locked}
 * @param after the last login of the page before
 */
record PeopleFilter(
        Scope scope,
        boolean seesLogins,
        @Nullable String words,
        @Nullable String unit,
        @Nullable Role role,
        State state,
        @Nullable String after) {

    enum State {
        ALL,
        ACTIVE,
        NONE,
        LOCKED
    }
}
